// What a task definition can run on, and what the machine under it must be able to do, as AWS computes both.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement-constraints.html#attributes
import type * as ECS from "@aws-sdk/client-ecs";
import { fargateRules, isEcrImage } from "./fargate-rules.ts";
import type { TaskDefinitionSpec } from "./records.ts";

export function compatibilitiesOf(spec: TaskDefinitionSpec, registryHost: string): ECS.Compatibility[] {
  const onFargate = fargateRules(registryHost)(spec) === undefined;
  const asked = spec.requiresCompatibilities ?? [];
  return [...new Set<ECS.Compatibility>(["EC2", ...(onFargate ? (["FARGATE"] as const) : []), ...asked])];
}

const agent = "com.amazonaws.ecs.capability.";
const capability = "ecs.capability.";

type Test = (spec: TaskDefinitionSpec, registryHost: string) => boolean | undefined;

const anyContainer =
  (test: (container: ECS.ContainerDefinition) => unknown): Test =>
  ({ containerDefinitions }) =>
    containerDefinitions.some((container) => Boolean(test(container)));

const logsToAws = anyContainer(({ logConfiguration }) => logConfiguration?.logDriver === "awslogs");
const fromEcr: Test = ({ containerDefinitions }, registryHost) =>
  containerDefinitions.some(({ image }) => isEcrImage(image ?? "", registryHost));

/** Attribute name → when a definition needs it. */
const needs: readonly (readonly [name: string, when: Test])[] = [
  [`${agent}logging-driver.awslogs`, logsToAws],
  [`${capability}execution-role-awslogs`, (spec, host) => spec.executionRoleArn !== undefined && logsToAws(spec, host)],
  [`${agent}ecr-auth`, fromEcr],
  [`${capability}execution-role-ecr-pull`, (spec, host) => spec.executionRoleArn !== undefined && fromEcr(spec, host)],
  [`${agent}docker-remote-api.1.19`, logsToAws],
  [`${agent}docker-remote-api.1.21`, anyContainer(({ memoryReservation }) => memoryReservation)],
  [`${agent}docker-remote-api.1.25`, anyContainer(({ linuxParameters }) => linuxParameters?.initProcessEnabled)],
  [`${agent}task-iam-role`, ({ taskRoleArn }) => taskRoleArn !== undefined],
  [`${agent}privileged-container`, anyContainer(({ privileged }) => privileged)],
  [`${capability}container-health-check`, anyContainer(({ healthCheck }) => healthCheck)],
  [`${capability}container-ordering`, anyContainer(({ dependsOn }) => dependsOn?.length)],
  [`${capability}extensible-ephemeral-storage`, ({ ephemeralStorage }) => ephemeralStorage !== undefined],
  [`${agent}docker-remote-api.1.18`, () => true],
  [`${capability}task-eni`, ({ networkMode }) => networkMode === "awsvpc"],
];

export const requiredAttributesOf = (spec: TaskDefinitionSpec, registryHost: string): ECS.Attribute[] =>
  needs.filter(([, when]) => when(spec, registryHost)).map(([name]) => ({ name }));
