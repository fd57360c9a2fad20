// Health and metrics of a service: its deployments as blocks, the way to its newest task, and what it uses.
import type { Service } from "@aws-sdk/client-ecs";
import ColumnLayout from "@cloudscape-design/components/column-layout";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { MetricChart } from "../../../parts/metric-chart.tsx";
import { useWords } from "../../../words/use-words.ts";
import { DeploymentBlocks } from "../parts/deployment-blocks.tsx";
import { ServicePicture } from "../parts/service-picture.tsx";
import type { TaskRow } from "../parts/task-collection.ts";
import type { ShownTask } from "./shown-task.ts";
import { servicePageWords } from "./words.ts";

export interface HealthProps {
  readonly cluster: string;
  readonly service: Service;
  /** All tasks of the service. */
  readonly rows: readonly TaskRow[];
  readonly shown: ShownTask;
}

export function HealthTab({ cluster, service, rows, shown }: HealthProps) {
  return (
    <SpaceBetween size="l">
      <DeploymentBlocks cluster={cluster} service={service} rows={rows} />
      <ServicePicture cluster={cluster} row={shown.running[0]} definition={shown.definition} />
      <Metrics cluster={cluster} service={service.serviceName ?? ""} />
    </SpaceBetween>
  );
}

function Metrics({ cluster, service }: { readonly cluster: string; readonly service: string }) {
  const t = useWords(servicePageWords);
  const [range, setRange] = useState("60");
  const seriesOf = (metric: string) =>
    (["Average", "Maximum"] as const).map((stat) => ({
      label: t(stat === "Average" ? "average" : "maximum"),
      namespace: "AWS/ECS",
      metric,
      dimensions: { ClusterName: cluster, ServiceName: service },
      stat,
    }));
  const chart = (title: string, metric: string) => (
    <MetricChart
      title={title}
      series={seriesOf(metric)}
      unit="percent"
      rangeMinutes={Number(range)}
      headingTag="h2"
      emptyHint={t("metricsEmpty")}
    />
  );
  return (
    <SpaceBetween size="s">
      <SegmentedControl
        label={t("range")}
        selectedId={range}
        onChange={({ detail }) => setRange(detail.selectedId)}
        options={[
          { id: "15", text: t("minutes", { count: 15 }) },
          { id: "60", text: t("hours", { count: 1 }) },
          { id: "180", text: t("hours", { count: 3 }) },
          { id: "1440", text: t("hours", { count: 24 }) },
        ]}
      />
      <ColumnLayout columns={2}>
        {chart(t("cpu"), "CPUUtilization")}
        {chart(t("memory"), "MemoryUtilization")}
      </ColumnLayout>
    </SpaceBetween>
  );
}
