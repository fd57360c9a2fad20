// StopServiceDeployment: rolls a deployment that is still going on back to the revision that last completed.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopServiceDeployment.html
import { ConflictException, ServiceDeploymentNotFoundException } from "@aws-sdk/client-ecs";
import type * as ECS from "@aws-sdk/client-ecs";
import { uuid } from "../../kit/ids.ts";
import { rolledBack } from "../../model/ecs/roll-back.ts";
import type { Service } from "../../model/ecs/records.ts";
import { fail } from "../../model/errors.ts";
import { serviceEvents, services } from "../../store/tables/ecs.ts";
import { type Context, operation } from "../service.ts";
import { notHonoured } from "./refuse.ts";
import { deploymentStatus } from "./render-service-deployment.ts";
import { findDeployment } from "./service-deployments.ts";

export const stopServiceDeployment = operation<typeof ECS, "StopServiceDeployment">({
  access: "Write",
  resources: ({ serviceDeploymentArn }) => serviceDeploymentArn,
  handle({ serviceDeploymentArn: arn, stopType = "ROLLBACK" }, context) {
    if (stopType !== "ROLLBACK") return notHonoured("stopType", "Only ROLLBACK is supported.");
    const [service, deployment] =
      findDeployment(context, arn, (candidate) => candidate.serviceDeploymentArn) ??
      fail(ServiceDeploymentNotFoundException, { message: "The service deployment was not found." });
    const status = deploymentStatus(service, deployment);
    if (status !== "IN_PROGRESS")
      return conflict(`The service deployment cannot be stopped because its status is ${status}.`, arn);
    const why = `ECS deployment ${deployment.id} was stopped.`;
    const back = rolledBack(service, why, context);
    if (!back) return conflict("The service has no completed deployment to roll back to.", arn);
    context.tx.put(services, back);
    tell(context, service, `rolling back to deployment ${back.deployments[0]?.id}.`);
    return { serviceDeploymentArn: arn };
  },
});

const conflict = (message: string, arn: string): never => fail(ConflictException, { message, resourceIds: [arn] });

function tell({ tx, dice, nowMs }: Context, { serviceArn, serviceName }: Service, text: string): void {
  const message = `(service ${serviceName}) ${text}`;
  tx.put(serviceEvents, { id: uuid(dice), serviceArn, createdAtMs: nowMs, message });
}
