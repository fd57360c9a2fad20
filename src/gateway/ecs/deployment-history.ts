// A service's deployments, those that it has now and those that have ended, and how each of them went.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceDeployment.html
import type * as ECS from "@aws-sdk/client-ecs";
import type { Scope } from "../../model/arn.ts";
import { resourceParts, serviceArnOf } from "../../model/ecs/names.ts";
import type { Deployment, Service } from "../../model/ecs/records.ts";
import type { Reader } from "../../store/store.ts";
import { endedDeployments, services } from "../../store/tables/ecs.ts";

/** One deployment in its service's history. */
export interface Told {
  readonly service: Service;
  readonly deployment: Deployment;
  readonly status: ECS.ServiceDeploymentStatus;
}

/** Newest first. */
export function historyOf(reader: Reader, service: Service): Told[] {
  const all = [...service.deployments, ...reader.by(endedDeployments, "service", service.serviceArn).reverse()];
  // The sort is stable: of the same millisecond, the later one stands first already.
  all.sort((a, b) => b.createdAtMs - a.createdAtMs);
  return all.map((deployment, index) => ({ service, deployment, status: statusOf(deployment, all[index - 1]) }));
}

/** By the ARN of the deployment or of its revision, as `arnOf` reads it. */
export function findTold(
  reader: Reader,
  scope: Scope,
  arn: string,
  arnOf: (deployment: Deployment) => string,
): Told | undefined {
  const [, clusterName = "", serviceName = ""] = resourceParts(arn, scope) ?? [];
  const service = reader.get(services, serviceArnOf(scope, clusterName, serviceName));
  return service && historyOf(reader, service).find(({ deployment }) => arnOf(deployment) === arn);
}

/** `next`: the deployment after it. One that was replaced before it was done is STOPPED; a failed one tells of the way back. */
function statusOf(deployment: Deployment, next: Deployment | undefined): ECS.ServiceDeploymentStatus {
  if (deployment.rolloutState === "COMPLETED") return "SUCCESSFUL";
  if (deployment.rolloutState === "IN_PROGRESS") return next || "endedAtMs" in deployment ? "STOPPED" : "IN_PROGRESS";
  if (!next || !deployment.rolledBack) return "STOPPED";
  if (next.rolloutState === "COMPLETED") return "ROLLBACK_SUCCESSFUL";
  return next.rolloutState === "FAILED" || "endedAtMs" in next ? "ROLLBACK_FAILED" : "ROLLBACK_IN_PROGRESS";
}
