// A deployment given up, and the way back to the one that last completed.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stop-service-deployment.html
import { withNewDeployment } from "./new-deployment.ts";
import type { Facts } from "./new-task.ts";
import type { Deployment, Service } from "./records.ts";

/** The service with its PRIMARY deployment FAILED, for the reason `why`. */
export function withFailedDeployment(service: Service, why: string, nowMs: number): Service {
  const failed = { rolloutState: "FAILED", rolloutStateReason: why, updatedAtMs: nowMs } as const;
  const deployments = service.deployments.map((deployment) =>
    deployment.status === "PRIMARY" ? { ...deployment, ...failed } : deployment,
  );
  return { ...service, deployments };
}

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
  const failed = withFailedDeployment(service, why, facts.nowMs);
  const { deployments, ...back } = withNewDeployment(failed, service.lastCompleted, facts);
  return {
    ...back,
    deployments: deployments.map((deployment, index) => {
      if (index === 1) return { ...deployment, rolledBack: true };
      return index === 0 && told ? { ...deployment, rolloutStateReason: told(deployment) } : deployment;
    }),
  };
}
