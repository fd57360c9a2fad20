// How tasks are launched: a launch type or a capacity provider strategy, and the platform version. All that runs here is
// Fargate's; what asks for container instances is refused, because there are none.
import { PlatformUnknownException } from "@aws-sdk/client-ecs";
import type * as ECS from "@aws-sdk/client-ecs";
import { fargatePlatformVersion } from "../../model/ecs/new-task.ts";
import type { Cluster, TaskDefinition } from "../../model/ecs/records.ts";
import { fail } from "../../model/errors.ts";
import { providersIn, strategyIn } from "./cluster-input.ts";
import { invalid } from "./refuse.ts";

export interface Launch {
  readonly launchType?: "FARGATE";
  /** Empty when there is a launch type. */
  readonly capacityProviderStrategy: readonly ECS.CapacityProviderStrategyItem[];
}

export interface LaunchRequest {
  readonly launchType?: ECS.LaunchType;
  readonly capacityProviderStrategy?: readonly ECS.CapacityProviderStrategyItem[];
}

/** Throws InvalidParameterException. */
export function launchIn(
  cluster: Cluster,
  { launchType, capacityProviderStrategy: items = [] }: LaunchRequest,
): Launch {
  if (launchType !== undefined && items.length > 0)
    return invalid(
      "Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.",
    );
  if (items.length > 0) {
    providersIn(items.map((item) => item.capacityProvider ?? ""));
    return { capacityProviderStrategy: strategyIn(items, cluster.capacityProviders) };
  }
  if (launchType === undefined && cluster.defaultCapacityProviderStrategy.length > 0)
    return { capacityProviderStrategy: cluster.defaultCapacityProviderStrategy };
  if (launchType === "FARGATE") return { launchType, capacityProviderStrategy: [] };
  return invalid(
    `No Container Instances were found in your cluster. Muelle runs tasks of the launch type FARGATE only, and ${launchType ?? "EC2 (the default)"} was asked for: set launchType to FARGATE, or give the cluster a default capacity provider strategy.`,
  );
}

/** The name that a task bears: the first item that has a base or a weight. */
export function providerOf({
  launchType,
  capacityProviderStrategy: items,
}: Launch): "FARGATE" | "FARGATE_SPOT" | undefined {
  if (launchType) return undefined;
  const item = items.find(({ base, weight }) => (base ?? 0) > 0 || (weight ?? 0) > 0) ?? items[0];
  return item?.capacityProvider === "FARGATE_SPOT" ? "FARGATE_SPOT" : "FARGATE";
}

/** As stated, LATEST when nothing was. Throws PlatformUnknownException. */
export function platformIn(version: string | undefined): string {
  const wanted = version || "LATEST";
  if (wanted === "LATEST" || wanted === fargatePlatformVersion) return wanted;
  return fail(PlatformUnknownException, { message: "The specified platform does not exist." });
}

/** Throws InvalidParameterException for a definition that Fargate cannot run. */
export function refuseUnlessFargate({ compatibilities }: TaskDefinition): void {
  if (!compatibilities.includes("FARGATE")) invalid("Task definition does not support launch_type FARGATE.");
}
