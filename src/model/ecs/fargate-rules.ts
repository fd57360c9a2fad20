// What Fargate asks of a task definition beyond ECS: the same rules decide whether a definition is compatible with it.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
import type * as ECS from "@aws-sdk/client-ecs";
import { fargateLogRules } from "./log-rules.ts";
import type { TaskDefinitionSpec } from "./records.ts";
import { firstOf, inOrder, type Rule } from "./rule.ts";
import { refuseFargateSize } from "./task-size.ts";

/** Whether an image comes from ECR, given the host that Muelle's own registry is named by. */
export const isEcrImage = (image: string, registryHost: string): boolean =>
  /^\d{12}\.dkr\.ecr(-fips)?\.[a-z0-9-]+\.amazonaws\.com(\.cn)?\//.test(image) || image.startsWith(`${registryHost}/`);

const network: Rule<TaskDefinitionSpec> = ({ networkMode }) =>
  networkMode === "awsvpc" ? undefined : "Fargate only supports network mode ‘awsvpc’.";

const size: Rule<TaskDefinitionSpec> = ({ cpu, memory }) => refuseFargateSize(cpu, memory);

const task: Rule<TaskDefinitionSpec> = (spec) => {
  if (spec.placementConstraints?.length) return "Placement constraints are not supported with FARGATE launch type.";
  if (spec.ipcMode) return "Tasks using the Fargate launch type do not support ipcMode.";
  if (spec.pidMode === "host") return "Tasks using the Fargate launch type do not support pidMode host.";
  if (spec.volumes?.some(({ host }) => host?.sourcePath))
    return "host.sourcePath should not be set for volumes in Fargate.";
  const sizeInGiB = spec.ephemeralStorage?.sizeInGiB;
  if (sizeInGiB !== undefined && (sizeInGiB < 21 || sizeInGiB > 200))
    return "The ephemeralStorage.sizeInGiB must be between 21 and 200.";
  return undefined;
};

const container: Rule<ECS.ContainerDefinition> = ({ name, privileged, linuxParameters }) => {
  if (privileged) return `Privileged containers are not supported on Fargate (container '${name}').`;
  const { capabilities, sharedMemorySize, maxSwap, swappiness } = linuxParameters ?? {};
  const added = capabilities?.add?.find((capability) => capability !== "SYS_PTRACE");
  if (added !== undefined)
    return `Fargate only supports adding the SYS_PTRACE kernel capability (container '${name}' adds ${added}).`;
  const unsupported = Object.entries({ sharedMemorySize, maxSwap, swappiness }).find(
    ([, value]) => value !== undefined,
  );
  return unsupported && `linuxParameters.${unsupported[0]} is not supported on Fargate (container '${name}').`;
};

const containers: Rule<TaskDefinitionSpec> = ({ containerDefinitions }) => firstOf(containerDefinitions, container);

const executionRole =
  (registryHost: string): Rule<TaskDefinitionSpec> =>
  ({ executionRoleArn, containerDefinitions }) => {
    if (executionRoleArn) return undefined;
    if (containerDefinitions.some(({ logConfiguration }) => logConfiguration?.logDriver === "awslogs"))
      return "Fargate requires task definition to have execution role ARN to support log driver awslogs.";
    if (containerDefinitions.some(({ image }) => isEcrImage(image ?? "", registryHost)))
      return "Fargate requires task definition to have execution role ARN to support ECR images.";
    return undefined;
  };

export const fargateRules = (registryHost: string): Rule<TaskDefinitionSpec> =>
  inOrder(network, size, task, containers, fargateLogRules, executionRole(registryHost));
