// CloudWatch > Metrics: which there are, and a chart of those that are chosen.
import { CloudWatchClient, type Metric, paginateListMetrics } from "@aws-sdk/client-cloudwatch";
import Alert from "@cloudscape-design/components/alert";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMemo, useState } from "react";
import { places } from "../../../app/places.ts";
import { type LiveRead, useLive } from "../../../aws/live.tsx";
import { Empty } from "../../../parts/listing.tsx";
import { MetricChart } from "../../../parts/metric-chart.tsx";
import { Page } from "../../../parts/page.tsx";
import { useWords } from "../../../words/use-words.ts";
import { Controls, type Drawing } from "./controls.tsx";
import { MetricList } from "./list.tsx";
import { commonUnit, seriesOf, unitOf } from "./metric.ts";
import { metricsWords } from "./words.ts";

const mostSeries = 8;

const metricsRead: LiveRead<Metric[]> = {
  key: ["metrics"],
  on: [],
  everyMs: 30_000,
  read: async (aws, signal) => {
    const metrics: Metric[] = [];
    for await (const page of paginateListMetrics({ client: aws.of(CloudWatchClient) }, {})) {
      signal.throwIfAborted();
      metrics.push(...(page.Metrics ?? []));
    }
    return metrics;
  },
};

export default function MetricsPage() {
  const t = useWords(metricsWords);
  const metrics = useLive(metricsRead);
  const [chosen, setChosen] = useState<readonly Metric[]>([]);
  const [namespace, setNamespace] = useState("");
  const namespaces = useMemo(
    () => [...new Set((metrics.data ?? []).map(({ Namespace = "" }) => Namespace))].sort(),
    [metrics.data],
  );
  const shown = useMemo(
    () => metrics.data?.filter(({ Namespace }) => namespace === "" || Namespace === namespace),
    [metrics.data, namespace],
  );
  const options = [{ value: "", label: t("namespaceAll") }, ...namespaces.map((value) => ({ value, label: value }))];
  return (
    <Page title={t("title")} crumbs={[{ text: "CloudWatch", href: places.metrics() }]} description={t("description")}>
      <SpaceBetween size="l">
        <Drawn metrics={chosen} />
        <MetricList
          metrics={shown}
          error={metrics.error}
          onRetry={() => void metrics.refetch()}
          onChoose={setChosen}
          filters={
            <Select
              ariaLabel={t("namespace")}
              selectedOption={options.find(({ value }) => value === namespace) ?? null}
              options={options}
              onChange={({ detail }) => setNamespace(detail.selectedOption.value ?? "")}
            />
          }
        />
      </SpaceBetween>
    </Page>
  );
}

/** The chart, its controls, and what is to be known about it. */
function Drawn({ metrics }: { readonly metrics: readonly Metric[] }) {
  const t = useWords(metricsWords);
  const [drawing, setDrawing] = useState<Drawing>({ stat: "Average", periodSeconds: 60, rangeMinutes: 60 });
  const drawn = metrics.slice(0, mostSeries);
  const names = [...new Set(drawn.map(({ MetricName = "" }) => MetricName))].join(", ");
  return (
    <SpaceBetween size="m">
      <Container header={<Header variant="h2">{t("chart")}</Header>}>
        <SpaceBetween size="m">
          <Controls drawing={drawing} onChange={setDrawing} />
          {metrics.length > mostSeries && <Alert type="info">{t("tooMany", { count: mostSeries })}</Alert>}
          {new Set(drawn.map(unitOf)).size > 1 && <Alert type="info">{t("mixed")}</Alert>}
          {drawn.length === 0 && (
            <Empty title={t("nothingChosenTitle")} hint={t("nothingChosenHint", { count: mostSeries })} />
          )}
        </SpaceBetween>
      </Container>
      {drawn.length > 0 && (
        <MetricChart
          title={t("chartTitle", { stat: drawing.stat, metrics: names })}
          series={drawn.map((metric) => seriesOf(metric, drawing.stat))}
          unit={drawing.stat === "SampleCount" ? "count" : commonUnit(drawn)}
          rangeMinutes={drawing.rangeMinutes}
          periodSeconds={drawing.periodSeconds}
          heightPx={280}
        />
      )}
    </SpaceBetween>
  );
}
