// The parts of the form that creates a cluster, in AWS's order.
import Checkbox from "@cloudscape-design/components/checkbox";
import Container from "@cloudscape-design/components/container";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import RadioGroup from "@cloudscape-design/components/radio-group";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { TagRows } from "../../../parts/tags.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import type { Insights } from "../cluster/insights.ts";
import type { ClusterDraft, ClusterProblems } from "./draft.ts";
import { createClusterWords } from "./words.ts";

interface SectionProps {
  readonly draft: ClusterDraft;
  readonly problems: ClusterProblems;
  readonly onChange: (draft: ClusterDraft) => void;
}

export function ConfigurationSection({ draft, problems, onChange }: SectionProps) {
  const t = useWords(createClusterWords);
  const common = useCommonWords();
  return (
    <Container header={<Header variant="h2">{t("configuration")}</Header>}>
      <SpaceBetween size="l">
        <FormField label={t("name")} constraintText={t("nameRule")} errorText={problems.name && t(problems.name)}>
          <Input
            value={draft.name}
            onChange={({ detail }) => onChange({ ...draft, name: detail.value })}
            autoFocus
            ariaRequired
          />
        </FormField>
        <ExpandableSection variant="footer" headerText={common("optionalLabel", { label: t("serviceConnect") })}>
          <Checkbox checked={false} disabled description={t("serviceConnectHint")} onChange={() => {}}>
            {t("namespace")}
          </Checkbox>
        </ExpandableSection>
      </SpaceBetween>
    </Container>
  );
}

export function InfrastructureSection() {
  const t = useWords(createClusterWords);
  return (
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
            { value: "managed", label: t("managed"), description: t("managedHint"), disabled: true },
            { value: "self-managed", label: t("selfManaged"), description: t("selfManagedHint"), disabled: true },
          ]}
        />
      </FormField>
    </Container>
  );
}

export function MonitoringSection({ draft, onChange }: SectionProps) {
  const t = useWords(createClusterWords);
  const common = useCommonWords();
  const levels = [
    { value: "disabled", label: t("off") },
    { value: "enabled", label: t("on") },
    { value: "enhanced", label: t("enhanced") },
  ];
  return (
    <Container header={<Header variant="h2">{common("optionalLabel", { label: t("monitoring") })}</Header>}>
      <FormField label={t("insights")} description={t("insightsHint")}>
        <Select
          selectedOption={levels.find(({ value }) => value === draft.insights) ?? null}
          options={levels}
          onChange={({ detail }) => onChange({ ...draft, insights: detail.selectedOption.value as Insights })}
        />
      </FormField>
    </Container>
  );
}

export function EncryptionSection() {
  const t = useWords(createClusterWords);
  const common = useCommonWords();
  return (
    <ExpandableSection
      variant="container"
      headingTagOverride="h2"
      headerText={common("optionalLabel", { label: t("encryption") })}
    >
      <Checkbox checked={false} disabled description={t("encryptionHint")} onChange={() => {}}>
        {t("encryptionKey")}
      </Checkbox>
    </ExpandableSection>
  );
}

export function TagsSection({ draft, onChange }: SectionProps) {
  const common = useCommonWords();
  return (
    <ExpandableSection
      variant="container"
      headingTagOverride="h2"
      headerText={common("optionalLabel", { label: common("tags") })}
      headerDescription={common("tagsHelp")}
    >
      <TagRows tags={draft.tags} onChange={(tags) => onChange({ ...draft, tags })} />
    </ExpandableSection>
  );
}
