// The form that updates a cluster, as plain data: where it begins, what is wrong, and what is sent. Only changes are sent.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PutClusterCapacityProviders.html
import type { Cluster, PutClusterCapacityProvidersCommandInput, UpdateClusterCommandInput } from "@aws-sdk/client-ecs";
import { type Insights, insightsOf } from "../cluster/insights.ts";
import { type ComputeProblems, problemsOfRows, rowOf, type StrategyRow, strategyOf } from "../parts/compute-draft.ts";

export interface ClusterDraft {
  readonly providers: readonly string[];
  readonly rows: readonly StrategyRow[];
  readonly insights: Insights;
}

export interface ClusterProblems extends ComputeProblems {
  /** A provider of the strategy that the cluster is not given. */
  readonly stranger?: string;
}

export const draftOf = (cluster: Cluster): ClusterDraft => ({
  providers: cluster.capacityProviders ?? [],
  rows: (cluster.defaultCapacityProviderStrategy ?? []).map(rowOf),
  insights: insightsOf(cluster),
});

export function problemsOf({ providers, rows }: ClusterDraft): ClusterProblems {
  const stranger = rows.find(({ provider }) => !providers.includes(provider));
  if (stranger) return { stranger: stranger.provider };
  return rows.length === 0 ? {} : problemsOfRows(rows);
}

export interface ClusterRequests {
  readonly settings?: UpdateClusterCommandInput;
  readonly providers?: PutClusterCapacityProvidersCommandInput;
}

export function updateRequests(cluster: Cluster, after: ClusterDraft): ClusterRequests {
  const before = draftOf(cluster);
  const { clusterName: name = "" } = cluster;
  const providersDiffer =
    JSON.stringify([after.providers, after.rows]) !== JSON.stringify([before.providers, before.rows]);
  return {
    ...(after.insights !== before.insights && {
      settings: { cluster: name, settings: [{ name: "containerInsights", value: after.insights }] },
    }),
    ...(providersDiffer && {
      providers: {
        cluster: name,
        capacityProviders: [...after.providers],
        defaultCapacityProviderStrategy: strategyOf(after),
      },
    }),
  };
}
