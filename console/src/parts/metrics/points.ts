// Points of metrics as a chart needs them: pieces between gaps, a round top for the axis, numbers with their unit. Pure.
import type { Language } from "../../words/words.ts";

export interface Point {
  readonly atMs: number;
  readonly value: number;
}

export type MetricUnit = "percent" | "bytes" | "bytesPerSecond" | "megabytes" | "seconds" | "count" | "none";

/** The period that a range is shown in unless it is asked for otherwise, in seconds, as AWS's console chooses it. */
export function periodFor(rangeMinutes: number): number {
  if (rangeMinutes <= 3 * 60) return 60;
  if (rangeMinutes <= 24 * 60) return 300;
  return 3600;
}

/** Cuts a series wherever at least one period has no value: a line across would claim what nobody measured. */
export function pieces(points: readonly Point[], periodSeconds: number): Point[][] {
  const found: Point[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const point of points) {
    if (point.atMs - last > periodSeconds * 1500) found.push([]);
    found.at(-1)?.push(point);
    last = point.atMs;
  }
  return found;
}

/** The next round number (1, 2, 2.5, 5, 10 …) that leaves room above `value`, and `least` when all is flat. */
export function roundTop(value: number, least: number): number {
  const wanted = Math.max(value * 1.1, least);
  if (wanted <= 0) return 1;
  const size = 10 ** Math.floor(Math.log10(wanted));
  return ([1, 2, 2.5, 5].find((step) => step * size >= wanted) ?? 10) * size;
}

/** A value with its unit, in the visitor's language: "12.5 %", "3,2 MB". */
export function formatValue(value: number, unit: MetricUnit, language: Language): string {
  switch (unit) {
    case "percent":
      return `${formatNumber(value, language)} %`;
    case "bytes":
      return formatBytes(value, language);
    case "bytesPerSecond":
      return `${formatBytes(value, language)}/s`;
    case "megabytes":
      return formatBytes(value * 1_000_000, language);
    case "seconds":
      return `${formatNumber(value, language)} s`;
    case "count":
    case "none":
      return formatNumber(value, language);
  }
}

export const formatNumber = (value: number, language: Language): string =>
  new Intl.NumberFormat(language, { maximumSignificantDigits: Math.abs(value) >= 1000 ? 6 : 3 }).format(value);

/** With decimal prefixes, as CloudWatch counts. */
export function formatBytes(value: number, language: Language): string {
  const prefixes = ["B", "kB", "MB", "GB", "TB"];
  const at = value < 1 ? 0 : Math.min(Math.floor(Math.log10(value) / 3), prefixes.length - 1);
  return `${formatNumber(value / 1000 ** at, language)} ${prefixes[at]}`;
}

export interface Summary {
  readonly latest: number;
  readonly least: number;
  readonly most: number;
}

/** Undefined for no points. */
export function summary(points: readonly Point[]): Summary | undefined {
  const last = points.at(-1);
  if (!last) return undefined;
  const values = points.map(({ value }) => value);
  return { latest: last.value, least: Math.min(...values), most: Math.max(...values) };
}
