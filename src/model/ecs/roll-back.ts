// A deployment given up, and the way back to the one that last completed.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stop-service-deployment.html
import { withNewDeployment } from "./new-deployment.ts";
import type { Facts } from "./new-task.ts";
import type { Deployment, Service } from "./records.ts";

/** The service with its PRIMARY deployment FAILED, for the reason `why`. */
export const withFailedDeployment = (service: Service, why: string, nowMs: number): Service => ({
  ...service,
  deployments: service.deployments.map((deployment) =>
    deployment.status === "PRIMARY"
      ? { ...deployment, rolloutState: "FAILED" as const, rolloutStateReason: why, updatedAtMs: nowMs }
      : deployment,
  ),
});

/**
 * The service with its PRIMARY deployment FAILED and a new one of the last completed revision in front of it; undefined:
 * none has completed. `told` is the new one's own reason; default: that it is in progress.
 */
export function rolledBack(
  service: Service,
  why: string,
  facts: Facts,
  told?: (deployment: Deployment) => string,
): Service | undefined {
  if (!service.lastCompleted) return undefined;
  const back = withNewDeployment(withFailedDeployment(service, why, facts.nowMs), service.lastCompleted, facts);
  const [primary, ...older] = back.deployments;
  if (!primary || !told) return back;
  return { ...back, deployments: [{ ...primary, rolloutStateReason: told(primary) }, ...older] };
}
