// A service with its deployments and events, as AWS answers it; counts come from the service's tasks.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Service.html
import type * as ECS from "@aws-sdk/client-ecs";
import { fargatePlatformVersion } from "../../model/ecs/new-task.ts";
import type { Deployment, Service, Task } from "../../model/ecs/records.ts";
import type { Reader } from "../../store/store.ts";
import { serviceEvents, tasks } from "../../store/tables/ecs.ts";

/** AWS shows the last hundred. */
const mostEvents = 100;

export function renderService(reader: Reader, row: Service, include: readonly string[] = []): ECS.Service {
  const own = reader.by(tasks, "service", row.serviceArn);
  const deployments = row.deployments.map((deployment) => renderDeployment(row, deployment, own));
  const [primary] = row.deployments;
  return {
    serviceArn: row.serviceArn,
    serviceName: row.serviceName,
    clusterArn: row.clusterArn,
    loadBalancers: [],
    serviceRegistries: [],
    status: row.status,
    desiredCount: row.desiredCount,
    ...countsOf(own),
    ...launchOf(row),
    platformVersion: row.platformVersion,
    platformFamily: "Linux",
    taskDefinition: row.taskDefinitionArn,
    deploymentConfiguration: renderConfiguration(row),
    deployments,
    ...(row.roleArn === undefined ? {} : { roleArn: row.roleArn }),
    events: renderEvents(reader, row),
    createdAt: new Date(row.createdAtMs),
    ...(primary ? { currentServiceDeployment: primary.serviceDeploymentArn } : {}),
    currentServiceRevisions: row.deployments.map((deployment) => currentRevision(deployment, own, row)),
    placementConstraints: [],
    placementStrategy: [],
    ...(row.networkConfiguration ? { networkConfiguration: row.networkConfiguration } : {}),
    healthCheckGracePeriodSeconds: row.healthCheckGracePeriodSeconds,
    schedulingStrategy: row.schedulingStrategy,
    deploymentController: { type: row.deploymentController },
    ...(include.includes("TAGS") ? { tags: [...row.tags] } : {}),
    createdBy: row.createdBy,
    enableECSManagedTags: row.enableManagedTags,
    propagateTags: row.propagateTags,
    enableExecuteCommand: row.enableExecuteCommand,
    availabilityZoneRebalancing: row.availabilityZoneRebalancing,
  };
}

/** A launch type or a strategy, never both. */
export const launchOf = ({
  launchType,
  capacityProviderStrategy,
}: Pick<Service, "launchType" | "capacityProviderStrategy">) =>
  launchType ? { launchType } : { capacityProviderStrategy: [...capacityProviderStrategy] };

const pending = new Set<Task["lastStatus"]>(["PROVISIONING", "PENDING", "ACTIVATING"]);

function countsOf(own: readonly Task[]): { runningCount: number; pendingCount: number } {
  let runningCount = 0;
  let pendingCount = 0;
  for (const { lastStatus, desiredStatus } of own) {
    if (lastStatus === "RUNNING") runningCount += 1;
    if (pending.has(lastStatus) && desiredStatus === "RUNNING") pendingCount += 1;
  }
  return { runningCount, pendingCount };
}

const ofDeployment = (own: readonly Task[], { id }: Deployment) => own.filter((task) => task.deploymentId === id);

/** An older deployment wants no more than the tasks that it still has. */
const wantedBy = (row: Service, deployment: Deployment, own: readonly Task[]) =>
  deployment.status === "PRIMARY"
    ? row.desiredCount
    : own.filter(({ desiredStatus }) => desiredStatus === "RUNNING").length;

export function renderDeployment(row: Service, deployment: Deployment, ownOfService: readonly Task[]): ECS.Deployment {
  const own = ofDeployment(ownOfService, deployment);
  return {
    id: deployment.id,
    status: deployment.status,
    taskDefinition: deployment.taskDefinitionArn,
    desiredCount: wantedBy(row, deployment, own),
    ...countsOf(own),
    failedTasks: deployment.failedTasks,
    createdAt: new Date(deployment.createdAtMs),
    updatedAt: new Date(deployment.updatedAtMs),
    ...launchOf(deployment),
    platformVersion: shownPlatform(deployment.platformVersion),
    platformFamily: "Linux",
    ...(deployment.networkConfiguration ? { networkConfiguration: deployment.networkConfiguration } : {}),
    rolloutState: deployment.rolloutState,
    rolloutStateReason: deployment.rolloutStateReason,
  };
}

/** A deployment shows the version that LATEST stood for. */
export const shownPlatform = (version: string): string => (version === "LATEST" ? fargatePlatformVersion : version);

export function renderConfiguration({ deploymentConfiguration }: Service): ECS.DeploymentConfiguration {
  const { circuitBreaker, maximumPercent, minimumHealthyPercent } = deploymentConfiguration;
  return {
    deploymentCircuitBreaker: { enable: circuitBreaker.enable, rollback: circuitBreaker.rollback },
    maximumPercent,
    minimumHealthyPercent,
    strategy: "ROLLING",
    bakeTimeInMinutes: 0,
  };
}

function currentRevision(deployment: Deployment, ownOfService: readonly Task[], row: Service) {
  const own = ofDeployment(ownOfService, deployment);
  const { runningCount, pendingCount } = countsOf(own);
  return {
    arn: deployment.serviceRevisionArn,
    requestedTaskCount: wantedBy(row, deployment, own),
    runningTaskCount: runningCount,
    pendingTaskCount: pendingCount,
  };
}

function renderEvents(reader: Reader, row: Service): ECS.ServiceEvent[] {
  return reader
    .by(serviceEvents, "service", row.serviceArn)
    .sort((a, b) => a.createdAtMs - b.createdAtMs)
    .slice(-mostEvents)
    .reverse()
    .map(({ id, createdAtMs, message }) => ({ id, createdAt: new Date(createdAtMs), message }));
}
