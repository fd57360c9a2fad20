// UpdateService: what changes only the numbers is written at once; what changes the tasks starts a new deployment.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html
import type * as ECS from "@aws-sdk/client-ecs";
import { must } from "../../kit/assert.ts";
import { withNewDeployment } from "../../model/ecs/new-deployment.ts";
import type { Cluster, Service, ServiceRevision } from "../../model/ecs/records.ts";
import { services, taskDefinitions } from "../../store/tables/ecs.ts";
import { type Context, type Input, operation } from "../service.ts";
import { activeCluster, clusterCondition } from "./cluster-lookup.ts";
import { graceIn } from "./create-service.ts";
import { runnableDefinition } from "./definition-lookup.ts";
import { deploymentConfigurationIn, desiredCountIn, rebalancingIn, refuseOtherSchedulers } from "./deployment-input.ts";
import { type Launch, launchIn, platformIn, refuseUnlessFargate } from "./launch.ts";
import { checkedNetwork } from "./network-configuration.ts";
import { serviceNotYet } from "./not-yet.ts";
import { invalid } from "./refuse.ts";
import { renderService } from "./render-service.ts";
import { authoriseRoles } from "./roles.ts";
import { activeService, serviceResource } from "./service-lookup.ts";

type UpdateService = Input<typeof ECS, "UpdateService">;

export const updateService = operation<typeof ECS, "UpdateService">({
  access: "Write",
  resources: ({ service, cluster }, scope) => serviceResource(service, cluster, scope),
  conditions: ({ cluster }, scope) => clusterCondition(cluster, scope),
  refuses: serviceNotYet,
  handle(input, context) {
    const cluster = activeCluster(context, input.cluster);
    const service = activeService(context, cluster, input.service);
    refuseOtherSchedulers(input.deploymentController);
    const revision = revisionIn(input, context, cluster, service);
    const changed = withNumbers(input, service);
    const deploys = input.forceNewDeployment === true || !sameRevision(revision, service);
    const next = deploys ? withNewDeployment(changed, revision, context) : changed;
    context.tx.put(services, next);
    return { service: renderService(context.tx, next, ["TAGS"]) };
  },
});

/** What holds for the next tasks without a deployment. */
function withNumbers(input: UpdateService, service: Service): Service {
  const desiredCount = input.desiredCount === undefined ? service.desiredCount : desiredCountIn(input.desiredCount);
  return {
    ...service,
    desiredCount,
    deploymentConfiguration: deploymentConfigurationIn(input.deploymentConfiguration, service.deploymentConfiguration),
    availabilityZoneRebalancing: rebalancingIn(input.availabilityZoneRebalancing),
    healthCheckGracePeriodSeconds: graceIn(input.healthCheckGracePeriodSeconds),
    enableManagedTags: input.enableECSManagedTags ?? service.enableManagedTags,
    propagateTags: input.propagateTags ?? service.propagateTags,
    steady: service.steady && desiredCount === service.desiredCount,
  };
}

function revisionIn(input: UpdateService, context: Context, cluster: Cluster, service: Service): ServiceRevision {
  const definition = input.taskDefinition
    ? runnableDefinition(context, input.taskDefinition)
    : must(context.tx.get(taskDefinitions, service.taskDefinitionArn), service.taskDefinitionArn);
  refuseUnlessFargate(definition);
  if (input.taskDefinition) authoriseRoles(context, definition.spec.taskRoleArn, definition.spec.executionRoleArn);
  const { networkConfiguration } = input.networkConfiguration
    ? checkedNetwork(context, definition, input.networkConfiguration)
    : service;
  return {
    taskDefinitionArn: definition.taskDefinitionArn,
    ...newLaunch(input, cluster, service),
    platformVersion: input.platformVersion ? platformIn(input.platformVersion) : service.platformVersion,
    networkConfiguration,
    enableExecuteCommand: service.enableExecuteCommand,
  };
}

/** An empty strategy goes back to the launch type. */
function newLaunch(input: UpdateService, cluster: Cluster, service: Service): Launch {
  const before = { launchType: service.launchType, capacityProviderStrategy: service.capacityProviderStrategy };
  const items = input.capacityProviderStrategy;
  if (items === undefined) return before;
  const next: Launch =
    items.length === 0
      ? { launchType: "FARGATE", capacityProviderStrategy: [] }
      : launchIn(cluster, { capacityProviderStrategy: items });
  if (JSON.stringify(next) !== JSON.stringify(before) && !input.forceNewDeployment)
    return invalid(
      "When switching from launch type to capacity provider strategy on an existing service, or making a change to a capacity provider strategy on a service that is already using one, you must force a new deployment.",
    );
  return next;
}

function sameRevision(next: ServiceRevision, service: Service): boolean {
  const said = (row: ServiceRevision) =>
    JSON.stringify([row.taskDefinitionArn, row.platformVersion, row.networkConfiguration]);
  return said(next) === said(service);
}
