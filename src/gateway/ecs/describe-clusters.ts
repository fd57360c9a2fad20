// DescribeClusters: `default` when none is named; deleted ones are shown as INACTIVE.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeClusters.html
import type * as ECS from "@aws-sdk/client-ecs";
import { clusterReference } from "../../model/ecs/names.ts";
import { operation } from "../service.ts";
import { clusterResource, findCluster } from "./cluster-lookup.ts";
import { missing } from "./failure.ts";
import { invalid } from "./refuse.ts";
import { renderCluster } from "./render-cluster.ts";

const mostClusters = 100;

export const describeClusters = operation<typeof ECS, "DescribeClusters">({
  access: "Read",
  resources: ({ clusters }, scope) => (clusters ?? ["default"]).map((reference) => clusterResource(reference, scope)),
  handle({ clusters, include }, context) {
    const references = clusters?.length ? clusters : ["default"];
    if (references.length > mostClusters)
      return invalid(`Cluster list cannot have more than ${mostClusters} elements.`);
    const found = references.map((reference) => findCluster(context.tx, context, reference));
    return {
      clusters: found.flatMap((row) => (row ? [renderCluster(context.tx, row, include)] : [])),
      failures: references.flatMap((reference, index) =>
        found[index] ? [] : [missing(clusterReference(reference, context) ?? reference)],
      ),
    };
  },
});
