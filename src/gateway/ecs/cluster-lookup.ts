// The cluster that a request means: a short name, an ARN, or nothing for `default`.
import { ClusterNotFoundException } from "@aws-sdk/client-ecs";
import type { Scope } from "../../model/arn.ts";
import { clusterReference } from "../../model/ecs/names.ts";
import type { Cluster } from "../../model/ecs/records.ts";
import { fail } from "../../model/errors.ts";
import type { Reader } from "../../store/store.ts";
import { clusters } from "../../store/tables/ecs.ts";
import type { Context } from "../service.ts";

/** Whether it is ACTIVE or not. */
export function findCluster(reader: Reader, scope: Scope, reference: string | undefined): Cluster | undefined {
  const arn = clusterReference(reference, scope);
  return arn === undefined ? undefined : reader.get(clusters, arn);
}

/** Throws ClusterNotFoundException. */
export function existingCluster(context: Context, reference: string | undefined): Cluster {
  return (
    findCluster(context.tx, context, reference) ?? fail(ClusterNotFoundException, { message: "Cluster not found." })
  );
}

/** Throws ClusterNotFoundException, also for one that was deleted. */
export function activeCluster(context: Context, reference: string | undefined): Cluster {
  const cluster = existingCluster(context, reference);
  if (cluster.status !== "ACTIVE")
    return fail(ClusterNotFoundException, { message: "The referenced cluster was inactive." });
  return cluster;
}

/** For permissions: the ARN of the cluster that the input names, whether it exists or not. */
export const clusterResource = (reference: string | undefined, scope: Scope): string =>
  clusterReference(reference, scope) ?? reference ?? "*";

export const clusterCondition = (reference: string | undefined, scope: Scope): Record<string, string> => ({
  "ecs:cluster": clusterResource(reference, scope),
});
