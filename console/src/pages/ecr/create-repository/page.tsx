// ECR > Repositories > Create repository.
import { CreateRepositoryCommand, ECRClient } from "@aws-sdk/client-ecr";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import RadioGroup from "@cloudscape-design/components/radio-group";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Toggle from "@cloudscape-design/components/toggle";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useFlash } from "../../../app/flashes.tsx";
import { places } from "../../../app/places.ts";
import { useAws } from "../../../aws/live.tsx";
import { FormPage } from "../../../parts/form-page.tsx";
import { pushWords } from "../../../parts/push/words.ts";
import { sendable, type Tag, TagRows } from "../../../parts/tags.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { MutabilityFields } from "../parts/mutability.tsx";
import { filtersProblem, type MutabilityDraft, mutabilityRequest, nameProblem } from "../parts/repository-draft.ts";
import { ecrWords } from "../words.ts";
import { NameField } from "./name-field.tsx";
import { createRepositoryWords } from "./words.ts";

export default function CreateRepositoryPage() {
  const t = useWords(createRepositoryWords);
  const ecr = useWords(ecrWords);
  const push = useWords(pushWords);
  const common = useCommonWords();
  const aws = useAws();
  const navigate = useNavigate();
  const { flash } = useFlash();
  const [name, setName] = useState("");
  const [mutability, setMutability] = useState<MutabilityDraft>({ mutability: "MUTABLE", exclusions: "" });
  const [scanOnPush, setScanOnPush] = useState(false);
  const [tags, setTags] = useState<Tag[]>([]);
  const [tried, setTried] = useState(false);
  const problem = nameProblem(name);

  const submit = async () => {
    setTried(true);
    if (problem || filtersProblem(mutability.exclusions)) return;
    const wanted = sendable(tags);
    await aws.of(ECRClient).send(
      new CreateRepositoryCommand({
        repositoryName: name,
        ...mutabilityRequest(mutability),
        imageScanningConfiguration: { scanOnPush },
        ...(wanted.length > 0 && { tags: wanted.map(({ key, value }) => ({ Key: key, Value: value })) }),
      }),
    );
    const action = { label: push("view"), to: places.pushCommands(name) };
    flash({ type: "success", content: t("created", { name }), action });
    await navigate(places.repositories());
  };

  return (
    <FormPage
      title={t("title")}
      crumbs={[
        { text: "Amazon ECR", href: places.repositories() },
        { text: ecr("repositories"), href: places.repositories() },
      ]}
      submitLabel={common("create")}
      cancelTo={places.repositories()}
      onSubmit={submit}
    >
      <Container header={<Header variant="h2">{t("general")}</Header>}>
        <SpaceBetween size="l">
          <NameField name={name} onChange={setName} problem={tried ? problem : undefined} />
          <MutabilityFields draft={mutability} onChange={setMutability} />
        </SpaceBetween>
      </Container>
      <Container
        header={
          <Header variant="h2" description={t("encryptionHint")}>
            {t("encryptionSettings")}
          </Header>
        }
      >
        <FormField label={t("encryptionConfiguration")}>
          <RadioGroup
            value="AES256"
            onChange={() => {}}
            items={[
              { value: "AES256", label: "AES-256", description: t("aesHint") },
              { value: "KMS", label: "AWS KMS", description: t("kmsHint"), disabled: true },
            ]}
          />
        </FormField>
      </Container>
      <Container header={<Header variant="h2">{t("scanning")}</Header>}>
        <Toggle
          checked={scanOnPush}
          onChange={({ detail }) => setScanOnPush(detail.checked)}
          description={ecr("scanHint")}
        >
          {ecr("scanOnPush")}
        </Toggle>
      </Container>
      <Container header={<Header variant="h2">{`${common("tags")} – ${common("optional")}`}</Header>}>
        <TagRows tags={tags} onChange={setTags} />
      </Container>
    </FormPage>
  );
}
