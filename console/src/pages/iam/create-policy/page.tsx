// IAM > Policies > Create policy.
import { CreatePolicyCommand, IAMClient } from "@aws-sdk/client-iam";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useFlash } from "../../../app/flashes.tsx";
import { places } from "../../../app/places.ts";
import { useAws } from "../../../aws/live.tsx";
import { FormPage } from "../../../parts/form-page.tsx";
import { sendable, type Tag, TagRows } from "../../../parts/tags.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { DocumentField } from "../document-field.tsx";
import { documentProblem, firstPolicy, isEntityName, longestPolicyName } from "../documents.ts";
import { iamWords } from "../words.ts";
import { createPolicyWords } from "./words.ts";

export default function CreatePolicyPage() {
  const t = useWords(createPolicyWords);
  const shared = useWords(iamWords);
  const common = useCommonWords();
  const aws = useAws();
  const navigate = useNavigate();
  const { flash } = useFlash();
  const [document, setDocument] = useState(firstPolicy);
  const [name, setName] = useState("");
  const [description, setDescription] = useState("");
  const [tags, setTags] = useState<Tag[]>([]);
  const [tried, setTried] = useState(false);
  const nameProblem = isEntityName(name, longestPolicyName) ? undefined : shared("policyNameRule");
  const submit = async () => {
    setTried(true);
    if (nameProblem || documentProblem(document, "identity")) return;
    const Tags = sendable(tags).map(({ key, value }) => ({ Key: key, Value: value }));
    const command = new CreatePolicyCommand({
      PolicyName: name,
      PolicyDocument: document,
      ...(description !== "" && { Description: description }),
      ...(Tags.length > 0 && { Tags }),
    });
    const { Policy: policy } = await aws.of(IAMClient).send(command);
    const to = places.policy(policy?.Arn ?? "");
    flash({ type: "success", content: t("created", { name }), action: { label: t("view"), to } });
    await navigate(places.policies());
  };
  return (
    <FormPage
      title={t("title")}
      crumbs={[
        { text: "IAM", href: places.users() },
        { text: shared("policies"), href: places.policies() },
      ]}
      submitLabel={t("title")}
      cancelTo={places.policies()}
      onSubmit={submit}
    >
      <Container
        header={
          <Header variant="h2" description={t("permissionsHint")}>
            {t("permissions")}
          </Header>
        }
      >
        <DocumentField value={document} onChange={setDocument} kind="identity" />
      </Container>
      <Container header={<Header variant="h2">{t("details")}</Header>}>
        <SpaceBetween size="m">
          <FormField
            label={shared("policyName")}
            constraintText={shared("policyNameRule")}
            errorText={tried ? nameProblem : undefined}
          >
            <Input value={name} onChange={({ detail }) => setName(detail.value)} ariaRequired />
          </FormField>
          <FormField label={`${common("description")} – ${common("optional")}`}>
            <Input value={description} onChange={({ detail }) => setDescription(detail.value)} />
          </FormField>
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">{`${common("tags")} – ${common("optional")}`}</Header>}>
        <TagRows tags={tags} onChange={setTags} />
      </Container>
    </FormPage>
  );
}
