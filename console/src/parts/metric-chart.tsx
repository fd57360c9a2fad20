// A chart of CloudWatch's metrics that goes on by itself: drawn lazily, with gaps where nothing was measured, as a table on demand.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header, { type HeaderProps } from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Spinner from "@cloudscape-design/components/spinner";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useSettings } from "../app/settings.tsx";
import { useLive } from "../aws/live.tsx";
import { useWords } from "../words/use-words.ts";
import { Empty } from "./listing.tsx";
import "./metric-chart.css";
import { formatValue, type MetricUnit, periodFor, summary } from "./metrics/points.ts";
import { type MetricData, metricRead, type MetricSeries } from "./metrics/reading.ts";
import { ValueTable } from "./metrics/value-table.tsx";
import { metricWords } from "./metrics/words.ts";
import { ProblemAlert } from "./page.tsx";

export type { MetricUnit } from "./metrics/points.ts";
export type { MetricSeries } from "./metrics/reading.ts";

const MetricLines = lazy(() => import("./metrics/line-chart.tsx"));

export interface MetricChartProps {
  readonly title: string;
  readonly series: readonly MetricSeries[];
  readonly unit: MetricUnit;
  readonly rangeMinutes: number;
  /** The length of time that each value stands for; by the range unless given. */
  readonly periodSeconds?: number;
  /** The title's level; h3 unless given. */
  readonly headingTag?: HeaderProps["headingTagOverride"];
  readonly description?: ReactNode;
  /** What stands there as long as there are no values; that they come within a minute, unless given. */
  readonly emptyHint?: string;
  readonly heightPx?: number;
}

/** Told apart from each other, and from white and black, with a contrast of three and more. */
const palette = ["#0e7c86", "#b8543a", "#6a5acd", "#3a7d34", "#a4479c", "#8a6d1b", "#2f6fb5", "#b94a6c"];

export function MetricChart(props: MetricChartProps) {
  const { title, series, rangeMinutes, periodSeconds = periodFor(rangeMinutes), heightPx = 180 } = props;
  const t = useWords(metricWords);
  const [isTable, setTable] = useState(false);
  const read = useLive(metricRead(series, { rangeMinutes, periodSeconds }));
  const hasValues = read.data?.points.some((points) => points.length > 0) ?? false;
  return (
    <Container
      header={
        <Header
          variant="h3"
          headingTagOverride={props.headingTag}
          description={props.description}
          actions={
            hasValues && (
              <Button
                variant="inline-link"
                onClick={() => setTable(!isTable)}
                ariaLabel={`${t(isTable ? "viewChart" : "viewTable")}: ${title}`}
              >
                {t(isTable ? "viewChart" : "viewTable")}
              </Button>
            )
          }
        >
          {title}
        </Header>
      }
    >
      {read.data === undefined && read.error === null && <Waiting heightPx={heightPx} />}
      {read.data === undefined && read.error !== null && (
        <ProblemAlert problem={read.error} onRetry={() => void read.refetch()} />
      )}
      {read.data && !hasValues && <Empty title={t("emptyTitle")} hint={props.emptyHint ?? t("emptyHint")} />}
      {read.data &&
        hasValues &&
        (isTable ? (
          <ValueTable {...props} data={read.data} />
        ) : (
          <Drawing {...props} heightPx={heightPx} data={read.data} />
        ))}
    </Container>
  );
}

function Drawing({
  title,
  series,
  unit,
  data,
  heightPx,
}: MetricChartProps & { readonly data: MetricData; readonly heightPx: number }) {
  const { language } = useSettings();
  const t = useWords(metricWords);
  const colors = series.map(({ color }, at) => color ?? palette[at % palette.length] ?? "");
  const told = series.map(({ label }, at) => {
    const known = summary(data.points[at] ?? []);
    if (!known) return t("noValues", { label });
    const written = (value: number) => formatValue(value, unit, language);
    return t("summary", {
      label,
      latest: written(known.latest),
      least: written(known.least),
      most: written(known.most),
    });
  });
  return (
    <SpaceBetween size="xs">
      <Suspense fallback={<Waiting heightPx={heightPx} />}>
        <MetricLines
          title={title}
          description={[t("range", { minutes: data.rangeMinutes }), ...told].join(" ")}
          series={series}
          colors={colors}
          data={data}
          unit={unit}
          height={heightPx}
          empty={<Box>{t("emptyTitle")}</Box>}
        />
      </Suspense>
      <ul className="metric-legend">
        {series.map(({ label }, at) => (
          <li key={label}>
            <span className="metric-stroke" style={{ background: colors[at] }} />
            {label}
          </li>
        ))}
      </ul>
    </SpaceBetween>
  );
}

function Waiting({ heightPx }: { readonly heightPx: number }) {
  return (
    <div className="metric-waiting" style={{ blockSize: heightPx }}>
      <Spinner size="large" />
    </div>
  );
}
