// CreateService: the row with one PRIMARY deployment; the service deployer starts its tasks.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
import type * as ECS from "@aws-sdk/client-ecs";
import { isName, serviceArnOf } from "../../model/ecs/names.ts";
import { newDeployment } from "../../model/ecs/new-deployment.ts";
import type { Cluster, Service, ServiceRevision } from "../../model/ecs/records.ts";
import { endedDeployments, serviceEvents, services } from "../../store/tables/ecs.ts";
import { type Context, type Input, operation } from "../service.ts";
import { activeCluster, clusterCondition } from "./cluster-lookup.ts";
import { runnableDefinition } from "./definition-lookup.ts";
import { deploymentConfigurationIn, desiredCountIn, rebalancingIn, refuseOtherSchedulers } from "./deployment-input.ts";
import { launchIn, platformIn, refuseUnlessFargate } from "./launch.ts";
import { checkedNetwork } from "./network-configuration.ts";
import { serviceNotYet } from "./not-yet.ts";
import { clientError, invalid } from "./refuse.ts";
import { renderService } from "./render-service.ts";
import { authoriseRoles } from "./roles.ts";
import { serviceResource } from "./service-lookup.ts";
import { authoriseTags, tagsIn } from "./tag-input.ts";

type CreateService = Input<typeof ECS, "CreateService">;

export const createService = operation<typeof ECS, "CreateService">({
  access: "Write",
  resources: ({ serviceName, cluster }, scope) => serviceResource(serviceName, cluster, scope),
  conditions: ({ cluster }, scope) => clusterCondition(cluster, scope),
  refuses: ["role", ...serviceNotYet],
  handle(input, context) {
    const cluster = activeCluster(context, input.cluster);
    const wanted = serviceIn(input, context, cluster);
    const there = context.tx.get(services, wanted.serviceArn);
    if (there?.status === "DRAINING") return invalid("Unable to Start a service that is still Draining.");
    if (there?.status === "ACTIVE") return { service: renderService(context.tx, repeated(there, wanted), ["TAGS"]) };
    authoriseTags(context, wanted.tags, "CreateService", wanted.serviceArn);
    if (there) forgetHistory(context, there);
    context.tx.put(services, wanted);
    return { service: renderService(context.tx, wanted, ["TAGS"]) };
  },
});

function serviceIn(input: CreateService, context: Context, cluster: Cluster): Service {
  if (!isName(input.serviceName)) return invalid("Service name contains invalid characters.");
  refuseOtherSchedulers(input.deploymentController, input.schedulingStrategy);
  const { account, region, principal, nowMs } = context;
  const names = {
    account,
    region,
    serviceArn: serviceArnOf(context, cluster.clusterName, input.serviceName),
    serviceName: input.serviceName,
    clusterArn: cluster.clusterArn,
  };
  const revision = revisionIn(input, context, cluster);
  return {
    ...names,
    ...revision,
    status: "ACTIVE",
    desiredCount: desiredCountIn(input.desiredCount),
    schedulingStrategy: "REPLICA",
    deploymentController: "ECS",
    deploymentConfiguration: deploymentConfigurationIn(input.deploymentConfiguration),
    availabilityZoneRebalancing: rebalancingIn(input.availabilityZoneRebalancing),
    healthCheckGracePeriodSeconds: graceIn(input.healthCheckGracePeriodSeconds),
    enableManagedTags: input.enableECSManagedTags ?? false,
    propagateTags: input.propagateTags ?? "NONE",
    roleArn: `arn:aws:iam::${account}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`,
    clientToken: input.clientToken,
    tags: tagsIn(input.tags),
    deployments: [newDeployment(names, revision, context)],
    steady: false,
    createdAtMs: nowMs,
    createdBy: principal.arn,
  };
}

function revisionIn(input: CreateService, context: Context, cluster: Cluster): ServiceRevision {
  if (!input.taskDefinition) return clientError("TaskDefinition can not be blank.");
  const definition = runnableDefinition(context, input.taskDefinition);
  const launch = launchIn(cluster, input);
  refuseUnlessFargate(definition);
  authoriseRoles(context, definition.spec.taskRoleArn, definition.spec.executionRoleArn);
  const { networkConfiguration } = checkedNetwork(context, definition, input.networkConfiguration);
  return {
    taskDefinitionArn: definition.taskDefinitionArn,
    ...launch,
    platformVersion: platformIn(input.platformVersion),
    networkConfiguration,
    enableExecuteCommand: false,
  };
}

/** Without a load balancer there is no grace to give. */
export function graceIn(seconds: number | undefined): number {
  if (!seconds) return 0;
  return invalid("Health check grace period is only valid for services configured to use load balancers");
}

/** The service that is there, when this is the same request again. Throws InvalidParameterException. */
function repeated(there: Service, wanted: Service): Service {
  const said = ({ taskDefinitionArn, desiredCount, networkConfiguration, launchType }: Service) =>
    JSON.stringify([taskDefinitionArn, desiredCount, networkConfiguration, launchType]);
  const same = wanted.clientToken !== undefined && there.clientToken === wanted.clientToken;
  return same && said(there) === said(wanted) ? there : invalid("Creation of service was not idempotent.");
}

/** One that was deleted had the same name: what it did is not this one's past. */
function forgetHistory({ tx }: Context, { serviceArn }: Service): void {
  for (const event of tx.by(serviceEvents, "service", serviceArn)) tx.delete(serviceEvents, event.id);
  for (const deployment of tx.by(endedDeployments, "service", serviceArn))
    tx.delete(endedDeployments, deployment.serviceDeploymentArn);
}
