// How a service deployment has ended, for the message about it.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceDeployment.html
import type { ServiceDeployment } from "@aws-sdk/client-ecs";

export interface DeploymentEnd {
  readonly type: "success" | "warning" | "error";
  /** Key of serviceWords. */
  readonly word: "deployed" | "deployFailed" | "deployStopped" | "rolledBack";
}

const ends: Readonly<Partial<Record<NonNullable<ServiceDeployment["status"]>, DeploymentEnd>>> = {
  SUCCESSFUL: { type: "success", word: "deployed" },
  STOPPED: { type: "warning", word: "deployStopped" },
  ROLLBACK_SUCCESSFUL: { type: "error", word: "rolledBack" },
  ROLLBACK_FAILED: { type: "error", word: "deployFailed" },
};

/**
 * Undefined: it goes on. A deployment that the circuit breaker ended without a rollback is STOPPED in AWS's words; its breaker says
 * that it failed.
 */
export function endOfDeployment({ status, deploymentCircuitBreaker }: ServiceDeployment): DeploymentEnd | undefined {
  if (status === "STOPPED" && deploymentCircuitBreaker?.status === "TRIGGERED")
    return { type: "error", word: "deployFailed" };
  return status && ends[status];
}
