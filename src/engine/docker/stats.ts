// One measurement of a container, from the kernel's accounts as Docker passes them on.
import { isKind } from "../../kit/machine-error.ts";
import type { ContainerStats } from "../engine.ts";
import type { DockerHttp } from "./http.ts";

interface DockerStats {
  readonly read: string;
  readonly cpu_stats: { readonly cpu_usage: { readonly total_usage: number } };
  readonly memory_stats: {
    readonly usage?: number;
    readonly limit?: number;
    readonly stats?: Readonly<Record<string, number>>;
  };
}

/** See Engine.stats. `one-shot` spares Docker's wait of a second for a difference that nobody reads here. */
export async function measure(http: DockerHttp, id: string): Promise<ContainerStats | undefined> {
  try {
    const query = { stream: false, "one-shot": true };
    return statsOf(await http.call<DockerStats>({ method: "GET", path: `/containers/${id}/stats`, query }));
  } catch (thrown) {
    if (isKind(thrown, "not-found") || isKind(thrown, "conflict")) return undefined;
    throw thrown;
  }
}

/** Of a container that does not run Docker gives zeros. */
export function statsOf({ read, cpu_stats, memory_stats }: DockerStats): ContainerStats | undefined {
  const { usage, limit, stats = {} } = memory_stats;
  if (usage === undefined || limit === undefined) return undefined;
  // The page cache that can be dropped at any time is not counted, as `docker stats` does: cgroup v1, then v2.
  const cacheBytes = stats["total_inactive_file"] ?? stats["inactive_file"] ?? 0;
  return {
    timeMs: Date.parse(read),
    cpuNanos: cpu_stats.cpu_usage.total_usage,
    memoryBytes: Math.max(0, usage - cacheBytes),
    memoryLimitBytes: limit,
  };
}
