// What the forms send: everything for a new service, and for one that is there only what was changed.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html and API_UpdateService.html
import type {
  CreateServiceCommandInput,
  DeploymentConfiguration,
  UpdateServiceCommandInput,
} from "@aws-sdk/client-ecs";
import { computeRequest, strategyOf } from "../parts/compute-draft.ts";
import { networkRequest } from "../parts/network-draft.ts";
import { definitionOf, type DeploymentDraft, type ServiceDraft } from "./draft.ts";

/** A draft without problems. `groupIds`: its security groups, or the one that was made for it. */
export function createRequest(draft: ServiceDraft, groupIds: readonly string[]): CreateServiceCommandInput {
  return {
    cluster: draft.cluster,
    serviceName: draft.serviceName,
    taskDefinition: definitionOf(draft),
    schedulingStrategy: "REPLICA",
    desiredCount: Number(draft.deployment.desiredTasks),
    deploymentConfiguration: configurationOf(draft.deployment),
    ...computeRequest(draft.compute),
    networkConfiguration: networkRequest(draft.network, groupIds),
    enableECSManagedTags: draft.managedTags,
    ...(draft.propagate !== "NONE" && { propagateTags: draft.propagate }),
    ...(draft.tags.length > 0 && { tags: [...draft.tags] }),
  };
}

const configurationOf = (draft: DeploymentDraft): DeploymentConfiguration => ({
  strategy: "ROLLING",
  minimumHealthyPercent: Number(draft.minimumPercent),
  maximumPercent: Number(draft.maximumPercent),
  deploymentCircuitBreaker: { enable: draft.circuitBreaker, rollback: draft.circuitBreaker && draft.rollback },
});

/** `before`: the draft of the service as it was when the form was opened. Only what differs is in the answer. */
export function updateRequest(
  before: ServiceDraft,
  after: ServiceDraft,
  force: boolean,
  groupIds: readonly string[],
): UpdateServiceCommandInput {
  const definition = definitionOf(after);
  const network = networkRequest(after.network, groupIds);
  const configuration = configurationOf(after.deployment);
  return {
    cluster: after.cluster,
    service: after.serviceName,
    ...(definition !== definitionOf(before) && { taskDefinition: definition }),
    ...(after.deployment.desiredTasks !== before.deployment.desiredTasks && {
      desiredCount: Number(after.deployment.desiredTasks),
    }),
    ...(differ(configuration, configurationOf(before.deployment)) && { deploymentConfiguration: configuration }),
    ...(differ(network, networkRequest(before.network, before.network.groupIds)) && { networkConfiguration: network }),
    ...(isOtherStrategy(before, after) && { capacityProviderStrategy: launchStrategy(after) }),
    ...(after.compute.platformVersion !== before.compute.platformVersion && {
      platformVersion: after.compute.platformVersion,
    }),
    ...(after.managedTags !== before.managedTags && { enableECSManagedTags: after.managedTags }),
    ...(after.propagate !== before.propagate && { propagateTags: after.propagate }),
    ...(force && { forceNewDeployment: true }),
  };
}

/** ECS takes another strategy only together with a new deployment. */
export const isOtherStrategy = (before: ServiceDraft, after: ServiceDraft): boolean =>
  differ(launchStrategy(before), launchStrategy(after));

/** An empty one is how UpdateService goes back to the launch type. */
const launchStrategy = ({ compute }: ServiceDraft) => (compute.option === "launchType" ? [] : strategyOf(compute));

/** Whether there is anything to do beside naming the service. */
export const changesNothing = (request: UpdateServiceCommandInput): boolean => Object.keys(request).length <= 2;

const differ = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other);
