// The cluster setting containerInsights.
import type { Cluster } from "@aws-sdk/client-ecs";

export type Insights = "disabled" | "enabled" | "enhanced";

export function insightsOf({ settings = [] }: Cluster): Insights {
  const value = settings.find(({ name }) => name === "containerInsights")?.value;
  return value === "enabled" || value === "enhanced" ? value : "disabled";
}
