// What requests say of a cluster's settings and capacity providers, checked.
import type * as ECS from "@aws-sdk/client-ecs";
import type { Cluster } from "../../model/ecs/records.ts";
import { repeated } from "../../model/ecs/rule.ts";
import { settingOf } from "./account-setting-lookup.ts";
import type { Context } from "../service.ts";
import { invalid } from "./refuse.ts";

export type ProviderName = "FARGATE" | "FARGATE_SPOT";

const known = (name: string): name is ProviderName => name === "FARGATE" || name === "FARGATE_SPOT";

/** Whether Container Insights collects metrics; unsaid, what the caller's account setting says. Throws InvalidParameterException. */
export function settingsIn(context: Context, given: readonly ECS.ClusterSetting[] | undefined): ECS.ClusterSetting[] {
  const [setting] = given ?? [];
  const value = setting?.value ?? settingOf(context, "containerInsights");
  if (!["enabled", "disabled", "enhanced"].includes(value))
    return invalid(`Invalid cluster setting value for containerInsights: ${value}`);
  return [{ name: "containerInsights", value }];
}

export function providersIn(names: readonly string[] | undefined): ProviderName[] {
  const given = names ?? [];
  const unknown = given.find((name) => !known(name));
  if (unknown !== undefined) return invalid(`The specified capacity provider '${unknown}' was not found.`);
  const twice = repeated(given);
  if (twice !== undefined) return invalid(`Capacity provider '${twice}' was specified more than once.`);
  return given.filter(known);
}

/** A strategy with AWS's defaults, over providers that the cluster has. Throws InvalidParameterException. */
export function strategyIn(
  items: readonly ECS.CapacityProviderStrategyItem[] | undefined,
  providers: readonly string[],
): Required<ECS.CapacityProviderStrategyItem>[] {
  const strategy = (items ?? []).map(({ capacityProvider, base, weight }) => ({
    capacityProvider: capacityProvider ?? "",
    weight: weight ?? 0,
    base: base ?? 0,
  }));
  if (strategy.some((item) => !providers.includes(item.capacityProvider)))
    return invalid(
      "The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster and try again.",
    );
  if (strategy.some(({ weight }) => weight < 0 || weight > 1000)) return invalid("weight must be between 0 and 1000.");
  if (strategy.some(({ base }) => base < 0 || base > 100000)) return invalid("base must be between 0 and 100000.");
  if (strategy.filter(({ base }) => base > 0).length > 1)
    return invalid("Only one capacity provider in a capacity provider strategy can have a base defined.");
  if (strategy.length > 1 && strategy.every(({ weight }) => weight === 0))
    return invalid(
      "A capacity provider strategy must have at least one capacity provider with a weight greater than 0.",
    );
  return strategy;
}

/** Whether a CreateCluster says the same as the cluster that is there. */
export function sameCluster(there: Cluster, wanted: Cluster): boolean {
  const said = (row: Cluster) =>
    JSON.stringify([row.settings, row.capacityProviders, row.defaultCapacityProviderStrategy]);
  return said(there) === said(wanted);
}
