// StopServiceDeployment: rolls a deployment that is still going on back to the revision that last completed.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopServiceDeployment.html
import { ConflictException, ServiceDeploymentNotFoundException } from "@aws-sdk/client-ecs";
import type * as ECS from "@aws-sdk/client-ecs";
import { rolledBack } from "../../model/ecs/roll-back.ts";
import { serviceEvent } from "../../model/ecs/service-event.ts";
import { fail } from "../../model/errors.ts";
import { serviceEvents, services } from "../../store/tables/ecs.ts";
import { operation } from "../service.ts";
import { findTold } from "./deployment-history.ts";
import { notHonoured } from "./refuse.ts";

export const stopServiceDeployment = operation<typeof ECS, "StopServiceDeployment">({
  access: "Write",
  resources: ({ serviceDeploymentArn }) => serviceDeploymentArn,
  handle({ serviceDeploymentArn: arn, stopType = "ROLLBACK" }, context) {
    if (stopType !== "ROLLBACK") return notHonoured("stopType", "Only ROLLBACK is supported.");
    const { service, deployment, status } =
      findTold(context.tx, context, arn, (candidate) => candidate.serviceDeploymentArn) ??
      fail(ServiceDeploymentNotFoundException, { message: "The service deployment was not found." });
    if (status !== "IN_PROGRESS")
      return conflict(`The service deployment cannot be stopped because its status is ${status}.`, arn);
    const why = `ECS deployment ${deployment.id} was stopped.`;
    const back = rolledBack(service, why, context);
    if (!back) return conflict("The service has no completed deployment to roll back to.", arn);
    context.tx.put(services, back);
    const text = `rolling back to deployment ${back.deployments[0]?.id}.`;
    context.tx.put(serviceEvents, serviceEvent(service, text, context));
    return { serviceDeploymentArn: arn };
  },
});

const conflict = (message: string, arn: string): never => fail(ConflictException, { message, resourceIds: [arn] });
