// IAM > Roles > a role: permissions, trust, tags.
import type { Role } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { places } from "../../../app/places.ts";
import { useLive } from "../../../aws/live.tsx";
import { Copyable, Facts } from "../../../parts/facts.tsx";
import { Loaded, Page } from "../../../parts/page.tsx";
import { TabSet } from "../../../parts/tab-set.tsx";
import { Time } from "../../../parts/time.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { DeleteHolder } from "../delete-holder.tsx";
import { decodeDocument, isServiceLinked } from "../documents.ts";
import { Permissions } from "../permissions.tsx";
import { roleRead } from "../reads.ts";
import { IamTags } from "../tags.tsx";
import { iamWords } from "../words.ts";
import { TrustPolicy } from "./trust.tsx";
import { roleWords } from "./words.ts";

export default function RolePage() {
  const { role: name = "" } = useParams();
  const t = useWords(roleWords);
  const shared = useWords(iamWords);
  const navigate = useNavigate();
  const role = useLive(roleRead(name));
  const [deleting, setDeleting] = useState(false);
  const close = (isGone: boolean) => {
    setDeleting(false);
    if (isGone) void navigate(places.roles());
  };
  return (
    <Page
      title={name}
      crumbs={[
        { text: "IAM", href: places.users() },
        { text: shared("roles"), href: places.roles() },
      ]}
      actions={
        role.data && (
          <Button
            disabled={isServiceLinked(role.data.Path)}
            disabledReason={shared("cannotDeleteLinked")}
            onClick={() => setDeleting(true)}
          >
            {t("deleteRole")}
          </Button>
        )
      }
    >
      <Loaded read={role}>{(found) => <RoleContent role={found} />}</Loaded>
      {deleting && <DeleteHolder holder={{ kind: "role", name }} onClose={close} />}
    </Page>
  );
}

function RoleContent({ role }: { readonly role: Role }) {
  const t = useWords(roleWords);
  const shared = useWords(iamWords);
  const common = useCommonWords();
  const { RoleName: name = "", MaxSessionDuration: seconds = 3600 } = role;
  const trust = () => (
    <TrustPolicy
      role={name}
      document={decodeDocument(role.AssumeRolePolicyDocument)}
      isLinked={isServiceLinked(role.Path)}
    />
  );
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{common("details")}</Header>}>
        <Facts
          columns={3}
          items={[
            { label: common("arn"), value: <Copyable text={role.Arn ?? ""} /> },
            { label: common("description"), value: role.Description },
            { label: shared("uniqueId"), value: role.RoleId },
            { label: shared("path"), value: role.Path },
            { label: common("createdAt"), value: <Time at={role.CreateDate} /> },
            { label: t("maxSession"), value: t("hours", { hours: seconds / 3600 }) },
          ]}
        />
      </Container>
      <TabSet
        label={name}
        hrefOf={(tab) => places.role(name, tab)}
        tabs={[
          {
            id: "permissions",
            label: shared("permissions"),
            content: () => <Permissions holder={{ kind: "role", name }} />,
          },
          { id: "trust", label: t("trust"), content: trust },
          {
            id: "tags",
            label: common("tags"),
            content: () => <IamTags of={{ kind: "role", id: name }} name={name} />,
          },
        ]}
      />
    </SpaceBetween>
  );
}
