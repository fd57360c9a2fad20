// CPU and memory of a cluster over the last hour: AWS/ECS of CloudWatch.
import Box from "@cloudscape-design/components/box";
import ColumnLayout from "@cloudscape-design/components/column-layout";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { MetricChart, type MetricSeries } from "../../../parts/metric-chart.tsx";
import { useWords } from "../../../words/use-words.ts";
import { clusterWords } from "./words.ts";

const rangeMinutes = 60;

export function MetricsTab({ cluster }: { readonly cluster: string }) {
  const t = useWords(clusterWords);
  const series = (metric: string): MetricSeries[] =>
    [
      { label: t("average"), stat: "Average" },
      { label: t("maximum"), stat: "Maximum" },
    ].map((each) => ({ ...each, namespace: "AWS/ECS", metric, dimensions: { ClusterName: cluster } }));
  return (
    <SpaceBetween size="s">
      <Box color="text-body-secondary">{t("metricsHint")}</Box>
      <ColumnLayout columns={2}>
        <MetricChart
          title={t("clusterCpu")}
          series={series("CPUUtilization")}
          unit="percent"
          rangeMinutes={rangeMinutes}
          headingTag="h2"
        />
        <MetricChart
          title={t("clusterMemory")}
          series={series("MemoryUtilization")}
          unit="percent"
          rangeMinutes={rangeMinutes}
          headingTag="h2"
        />
      </ColumnLayout>
    </SpaceBetween>
  );
}
