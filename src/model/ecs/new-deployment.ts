// A service's deployment as it begins: made by CreateService, UpdateService and by a rollback.
import { pick } from "../../kit/ids.ts";
import { formatArn } from "../arn.ts";
import type { Facts } from "./new-task.ts";
import type { Deployment, Service, ServiceRevision } from "./records.ts";

/** The half of a service (or of an old deployment) that a deployment runs. */
export const revisionOf = (from: ServiceRevision): ServiceRevision => ({
  taskDefinitionArn: from.taskDefinitionArn,
  launchType: from.launchType,
  capacityProviderStrategy: from.capacityProviderStrategy,
  platformVersion: from.platformVersion,
  networkConfiguration: from.networkConfiguration,
  enableExecuteCommand: from.enableExecuteCommand,
});

export type ServiceNames = Pick<Service, "account" | "region" | "clusterArn" | "serviceName">;

/** The PRIMARY deployment of `revision`; ids are 19 digits as in AWS. */
export function newDeployment(service: ServiceNames, revision: ServiceRevision, { nowMs, dice }: Facts): Deployment {
  const digits = `${pick(dice, 1, "123456789")}${pick(dice, 18, "0123456789")}`;
  const id = `ecs-svc/${digits}`;
  const cluster = service.clusterArn.split("/").at(-1);
  const arn = (kind: string, last: string) =>
    formatArn({ ...service, service: "ecs", resource: `${kind}/${cluster}/${service.serviceName}/${last}` });
  return {
    ...revisionOf(revision),
    id,
    status: "PRIMARY",
    rolloutState: "IN_PROGRESS",
    rolloutStateReason: `ECS deployment ${id} in progress.`,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    failedTasks: 0,
    failuresInRow: 0,
    // Clients (Terraform's wait for a steady state) find a deployment by these digits in its revision's ARN.
    serviceRevisionArn: arn("service-revision", digits),
    serviceDeploymentArn: arn(
      "service-deployment",
      pick(dice, 21, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"),
    ),
  };
}

/** `service` with a new PRIMARY deployment in front; the ones before stay ACTIVE until they have drained. */
export function withNewDeployment(service: Service, revision: ServiceRevision, facts: Facts): Service {
  const older = service.deployments.map((deployment) => ({ ...deployment, status: "ACTIVE" as const }));
  return {
    ...service,
    ...revisionOf(revision),
    steady: false,
    deployments: [newDeployment(service, revision, facts), ...older],
  };
}
