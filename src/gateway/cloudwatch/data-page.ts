// Pages of GetMetricData: series after series, so many points a page. A token says which series comes next, and after which
// time: it stays good when points come at the other end. Series that the page has no room for are not read.
import { decodeKey, encodeKey } from "../sorted-pages.ts";
import { wrongToken } from "./refuse.ts";

export interface Series {
  readonly id: string;
  readonly label: string;
  /** Times in epoch milliseconds, and values, in the order asked for. */
  readonly values: readonly (readonly [timeMs: number, value: number])[];
}

export interface SeriesPart extends Series {
  /** False: the next page has more of it. */
  readonly isWhole: boolean;
}

export interface DataPage {
  readonly parts: readonly SeriesPart[];
  readonly nextToken?: string;
}

/** Reads one series after the other while there is room. */
export async function pageOfData(
  series: readonly (() => Promise<Series>)[],
  most: number,
  token: string | undefined,
): Promise<DataPage> {
  const [at, lastMs] = token === undefined ? [0, undefined] : positionIn(token, series.length);
  const parts: SeriesPart[] = [];
  let room = most;
  for (const [index, read] of series.entries()) {
    if (index < at) continue;
    if (room === 0) return { parts, nextToken: encodeKey([index]) };
    const one = await read();
    const seen = index === at && lastMs !== undefined ? one.values.findIndex(([timeMs]) => timeMs === lastMs) + 1 : 0;
    const values = one.values.slice(seen, seen + room);
    const isWhole = seen + values.length === one.values.length;
    parts.push({ ...one, values, isWhole });
    room -= values.length;
    const last = values.at(-1)?.[0];
    if (!isWhole) return { parts, nextToken: encodeKey(last === undefined ? [index] : [index, last]) };
  }
  return { parts };
}

function positionIn(token: string, count: number): [number, number | undefined] {
  const [at, lastMs, ...rest] = decodeKey(token, wrongToken);
  const isTime = lastMs === undefined || typeof lastMs === "number";
  if (!Number.isInteger(at) || Number(at) < 0 || Number(at) >= count || !isTime || rest.length > 0) return wrongToken();
  return [Number(at), lastMs];
}
