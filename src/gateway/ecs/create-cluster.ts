// CreateCluster: idempotent by name; a name that was deleted begins anew.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html
import type * as ECS from "@aws-sdk/client-ecs";
import { clusterArnOf, isName } from "../../model/ecs/names.ts";
import type { Cluster } from "../../model/ecs/records.ts";
import { clusters } from "../../store/tables/ecs.ts";
import { type Context, type Input, operation } from "../service.ts";
import { providersIn, sameCluster, settingsIn, strategyIn } from "./cluster-input.ts";
import { clusterResource } from "./cluster-lookup.ts";
import { clusterNotYet } from "./not-yet.ts";
import { invalid } from "./refuse.ts";
import { renderCluster } from "./render-cluster.ts";
import { authoriseTags, tagsIn } from "./tag-input.ts";

export const createCluster = operation<typeof ECS, "CreateCluster">({
  access: "Write",
  resources: ({ clusterName }, scope) => clusterResource(clusterName, scope),
  refuses: clusterNotYet,
  handle(input, context) {
    const wanted = clusterIn(input, context);
    const there = context.tx.get(clusters, wanted.clusterArn);
    if (there?.status === "ACTIVE") {
      if (!sameCluster(there, wanted))
        return invalid(
          "Arguments on this idempotent request are inconsistent with arguments used in previous request(s).",
        );
      return { cluster: renderCluster(context.tx, there, shown) };
    }
    authoriseTags(context, wanted.tags, "CreateCluster", wanted.clusterArn);
    return { cluster: renderCluster(context.tx, context.tx.put(clusters, wanted), shown) };
  },
});

const shown = ["SETTINGS", "TAGS", "CONFIGURATIONS"];

function clusterIn(input: Input<typeof ECS, "CreateCluster">, context: Context): Cluster {
  const clusterName = input.clusterName || "default";
  if (!isName(clusterName)) return invalid("Cluster name contains invalid characters.");
  const { account, region } = context;
  const capacityProviders = providersIn(input.capacityProviders);
  return {
    account,
    region,
    clusterArn: clusterArnOf(context, clusterName),
    clusterName,
    status: "ACTIVE",
    settings: settingsIn(context, input.settings),
    capacityProviders,
    defaultCapacityProviderStrategy: strategyIn(input.defaultCapacityProviderStrategy, capacityProviders),
    tags: tagsIn(input.tags),
    createdAtMs: context.nowMs,
  };
}
