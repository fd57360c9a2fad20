// A service's deployments and revisions as their own operations tell them: those of now as in `deployments[]`, and those before.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceDeployment.html
import type * as ECS from "@aws-sdk/client-ecs";
import { breakerThreshold } from "../../model/ecs/circuit-breaker.ts";
import type { Deployment, Service, Task } from "../../model/ecs/records.ts";
import type { Reader } from "../../store/store.ts";
import { tasks } from "../../store/tables/ecs.ts";
import type { Told } from "./deployment-history.ts";
import { dateOf } from "./render-date.ts";
import { launchOf, renderConfiguration, renderDeployment, shownPlatform } from "./render-service.ts";

const open = new Set<ECS.ServiceDeploymentStatus>(["IN_PROGRESS", "ROLLBACK_IN_PROGRESS"]);

export const renderBrief = ({ service, deployment, status }: Told): ECS.ServiceDeploymentBrief => ({
  serviceDeploymentArn: deployment.serviceDeploymentArn,
  serviceArn: service.serviceArn,
  clusterArn: service.clusterArn,
  createdAt: new Date(deployment.createdAtMs),
  startedAt: new Date(deployment.createdAtMs),
  ...dateOf("finishedAt", open.has(status) ? undefined : deployment.updatedAtMs),
  targetServiceRevisionArn: deployment.serviceRevisionArn,
  status,
  statusReason: deployment.rolloutStateReason,
});

export function renderServiceDeployment(reader: Reader, told: Told): ECS.ServiceDeployment {
  const { service, deployment } = told;
  const own = reader.by(tasks, "service", service.serviceArn);
  const at = service.deployments.indexOf(deployment);
  const older = at < 0 ? [] : service.deployments.slice(at + 1);
  const { targetServiceRevisionArn: _, ...brief } = renderBrief(told);
  return {
    ...brief,
    updatedAt: new Date(deployment.updatedAtMs),
    sourceServiceRevisions: older.map((source) => summary(service, source, own)),
    targetServiceRevision: summary(service, deployment, own),
    deploymentConfiguration: renderConfiguration(service),
    deploymentCircuitBreaker: breakerOf(service, deployment),
  };
}

function summary(service: Service, deployment: Deployment, own: readonly Task[]): ECS.ServiceRevisionSummary {
  const { desiredCount, runningCount, pendingCount } = renderDeployment(service, deployment, own);
  return {
    arn: deployment.serviceRevisionArn,
    requestedTaskCount: desiredCount,
    runningTaskCount: runningCount,
    pendingTaskCount: pendingCount,
  };
}

function breakerOf(service: Service, deployment: Deployment): ECS.ServiceDeploymentCircuitBreaker {
  if (!service.deploymentConfiguration.circuitBreaker.enable)
    return { status: "DISABLED", failureCount: deployment.failedTasks, threshold: 0 };
  const states = { IN_PROGRESS: "MONITORING", COMPLETED: "MONITORING_COMPLETE", FAILED: "TRIGGERED" } as const;
  return {
    status: states[deployment.rolloutState],
    failureCount: deployment.failedTasks,
    threshold: breakerThreshold(service.desiredCount),
  };
}

export function renderRevision(reader: Reader, { service, deployment }: Told): ECS.ServiceRevision {
  const tasksOf = reader.by(tasks, "service", service.serviceArn).filter((task) => task.deploymentId === deployment.id);
  return {
    serviceRevisionArn: deployment.serviceRevisionArn,
    serviceArn: service.serviceArn,
    clusterArn: service.clusterArn,
    taskDefinition: deployment.taskDefinitionArn,
    ...launchOf(deployment),
    platformVersion: shownPlatform(deployment.platformVersion),
    platformFamily: "Linux",
    loadBalancers: [],
    serviceRegistries: [],
    ...(deployment.networkConfiguration ? { networkConfiguration: deployment.networkConfiguration } : {}),
    containerImages: imagesOf(tasksOf),
    guardDutyEnabled: false,
    createdAt: new Date(deployment.createdAtMs),
  };
}

/** As the first task that has pulled them resolved them. */
function imagesOf(own: readonly Task[]): ECS.ContainerImage[] {
  const task = own.find(({ containers }) => containers.every(({ imageDigest }) => imageDigest)) ?? own[0];
  return (task?.containers ?? []).map(({ name, image, imageDigest }) => ({
    containerName: name,
    image,
    ...(imageDigest === undefined ? {} : { imageDigest }),
  }));
}
