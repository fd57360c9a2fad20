// A deployment given up for the one that last completed.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stop-service-deployment.html
import { withNewDeployment } from "./new-deployment.ts";
import type { Facts } from "./new-task.ts";
import type { Service } from "./records.ts";

/** The service with its PRIMARY deployment FAILED and a new one of the last completed revision; undefined: there is none. */
export function rolledBack(service: Service, why: string, facts: Facts): Service | undefined {
  if (!service.lastCompleted) return undefined;
  const given = service.deployments.map((deployment) =>
    deployment.status === "PRIMARY"
      ? { ...deployment, rolloutState: "FAILED" as const, rolloutStateReason: why, updatedAtMs: facts.nowMs }
      : deployment,
  );
  return withNewDeployment({ ...service, deployments: given }, service.lastCompleted, facts);
}
