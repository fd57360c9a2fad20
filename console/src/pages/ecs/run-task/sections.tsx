// The first parts of the form: what is run, where, and how many.
import type { Cluster } from "@aws-sdk/client-ecs";
import Badge from "@cloudscape-design/components/badge";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useWords } from "../../../words/use-words.ts";
import { ClusterField } from "../parts/cluster-field.tsx";
import { ComputeFields } from "../parts/compute-fields.tsx";
import { DefinitionFields } from "../parts/definition-fields.tsx";
import { type RunTaskDraft, type RunTaskProblems, withCluster } from "./draft.ts";
import { runTaskWords } from "./words.ts";

export interface SectionProps {
  readonly draft: RunTaskDraft;
  readonly problems: RunTaskProblems;
  readonly onChange: (draft: RunTaskDraft) => void;
}

export function DetailsSection({ draft, problems, onChange }: SectionProps) {
  const t = useWords(runTaskWords);
  return (
    <Container header={<Header variant="h2">{t("details")}</Header>}>
      <SpaceBetween size="l">
        <DefinitionFields
          family={draft.family}
          revision={draft.revision}
          problems={problems}
          onFamily={(family) => onChange({ ...draft, family, revision: "" })}
          onRevision={(revision) => onChange({ ...draft, revision })}
        />
        <FormField
          label={t("desiredTasks")}
          description={t("desiredTasksHint")}
          errorText={problems.count && t(problems.count)}
        >
          <Input
            value={draft.count}
            inputMode="numeric"
            onChange={({ detail }) => onChange({ ...draft, count: detail.value })}
          />
        </FormField>
        <FormField label={t("group")} description={t("groupHint")} errorText={problems.group && t(problems.group)}>
          <Input
            value={draft.group}
            placeholder={draft.family && `family:${draft.family}`}
            onChange={({ detail }) => onChange({ ...draft, group: detail.value })}
          />
        </FormField>
      </SpaceBetween>
    </Container>
  );
}

export function EnvironmentSection({
  draft,
  problems,
  onChange,
  clusters,
  fixed,
}: SectionProps & { readonly clusters: readonly Cluster[]; readonly fixed: boolean }) {
  const t = useWords(runTaskWords);
  return (
    <Container
      header={
        <Header variant="h2" info={<Badge>AWS Fargate</Badge>}>
          {t("environment")}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <ClusterField
          clusters={clusters}
          value={draft.cluster}
          fixed={fixed}
          problem={problems.cluster}
          onChange={(cluster) => onChange(withCluster(draft, cluster))}
        />
        <ComputeFields
          draft={draft.compute}
          cluster={clusters.find(({ clusterName }) => clusterName === draft.cluster)}
          problems={problems.compute}
          onChange={(compute) => onChange({ ...draft, compute })}
        />
      </SpaceBetween>
    </Container>
  );
}
