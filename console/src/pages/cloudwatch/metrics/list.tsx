// The metrics that there are, to choose from.
import type { Metric } from "@aws-sdk/client-cloudwatch";
import { type ReactNode, useMemo } from "react";
import { type Column, Listing } from "../../../parts/listing.tsx";
import { useWords } from "../../../words/use-words.ts";
import { dimensionText, metricKey } from "./metric.ts";
import { metricsWords } from "./words.ts";

export interface MetricListProps {
  readonly metrics: readonly Metric[] | undefined;
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly onChoose: (metrics: readonly Metric[]) => void;
  readonly filters: ReactNode;
}

export function MetricList({ metrics, error, onRetry, onChoose, filters }: MetricListProps) {
  const t = useWords(metricsWords);
  const columns = useMemo(
    (): readonly Column<Metric>[] => [
      {
        id: "metric",
        header: t("metric"),
        names: true,
        width: 260,
        text: ({ MetricName }) => MetricName,
        cell: ({ MetricName }) => MetricName,
      },
      { id: "dimensions", header: t("dimensions"), width: 520, text: dimensionText, cell: dimensionText },
      {
        id: "namespace",
        header: t("namespace"),
        text: ({ Namespace }) => Namespace,
        cell: ({ Namespace }) => Namespace,
      },
    ],
    [t],
  );
  return (
    <Listing
      id="metrics"
      title={t("list")}
      items={metrics}
      error={error}
      onRetry={onRetry}
      columns={columns}
      keyOf={metricKey}
      nameOf={(metric) => `${metric.MetricName ?? ""} ${dimensionText(metric)}`}
      placeholder={t("find")}
      filters={filters}
      selection="multi"
      onSelection={onChoose}
      empty={{ title: t("emptyTitle"), hint: t("emptyHint") }}
    />
  );
}
