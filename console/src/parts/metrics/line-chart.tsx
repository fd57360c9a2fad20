// The drawing itself, in a chunk of its own because it weighs more than all else on most pages: a line per series, with gaps.
import LineChart from "@cloudscape-design/components/line-chart";
import type { MixedLineBarChartProps } from "@cloudscape-design/components/mixed-line-bar-chart";
import type { ReactNode } from "react";
import { useSettings } from "../../app/settings.tsx";
import { formatTime } from "../time.tsx";
import { formatValue, type MetricUnit, pieces, roundTop } from "./points.ts";
import type { MetricData, MetricSeries } from "./reading.ts";

export interface MetricLinesProps {
  readonly title: string;
  readonly description: string;
  readonly series: readonly MetricSeries[];
  readonly colors: readonly string[];
  readonly data: MetricData;
  readonly unit: MetricUnit;
  readonly height: number;
  readonly empty: ReactNode;
}

/** Below that, an axis of percents would make noise look like load. */
const leastTop: Partial<Record<MetricUnit, number>> = { percent: 10, count: 1 };

export default function MetricLines(props: MetricLinesProps) {
  const { title, description, series, colors, data, unit, height, empty } = props;
  const { language } = useSettings();
  const highest = Math.max(0, ...data.points.flat().map(({ value }) => value));
  const format = (value: number) => formatValue(value, unit, language);
  // Each piece between two gaps is a series of the chart; the legend is the caller's, or it would name each piece.
  const lines = series.flatMap(({ label }, at) =>
    pieces(data.points[at] ?? [], data.periodSeconds).map(
      (piece): MixedLineBarChartProps.LineDataSeries<Date> => ({
        type: "line",
        title: label,
        color: colors[at],
        // A line needs two ends: a single value is one of no length, and drawn as a dot.
        data: (piece.length === 1 ? [...piece, ...piece] : piece).map(({ atMs, value }) => ({
          x: new Date(atMs),
          y: value,
        })),
        valueFormatter: format,
      }),
    ),
  );
  return (
    <LineChart<Date>
      series={lines}
      xScaleType="time"
      xDomain={[new Date(data.startMs), new Date(data.endMs)]}
      yDomain={[0, roundTop(highest, leastTop[unit] ?? 0)]}
      xTickFormatter={(at) => formatTick(at, data.rangeMinutes, language)}
      yTickFormatter={format}
      ariaLabel={title}
      ariaDescription={description}
      height={height}
      hideFilter
      hideLegend
      statusType="finished"
      empty={empty}
      detailPopoverFooter={(at) => formatTime(at, language)}
    />
  );
}

function formatTick(at: Date, rangeMinutes: number, language: string): string {
  const time = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  const date = { day: "numeric", month: "short" } as const;
  return new Intl.DateTimeFormat(language, rangeMinutes > 24 * 60 ? { ...date, ...time } : time).format(at);
}
