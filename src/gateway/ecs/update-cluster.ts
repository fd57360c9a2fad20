// UpdateCluster, UpdateClusterSettings and PutClusterCapacityProviders: what may change of a cluster.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateCluster.html
import { ResourceInUseException } from "@aws-sdk/client-ecs";
import type * as ECS from "@aws-sdk/client-ecs";
import type { Cluster } from "../../model/ecs/records.ts";
import { fail } from "../../model/errors.ts";
import { clusters, services } from "../../store/tables/ecs.ts";
import { type Context, operation } from "../service.ts";
import { providersIn, settingsIn, strategyIn } from "./cluster-input.ts";
import { activeCluster, clusterResource } from "./cluster-lookup.ts";
import { clusterNotYet } from "./not-yet.ts";
import { renderCluster } from "./render-cluster.ts";

const resources = ({ cluster }: { cluster: string }, scope: Pick<Context, "account" | "region">) =>
  clusterResource(cluster, scope);

const shown = ["SETTINGS", "CONFIGURATIONS", "TAGS"];

const changed = ({ tx }: Context, cluster: Cluster, change: Partial<Cluster>) => ({
  cluster: renderCluster(tx, tx.put(clusters, { ...cluster, ...change }), shown),
});

export const updateCluster = operation<typeof ECS, "UpdateCluster">({
  access: "Write",
  resources,
  refuses: clusterNotYet,
  handle(input, context) {
    const cluster = activeCluster(context, input.cluster);
    return changed(context, cluster, input.settings ? { settings: settingsIn(context, input.settings) } : {});
  },
});

export const updateClusterSettings = operation<typeof ECS, "UpdateClusterSettings">({
  access: "Write",
  resources,
  handle: (input, context) =>
    changed(context, activeCluster(context, input.cluster), { settings: settingsIn(context, input.settings) }),
});

export const putClusterCapacityProviders = operation<typeof ECS, "PutClusterCapacityProviders">({
  access: "Write",
  resources,
  handle(input, context) {
    const cluster = activeCluster(context, input.cluster);
    const capacityProviders = providersIn(input.capacityProviders);
    const removed = cluster.capacityProviders.filter((name) => !(capacityProviders as string[]).includes(name));
    if (inUse(context, cluster, removed))
      return fail(ResourceInUseException, {
        message: "The specified capacity provider is in use and cannot be removed.",
      });
    const strategy = strategyIn(input.defaultCapacityProviderStrategy, capacityProviders);
    return changed(context, cluster, { capacityProviders, defaultCapacityProviderStrategy: strategy });
  },
});

const inUse = ({ tx }: Context, { clusterArn }: Cluster, names: readonly string[]) =>
  tx
    .by(services, "cluster", clusterArn)
    .some(
      ({ status, capacityProviderStrategy }) =>
        status !== "INACTIVE" && capacityProviderStrategy.some((item) => names.includes(item.capacityProvider ?? "")),
    );
