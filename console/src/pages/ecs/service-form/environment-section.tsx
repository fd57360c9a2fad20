// Environment: the cluster, and what the service's tasks run on.
import type { Cluster } from "@aws-sdk/client-ecs";
import Badge from "@cloudscape-design/components/badge";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useWords } from "../../../words/use-words.ts";
import { ClusterField } from "../parts/cluster-field.tsx";
import { ComputeFields } from "../parts/compute-fields.tsx";
import { withCluster } from "./draft.ts";
import type { SectionProps } from "./section.ts";
import { serviceFormWords } from "./words.ts";

export interface EnvironmentProps extends SectionProps {
  readonly clusters: readonly Cluster[];
  /** The cluster is part of the address. */
  readonly fixed: boolean;
  readonly takesDefault?: boolean;
}

export function EnvironmentSection({ draft, problems, onChange, clusters, fixed, takesDefault }: EnvironmentProps) {
  const t = useWords(serviceFormWords);
  return (
    <Container
      header={
        <Header variant="h2" info={<Badge>{t("fargate")}</Badge>}>
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
          takesDefault={takesDefault}
          onChange={(compute) => onChange({ ...draft, compute })}
        />
      </SpaceBetween>
    </Container>
  );
}
