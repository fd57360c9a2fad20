// ECS > Clusters > Create cluster.
import { CreateClusterCommand, ECSClient } from "@aws-sdk/client-ecs";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import RadioGroup from "@cloudscape-design/components/radio-group";
import Select from "@cloudscape-design/components/select";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useFlash } from "../../../app/flashes.tsx";
import { places } from "../../../app/places.ts";
import { useAws } from "../../../aws/live.tsx";
import { FormPage } from "../../../parts/form-page.tsx";
import { sendable, type Tag, TagRows } from "../../../parts/tags.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { createClusterWords } from "./words.ts";

const validName = /^[A-Za-z0-9_-]{1,255}$/;
type Insights = "disabled" | "enabled" | "enhanced";

export default function CreateClusterPage() {
  const t = useWords(createClusterWords);
  const common = useCommonWords();
  const aws = useAws();
  const navigate = useNavigate();
  const { flash } = useFlash();
  const [name, setName] = useState("");
  const [insights, setInsights] = useState<Insights>("disabled");
  const [tags, setTags] = useState<Tag[]>([]);
  const [tried, setTried] = useState(false);
  const nameProblem = validName.test(name) ? undefined : t("nameInvalid");

  const submit = async () => {
    setTried(true);
    if (nameProblem) return;
    await aws.of(ECSClient).send(
      new CreateClusterCommand({
        clusterName: name,
        capacityProviders: ["FARGATE", "FARGATE_SPOT"],
        ...(insights !== "disabled" && { settings: [{ name: "containerInsights", value: insights }] }),
        ...(sendable(tags).length > 0 && { tags: sendable(tags) }),
      }),
    );
    flash({
      type: "success",
      content: t("created", { name }),
      action: { label: t("view"), to: places.cluster(name) },
    });
    await navigate(places.clusters());
  };

  const levels = [
    { value: "disabled", label: t("off") },
    { value: "enabled", label: t("on") },
    { value: "enhanced", label: t("enhanced") },
  ];
  return (
    <FormPage
      title={t("title")}
      crumbs={[
        { text: "Amazon ECS", href: places.clusters() },
        { text: t("clusters"), href: places.clusters() },
      ]}
      submitLabel={common("create")}
      cancelTo={places.clusters()}
      onSubmit={submit}
    >
      <Container header={<Header variant="h2">{t("configuration")}</Header>}>
        <FormField label={t("name")} constraintText={t("nameRule")} errorText={tried ? nameProblem : undefined}>
          <Input value={name} onChange={({ detail }) => setName(detail.value)} autoFocus ariaRequired />
        </FormField>
      </Container>
      <Container
        header={
          <Header variant="h2" description={t("infrastructureHint")}>
            {t("infrastructure")}
          </Header>
        }
      >
        <FormField label={t("fargate")}>
          <RadioGroup
            value="fargate"
            onChange={() => {}}
            items={[
              { value: "fargate", label: t("fargateOnly"), description: t("fargateHint") },
              { value: "self-managed", label: t("selfManaged"), description: t("selfManagedHint"), disabled: true },
            ]}
          />
        </FormField>
      </Container>
      <Container header={<Header variant="h2">{common("optionalLabel", { label: t("monitoring") })}</Header>}>
        <FormField label={t("insights")} description={t("insightsHint")}>
          <Select
            selectedOption={levels.find(({ value }) => value === insights) ?? null}
            onChange={({ detail }) => setInsights((detail.selectedOption.value ?? "disabled") as Insights)}
            options={levels}
          />
        </FormField>
      </Container>
      <Container header={<Header variant="h2">{common("optionalLabel", { label: common("tags") })}</Header>}>
        <TagRows tags={tags} onChange={setTags} />
      </Container>
    </FormPage>
  );
}
