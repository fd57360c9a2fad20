// IAM > Users > a user: permissions, groups, access keys, tags.
import type { User } from "@aws-sdk/client-iam";
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
import { Permissions } from "../permissions.tsx";
import { userRead } from "../reads.ts";
import { IamTags } from "../tags.tsx";
import { iamWords } from "../words.ts";
import { UserGroups } from "./groups.tsx";
import { AccessKeys } from "./keys.tsx";
import { userWords } from "./words.ts";

export default function UserPage() {
  const { user: name = "" } = useParams();
  const t = useWords(userWords);
  const shared = useWords(iamWords);
  const common = useCommonWords();
  const navigate = useNavigate();
  const user = useLive(userRead(name));
  const [deleting, setDeleting] = useState(false);
  const close = (isGone: boolean) => {
    setDeleting(false);
    if (isGone) void navigate(places.users());
  };
  return (
    <Page
      title={name}
      crumbs={[
        { text: "IAM", href: places.users() },
        { text: shared("users"), href: places.users() },
      ]}
      actions={user.data && <Button onClick={() => setDeleting(true)}>{t("deleteUser")}</Button>}
    >
      <Loaded read={user}>
        {(found) => (
          <SpaceBetween size="l">
            <UserFacts user={found} />
            <TabSet
              label={name}
              hrefOf={(tab) => places.user(name, tab)}
              tabs={[
                {
                  id: "permissions",
                  label: shared("permissions"),
                  content: () => <Permissions holder={{ kind: "user", name }} />,
                },
                { id: "groups", label: t("groups"), content: () => <UserGroups user={name} /> },
                { id: "keys", label: t("keys"), content: () => <AccessKeys user={name} /> },
                {
                  id: "tags",
                  label: common("tags"),
                  content: () => <IamTags of={{ kind: "user", id: name }} name={name} />,
                },
              ]}
            />
          </SpaceBetween>
        )}
      </Loaded>
      {deleting && <DeleteHolder holder={{ kind: "user", name }} onClose={close} />}
    </Page>
  );
}

function UserFacts({ user }: { readonly user: User }) {
  const shared = useWords(iamWords);
  const common = useCommonWords();
  return (
    <Container header={<Header variant="h2">{common("details")}</Header>}>
      <Facts
        items={[
          { label: common("arn"), value: <Copyable text={user.Arn ?? ""} /> },
          { label: shared("uniqueId"), value: user.UserId },
          { label: shared("path"), value: user.Path },
          { label: common("createdAt"), value: <Time at={user.CreateDate} /> },
        ]}
      />
    </Container>
  );
}
