// What requests say of deployments: how many tasks may be up and down meanwhile, and when a deployment has failed.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html
import type * as ECS from "@aws-sdk/client-ecs";
import type { Service } from "../../model/ecs/records.ts";
import { invalid, notHonoured } from "./refuse.ts";

type Configuration = Service["deploymentConfiguration"];

const initial: Configuration = {
  minimumHealthyPercent: 100,
  maximumPercent: 200,
  circuitBreaker: { enable: false, rollback: false },
};

/** `given` laid over what holds now. Throws InvalidParameterException. */
export function deploymentConfigurationIn(
  given: ECS.DeploymentConfiguration | undefined,
  before: Configuration = initial,
): Configuration {
  if ((given?.strategy ?? "ROLLING") !== "ROLLING")
    notHonoured("deploymentConfiguration.strategy", "Only ROLLING deployments are supported.");
  if (given?.bakeTimeInMinutes)
    notHonoured("deploymentConfiguration.bakeTimeInMinutes", "Set it to 0 or leave it out.");
  if (given?.alarms?.enable) notHonoured("deploymentConfiguration.alarms", "Leave it out.");
  const { enable, rollback } = given?.deploymentCircuitBreaker ?? before.circuitBreaker;
  const next = {
    minimumHealthyPercent: given?.minimumHealthyPercent ?? before.minimumHealthyPercent,
    maximumPercent: given?.maximumPercent ?? before.maximumPercent,
    circuitBreaker: { enable: enable ?? false, rollback: rollback ?? false },
  };
  return checked(next);
}

function checked(configuration: Configuration): Configuration {
  const { minimumHealthyPercent: least, maximumPercent: most } = configuration;
  if (least < 0 || least > 100) return invalid("minimumHealthyPercent must be between 0 and 100.");
  if (most < 100 && most !== 0) return invalid("maximumPercent must be at least 100.");
  if (most <= least) return invalid("The maximumPercent value must be greater than the minimumHealthyPercent value.");
  return configuration;
}

/** Only ECS's own rolling controller and REPLICA scheduling exist here. */
export function refuseOtherSchedulers(controller: ECS.DeploymentController | undefined, scheduling?: string): void {
  if (controller !== undefined && controller.type !== "ECS")
    notHonoured("deploymentController", "Only the deployment controller ECS is supported.");
  if (scheduling !== undefined && scheduling !== "REPLICA")
    notHonoured("schedulingStrategy", "Only REPLICA services are supported.");
}

/** Throws InvalidParameterException. */
export function desiredCountIn(count: number | undefined): number {
  if (count === undefined) return 0;
  return Number.isInteger(count) && count >= 0 && count <= 5000
    ? count
    : invalid("desiredCount must be between 0 and 5000.");
}

/** AWS would move tasks between zones; here new tasks are spread, and none is moved. */
export function rebalancingIn(value: ECS.AvailabilityZoneRebalancing | undefined, before: "DISABLED" = "DISABLED") {
  if (value === "ENABLED")
    notHonoured(
      "availabilityZoneRebalancing",
      "Set it to DISABLED or leave it out: new tasks are spread over the zones, none is moved.",
    );
  return before;
}
