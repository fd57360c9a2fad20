// Where a view's lines come from, and how they are asked for: one live session for all, because a browser opens few connections.
import { groupArn } from "../../../../src/model/logs/names.ts";
import type { Scope } from "../../../../src/model/arn.ts";

export interface LogSource {
  /** The log group's name. */
  readonly group: string;
  /** Exactly this stream. */
  readonly stream?: string;
  /** Every stream that begins so. With neither: all streams of the group. */
  readonly streamPrefix?: string;
  /** What people call it: the container's or the task's name. */
  readonly label: string;
}

export interface TailRequest {
  readonly logGroupIdentifiers: string[];
  readonly logStreamNames?: string[];
  readonly logStreamNamePrefixes?: string[];
}

/** Most groups that one session of StartLiveTail takes, and most stream names or prefixes. */
const mostGroups = 10;
const mostStreams = 100;

/**
 * The narrowest request that brings every line of the sources; it may bring others, which `sourceOf` tells. Groups behind the
 * tenth are left out: `isWhole` says so.
 */
export function tailRequest(sources: readonly LogSource[], scope: Scope): TailRequest & { readonly isWhole: boolean } {
  const groups = [...new Set(sources.map(({ group }) => group))];
  const logGroupIdentifiers = groups.slice(0, mostGroups).map((name) => groupArn(scope, name));
  return { logGroupIdentifiers, ...streamsOf(groups, sources), isWhole: groups.length <= mostGroups };
}

function streamsOf(groups: readonly string[], sources: readonly LogSource[]): Partial<TailRequest> {
  if (groups.length !== 1 || sources.length > mostStreams) return {};
  const names = sources.flatMap(({ stream }) => (stream === undefined ? [] : [stream]));
  const prefixes = sources.flatMap(({ streamPrefix }) => (streamPrefix === undefined ? [] : [streamPrefix]));
  if (names.length === sources.length) return { logStreamNames: names };
  // A stream's whole name is a prefix, too.
  if (names.length + prefixes.length === sources.length) return { logStreamNamePrefixes: [...names, ...prefixes] };
  return {};
}

/** The source that a line belongs to; the most exact one. */
export function sourceOf(sources: readonly LogSource[], group: string, stream: string): LogSource | undefined {
  const those = sources.filter((source) => source.group === group);
  return (
    those.find((source) => source.stream === stream) ??
    those.find((source) => source.streamPrefix !== undefined && stream.startsWith(source.streamPrefix)) ??
    those.find((source) => source.stream === undefined && source.streamPrefix === undefined)
  );
}

/** What tells a line's origin: its container's name, with the start of the task's id where a source has many streams. */
export function originOf(sources: readonly LogSource[], group: string, stream: string): string {
  const source = sourceOf(sources, group, stream);
  if (source?.stream !== undefined) return source.label;
  if (source?.streamPrefix === undefined) return stream;
  const rest = stream.slice(source.streamPrefix.length).replace(/^\//, "");
  return rest ? `${source.label}/${rest.slice(0, 8)}` : source.label;
}

/** Names the sources: a view begins anew when it changes, and not when an equal array is made. */
export const sourcesKey = (sources: readonly LogSource[]): string =>
  JSON.stringify(sources.map(({ group, stream, streamPrefix }) => [group, stream ?? null, streamPrefix ?? null]));
