// A chart's values as a table, the newest first: for those who read rather than look, and for copying.
import Table, { type TableProps } from "@cloudscape-design/components/table";
import { useMemo } from "react";
import { useSettings } from "../../app/settings.tsx";
import { useCommonWords, useWords } from "../../words/use-words.ts";
import { Time } from "../time.tsx";
import { formatValue, type MetricUnit } from "./points.ts";
import type { MetricData, MetricSeries } from "./reading.ts";
import { metricWords } from "./words.ts";

interface Row {
  readonly atMs: number;
  /** By the place of the series. */
  readonly values: ReadonlyMap<number, number>;
}

export interface ValueTableProps {
  readonly title: string;
  readonly series: readonly MetricSeries[];
  readonly data: MetricData;
  readonly unit: MetricUnit;
}

export function ValueTable({ title, series, data, unit }: ValueTableProps) {
  const t = useWords(metricWords);
  const common = useCommonWords();
  const { language } = useSettings();
  const rows = useMemo(() => rowsOf(data), [data]);
  const columns: TableProps.ColumnDefinition<Row>[] = [
    { id: "time", header: t("time"), isRowHeader: true, cell: ({ atMs }) => <Time at={new Date(atMs)} /> },
    ...series.map(({ label }, at) => ({
      id: `series-${at}`,
      header: label,
      cell: ({ values }: Row) => {
        const value = values.get(at);
        return value === undefined ? common("none") : formatValue(value, unit, language);
      },
    })),
  ];
  return (
    <Table
      variant="embedded"
      contentDensity="compact"
      ariaLabels={{ tableLabel: t("tableOf", { title }) }}
      columnDefinitions={columns}
      items={rows}
      trackBy={({ atMs }) => String(atMs)}
    />
  );
}

function rowsOf({ points }: MetricData): readonly Row[] {
  const byTime = new Map<number, Map<number, number>>();
  for (const [at, series] of points.entries())
    for (const { atMs, value } of series) {
      const values = byTime.get(atMs) ?? new Map<number, number>();
      byTime.set(atMs, values.set(at, value));
    }
  return [...byTime].map(([atMs, values]) => ({ atMs, values })).sort((one, other) => other.atMs - one.atMs);
}
