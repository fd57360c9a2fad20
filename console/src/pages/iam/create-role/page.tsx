// IAM > Roles > Create role: AWS's three steps on one page: whom it trusts, what it may do, its name.
import { CreateRoleCommand, IAMClient, type Policy } from "@aws-sdk/client-iam";
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
import { PolicyChoice } from "../attach-policies.tsx";
import { documentProblem, isEntityName, longestRoleName } from "../documents.ts";
import { attachPolicy } from "../holders.ts";
import { iamWords } from "../words.ts";
import { firstTrust, TrustSection } from "./trust.tsx";
import { createRoleWords } from "./words.ts";

export default function CreateRolePage() {
  const t = useWords(createRoleWords);
  const shared = useWords(iamWords);
  const common = useCommonWords();
  const aws = useAws();
  const navigate = useNavigate();
  const { flash } = useFlash();
  const [trust, setTrust] = useState(firstTrust);
  const [policies, setPolicies] = useState<readonly Policy[]>([]);
  const [name, setName] = useState("");
  const [description, setDescription] = useState("");
  const [tags, setTags] = useState<Tag[]>([]);
  const [tried, setTried] = useState(false);
  const nameProblem = isEntityName(name, longestRoleName) ? undefined : t("nameRule");
  const submit = async () => {
    setTried(true);
    if (nameProblem || documentProblem(trust.document, "trust")) return;
    const Tags = sendable(tags).map(({ key, value }) => ({ Key: key, Value: value }));
    await aws.of(IAMClient).send(
      new CreateRoleCommand({
        RoleName: name,
        AssumeRolePolicyDocument: trust.document,
        ...(description !== "" && { Description: description }),
        ...(Tags.length > 0 && { Tags }),
      }),
    );
    for (const { Arn = "" } of policies) await attachPolicy(aws, { kind: "role", name }, Arn);
    flash({ type: "success", content: t("created", { name }), action: { label: t("view"), to: places.role(name) } });
    await navigate(places.roles());
  };
  return (
    <FormPage
      title={t("title")}
      crumbs={[
        { text: "IAM", href: places.users() },
        { text: shared("roles"), href: places.roles() },
      ]}
      submitLabel={t("title")}
      cancelTo={places.roles()}
      onSubmit={submit}
    >
      <TrustSection trust={trust} onChange={setTrust} />
      <Container header={<Header variant="h2">{`${t("permissions")} – ${common("optional")}`}</Header>}>
        <PolicyChoice onChoose={setPolicies} headingTag="h3" />
      </Container>
      <Container header={<Header variant="h2">{t("details")}</Header>}>
        <SpaceBetween size="m">
          <FormField label={t("name")} constraintText={t("nameRule")} errorText={tried ? nameProblem : undefined}>
            <Input value={name} onChange={({ detail }) => setName(detail.value)} ariaRequired />
          </FormField>
          <FormField label={`${t("description")} – ${common("optional")}`}>
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
