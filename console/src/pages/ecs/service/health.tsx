// Health and metrics of a service: its deployments as blocks, the way to its newest task, and what it uses.
import type { Service } from "@aws-sdk/client-ecs";
import ColumnLayout from "@cloudscape-design/components/column-layout";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { nameOfArn, places } from "../../../app/places.ts";
import { Go } from "../../../parts/go.tsx";
import { MetricChart } from "../../../parts/metric-chart.tsx";
import { Ago } from "../../../parts/time.tsx";
import { useWords } from "../../../words/use-words.ts";
import { DeploymentBlocks } from "../parts/deployment-blocks.tsx";
import { ServicePicture } from "../parts/service-picture.tsx";
import { StoppedReason } from "../parts/stopped-reason.tsx";
import type { TaskRow } from "../parts/task-collection.ts";
import { tellingFailure } from "./telling-tasks.ts";
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
      <LastFailure service={service} rows={rows} />
      <DeploymentBlocks cluster={cluster} service={service} rows={rows} />
      <ServicePicture cluster={cluster} row={shown.running[0]} definition={shown.definition} />
      <Metrics cluster={cluster} service={service.serviceName ?? ""} />
    </SpaceBetween>
  );
}

/** While tasks are missing, or a deployment has not come to its end: why the last of its tasks ended. */
function LastFailure({ service, rows }: Pick<HealthProps, "service" | "rows">) {
  const t = useWords(servicePageWords);
  const failure = tellingFailure(service, rows);
  if (!failure) return null;
  const id = nameOfArn(failure.arn);
  return (
    <Container
      header={
        <Header variant="h2" description={<Ago at={failure.task.stoppedAt} />}>
          {t("lastFailure")}
        </Header>
      }
    >
      <SpaceBetween size="s">
        <StoppedReason task={failure.task} />
        <Go to={places.task(nameOfArn(service.clusterArn ?? ""), id)}>{t("viewTask", { id: id.slice(0, 8) })}</Go>
      </SpaceBetween>
    </Container>
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
