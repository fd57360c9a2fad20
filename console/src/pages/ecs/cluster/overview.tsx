// What a cluster is, and how much of what it has; kept true by change notices.
import type { Cluster } from "@aws-sdk/client-ecs";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { Copyable, Facts } from "../../../parts/facts.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { drainingServices } from "./statistics.ts";
import { insightsOf } from "./insights.ts";
import { clusterWords } from "./words.ts";

export function Overview({ cluster }: { readonly cluster: Cluster }) {
  const t = useWords(clusterWords);
  const common = useCommonWords();
  const { clusterArn = "", status = "" } = cluster;
  const monitoring = { disabled: t("default"), enabled: t("insights"), enhanced: t("insightsEnhanced") };
  return (
    <Container header={<Header variant="h2">{t("overview")}</Header>}>
      <Facts
        items={[
          { label: common("arn"), value: <Copyable text={clusterArn} /> },
          {
            label: common("status"),
            value: (
              <StatusIndicator type={status === "ACTIVE" ? "success" : "stopped"}>
                {status === "ACTIVE" ? t("active") : status}
              </StatusIndicator>
            ),
          },
          { label: t("monitoring"), value: monitoring[insightsOf(cluster)] },
          { label: t("containerInstances"), value: cluster.registeredContainerInstancesCount },
          { label: t("servicesDraining"), value: drainingServices(cluster) },
          { label: t("servicesActive"), value: cluster.activeServicesCount },
          { label: t("tasksPending"), value: cluster.pendingTasksCount },
          { label: t("tasksRunning"), value: cluster.runningTasksCount },
        ]}
      />
    </Container>
  );
}
