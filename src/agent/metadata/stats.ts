// A measurement in the form of Docker's stats, which is what the metadata endpoint's /stats gives.
import type { ContainerStats } from "../../engine/engine.ts";

export const containerStats = (name: string, id: string, stats: ContainerStats) => ({
  read: new Date(stats.timeMs).toISOString(),
  name,
  id,
  cpu_stats: { cpu_usage: { total_usage: stats.cpuNanos } },
  memory_stats: { usage: stats.memoryBytes, limit: stats.memoryLimitBytes },
});
