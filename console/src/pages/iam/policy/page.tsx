// IAM > Policies > a policy: its document, versions, who holds it, tags.
import {
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  IAMClient,
  paginateListPolicyVersions,
  type Policy,
} from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { useFlash } from "../../../app/flashes.tsx";
import { places } from "../../../app/places.ts";
import { useAws, useLive } from "../../../aws/live.tsx";
import { ConfirmDelete } from "../../../parts/confirm-delete.tsx";
import { Copyable, Facts } from "../../../parts/facts.tsx";
import { Loaded, Page } from "../../../parts/page.tsx";
import { TabSet } from "../../../parts/tab-set.tsx";
import { Time } from "../../../parts/time.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { isAwsManaged } from "../attach-policies.tsx";
import { all } from "../pages.ts";
import { type PolicyFacts, policyRead } from "../reads.ts";
import { IamTags } from "../tags.tsx";
import { iamWords } from "../words.ts";
import { PolicyDocument } from "./document.tsx";
import { Entities } from "./entities.tsx";
import { Versions } from "./versions.tsx";
import { policyWords } from "./words.ts";

export default function PolicyPage() {
  const { policy: arn = "" } = useParams();
  const shared = useWords(iamWords);
  const facts = useLive(policyRead(arn));
  return (
    <Page
      title={arn.split("/").at(-1) ?? arn}
      crumbs={[
        { text: "IAM", href: places.users() },
        { text: shared("policies"), href: places.policies() },
      ]}
      actions={facts.data && <DeletePolicy policy={facts.data.policy} />}
    >
      <Loaded read={facts}>{(found) => <PolicyContent facts={found} />}</Loaded>
    </Page>
  );
}

function PolicyContent({ facts }: { readonly facts: PolicyFacts }) {
  const t = useWords(policyWords);
  const shared = useWords(iamWords);
  const common = useCommonWords();
  const { policy } = facts;
  const { Arn = "", PolicyName: name = "", AttachmentCount: count = 0 } = policy;
  const tags = () => <IamTags of={{ kind: "policy", id: Arn }} name={name} isFixed={isAwsManaged(policy)} />;
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{common("details")}</Header>}>
        <Facts
          columns={3}
          items={[
            { label: common("arn"), value: <Copyable text={Arn} /> },
            {
              label: shared("policyType"),
              value: shared(isAwsManaged(policy) ? "awsManaged" : "customerManaged"),
            },
            { label: t("entities"), value: t("attachedTo", { count }) },
            { label: common("description"), value: policy.Description },
            { label: common("createdAt"), value: <Time at={policy.CreateDate} /> },
            { label: t("version"), value: policy.DefaultVersionId },
          ]}
        />
      </Container>
      <TabSet
        label={name}
        hrefOf={(tab) => places.policy(Arn, tab)}
        tabs={[
          { id: "document", label: shared("document"), content: () => <PolicyDocument facts={facts} /> },
          { id: "versions", label: t("versions"), content: () => <Versions policy={policy} /> },
          { id: "entities", label: t("entities"), content: () => <Entities arn={Arn} /> },
          { id: "tags", label: common("tags"), content: tags },
        ]}
      />
    </SpaceBetween>
  );
}

function DeletePolicy({ policy }: { readonly policy: Policy }) {
  const t = useWords(policyWords);
  const shared = useWords(iamWords);
  const common = useCommonWords();
  const aws = useAws();
  const navigate = useNavigate();
  const { flash } = useFlash();
  const [asked, setAsked] = useState(false);
  const { Arn = "", PolicyName: name = "", AttachmentCount: count = 0 } = policy;
  const isAws = isAwsManaged(policy);
  const confirm = async () => {
    const iam = aws.of(IAMClient);
    // The default version goes with the policy, the others before it.
    const versions = await all(
      paginateListPolicyVersions({ client: iam }, { PolicyArn: Arn }),
      (page) => page.Versions,
    );
    for (const { VersionId, IsDefaultVersion } of versions)
      if (IsDefaultVersion !== true) await iam.send(new DeletePolicyVersionCommand({ PolicyArn: Arn, VersionId }));
    await iam.send(new DeletePolicyCommand({ PolicyArn: Arn }));
    flash({ type: "success", content: shared("deleted", { name }) });
    await navigate(places.policies());
  };
  return (
    <>
      <Button
        disabled={isAws || count > 0}
        disabledReason={t(isAws ? "cannotChangeAws" : "attachedHint")}
        onClick={() => setAsked(true)}
      >
        {t("deletePolicy")}
      </Button>
      {asked && (
        <ConfirmDelete
          title={common("deleteTitle", { name })}
          word={name}
          onConfirm={confirm}
          onClose={() => setAsked(false)}
        >
          {t("deletePolicyText")}
        </ConfirmDelete>
      )}
    </>
  );
}
