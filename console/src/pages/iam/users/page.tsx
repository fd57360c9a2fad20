// IAM > Users: the list.
import type { User } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import { useMemo, useState } from "react";
import { places } from "../../../app/places.ts";
import { useLive } from "../../../aws/live.tsx";
import { Go } from "../../../parts/go.tsx";
import { type Column, Listing } from "../../../parts/listing.tsx";
import { Page } from "../../../parts/page.tsx";
import { Time } from "../../../parts/time.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { DeleteHolder } from "../delete-holder.tsx";
import { usersRead } from "../reads.ts";
import { iamWords } from "../words.ts";
import { CreateUser } from "./create-user.tsx";
import { usersWords } from "./words.ts";

function useUserColumns(): readonly Column<User>[] {
  const t = useWords(usersWords);
  const shared = useWords(iamWords);
  const common = useCommonWords();
  return useMemo(
    (): readonly Column<User>[] => [
      {
        id: "name",
        header: t("name"),
        names: true,
        width: 320,
        text: ({ UserName }) => UserName,
        cell: ({ UserName = "" }) => <Go to={places.user(UserName)}>{UserName}</Go>,
      },
      { id: "path", header: shared("path"), text: ({ Path }) => Path, cell: ({ Path }) => Path },
      {
        id: "created",
        header: common("createdAt"),
        text: ({ CreateDate }) => CreateDate?.getTime(),
        cell: ({ CreateDate }) => <Time at={CreateDate} />,
      },
      { id: "arn", header: common("arn"), width: 380, text: ({ Arn }) => Arn, cell: ({ Arn }) => Arn },
    ],
    [t, shared, common],
  );
}

export default function UsersPage() {
  const t = useWords(usersWords);
  const shared = useWords(iamWords);
  const common = useCommonWords();
  const users = useLive(usersRead);
  const columns = useUserColumns();
  const [creating, setCreating] = useState(false);
  const [going, setGoing] = useState<string>();
  const create = (variant: "primary" | "normal") => (
    <Button variant={variant} onClick={() => setCreating(true)}>
      {t("create")}
    </Button>
  );
  return (
    <Page title={shared("users")} crumbs={[{ text: "IAM", href: places.users() }]} description={t("description")}>
      <Listing
        id="users"
        title={shared("users")}
        items={users.data}
        error={users.error}
        onRetry={() => void users.refetch()}
        columns={columns}
        keyOf={({ UserName = "" }) => UserName}
        placeholder={t("find")}
        sortBy={{ column: "name" }}
        selection="single"
        empty={{ title: t("emptyTitle"), hint: t("emptyHint"), action: create("normal") }}
        actions={([user]) => (
          <>
            <Button disabled={!user} disabledReason={common("selectFirst")} onClick={() => setGoing(user?.UserName)}>
              {common("delete")}
            </Button>
            {create("primary")}
          </>
        )}
      />
      {creating && <CreateUser onClose={() => setCreating(false)} />}
      {going !== undefined && (
        <DeleteHolder holder={{ kind: "user", name: going }} onClose={() => setGoing(undefined)} />
      )}
    </Page>
  );
}
