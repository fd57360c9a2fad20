// DeleteCluster: an empty cluster becomes INACTIVE, and stays to be described for an hour.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteCluster.html
import { ClusterContainsServicesException, ClusterContainsTasksException } from "@aws-sdk/client-ecs";
import type * as ECS from "@aws-sdk/client-ecs";
import type { Cluster } from "../../model/ecs/records.ts";
import { fail } from "../../model/errors.ts";
import { clusters, services, tasks } from "../../store/tables/ecs.ts";
import { type Context, operation } from "../service.ts";
import { activeCluster, clusterResource } from "./cluster-lookup.ts";
import { renderCluster } from "./render-cluster.ts";

export const deleteCluster = operation<typeof ECS, "DeleteCluster">({
  access: "Write",
  resources: ({ cluster }, scope) => clusterResource(cluster, scope),
  handle(input, context) {
    const cluster = activeCluster(context, input.cluster);
    refuseUnlessEmpty(context, cluster);
    const deleted = context.tx.put(clusters, { ...cluster, status: "INACTIVE", deletedAtMs: context.nowMs });
    return { cluster: renderCluster(context.tx, deleted, ["SETTINGS"]) };
  },
});

function refuseUnlessEmpty({ tx }: Context, { clusterArn }: Cluster): void {
  if (tx.by(services, "cluster", clusterArn).some((service) => service.status !== "INACTIVE"))
    fail(ClusterContainsServicesException, { message: "The Cluster cannot be deleted while Services are active." });
  const stopped = tx.count(tasks, "clusterLast", `${clusterArn}/STOPPED`);
  if (tx.count(tasks, "cluster", clusterArn) > stopped)
    fail(ClusterContainsTasksException, { message: "The Cluster cannot be deleted while Tasks are active." });
}
