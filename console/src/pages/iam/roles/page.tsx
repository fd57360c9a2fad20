// IAM > Roles: the list.
import type { Role } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import { useMemo, useState } from "react";
import { useNavigate } from "react-router";
import { places } from "../../../app/places.ts";
import { useLive } from "../../../aws/live.tsx";
import { Go } from "../../../parts/go.tsx";
import { type Column, Listing } from "../../../parts/listing.tsx";
import { Page } from "../../../parts/page.tsx";
import { Time } from "../../../parts/time.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { DeleteHolder } from "../delete-holder.tsx";
import { decodeDocument, isServiceLinked, trusted } from "../documents.ts";
import { rolesRead } from "../reads.ts";
import { iamWords } from "../words.ts";
import { rolesWords } from "./words.ts";

const trustedBy = ({ AssumeRolePolicyDocument }: Role): string =>
  trusted(decodeDocument(AssumeRolePolicyDocument)).join(", ");

function useRoleColumns(): readonly Column<Role>[] {
  const t = useWords(rolesWords);
  const shared = useWords(iamWords);
  const common = useCommonWords();
  return useMemo(
    (): readonly Column<Role>[] => [
      {
        id: "name",
        header: t("name"),
        names: true,
        width: 320,
        text: ({ RoleName }) => RoleName,
        cell: ({ RoleName = "" }) => <Go to={places.role(RoleName)}>{RoleName}</Go>,
      },
      { id: "trusted", header: t("trusted"), width: 280, text: trustedBy, cell: trustedBy },
      {
        id: "description",
        header: common("description"),
        text: ({ Description }) => Description,
        cell: ({ Description }) => Description ?? common("none"),
      },
      {
        id: "created",
        header: common("createdAt"),
        text: ({ CreateDate }) => CreateDate?.getTime(),
        cell: ({ CreateDate }) => <Time at={CreateDate} />,
      },
      { id: "path", header: shared("path"), hidden: true, text: ({ Path }) => Path, cell: ({ Path }) => Path },
      { id: "arn", header: common("arn"), hidden: true, text: ({ Arn }) => Arn, cell: ({ Arn }) => Arn },
    ],
    [t, shared, common],
  );
}

export default function RolesPage() {
  const t = useWords(rolesWords);
  const shared = useWords(iamWords);
  const common = useCommonWords();
  const navigate = useNavigate();
  const roles = useLive(rolesRead);
  const columns = useRoleColumns();
  const [going, setGoing] = useState<string>();
  const create = (variant: "primary" | "normal") => (
    <Button variant={variant} onClick={() => void navigate(places.createRole())}>
      {t("create")}
    </Button>
  );
  return (
    <Page title={shared("roles")} crumbs={[{ text: "IAM", href: places.roles() }]} description={t("description")}>
      <Listing
        id="roles"
        title={shared("roles")}
        items={roles.data}
        error={roles.error}
        onRetry={() => void roles.refetch()}
        columns={columns}
        keyOf={({ RoleName = "" }) => RoleName}
        placeholder={t("find")}
        sortBy={{ column: "name" }}
        selection="single"
        empty={{ title: t("emptyTitle"), hint: t("emptyHint"), action: create("normal") }}
        actions={([role]) => (
          <>
            <Button
              disabled={!role || isServiceLinked(role.Path)}
              disabledReason={role ? shared("cannotDeleteLinked") : common("selectFirst")}
              onClick={() => setGoing(role?.RoleName)}
            >
              {common("delete")}
            </Button>
            {create("primary")}
          </>
        )}
      />
      {going !== undefined && (
        <DeleteHolder holder={{ kind: "role", name: going }} onClose={() => setGoing(undefined)} />
      )}
    </Page>
  );
}
