// Everything that RegisterTaskDefinition checks of a definition, in the order in which AWS's refusals come.
import type * as ECS from "@aws-sdk/client-ecs";
import { containerRules } from "./container-rules.ts";
import { dependencyRules } from "./dependency-rules.ts";
import { fargateRules } from "./fargate-rules.ts";
import { logRules } from "./log-rules.ts";
import { isName } from "./names.ts";
import { portRules } from "./port-rules.ts";
import type { TaskDefinitionSpec } from "./records.ts";
import { firstOf, inOrder, type Rule } from "./rule.ts";
import { cpuUnits, memoryMib } from "./task-size.ts";

const family: Rule<TaskDefinitionSpec> = ({ family: name }) => {
  if (!name) return "Family should not be null or empty.";
  return isName(name) ? undefined : "Family contains invalid characters.";
};

const notation: Rule<TaskDefinitionSpec> = ({ cpu, memory }) => {
  if (cpu !== undefined && cpuUnits(cpu) === undefined)
    return "Invalid 'cpu' setting for task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.";
  if (memory !== undefined && memoryMib(memory) === undefined)
    return "Invalid 'memory' setting for task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.";
  return undefined;
};

const containerMemory: Rule<TaskDefinitionSpec> = ({ memory, containerDefinitions }) => {
  const without = containerDefinitions.find((container) => !container.memory && !container.memoryReservation);
  return memory === undefined && without
    ? `Invalid setting for container '${without.name}'. At least one of 'memory' or 'memoryReservation' must be specified.`
    : undefined;
};

const total = (containers: readonly ECS.ContainerDefinition[], of: (container: ECS.ContainerDefinition) => number) =>
  containers.reduce((sum, container) => sum + of(container), 0);

const sums: Rule<TaskDefinitionSpec> = ({ cpu, memory, containerDefinitions }) => {
  if (cpu !== undefined && total(containerDefinitions, (container) => container.cpu ?? 0) > Number(cpu))
    return "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.";
  if (memory === undefined) return undefined;
  const greatest = containerDefinitions.find((container) => (container.memory ?? 0) > Number(memory));
  if (greatest) return `The 'memory' setting for container '${greatest.name}' is greater than for the task.`;
  if (total(containerDefinitions, (container) => container.memoryReservation ?? 0) > Number(memory))
    return "The sum of all container 'memoryReservation' values cannot be greater than the value of the task 'memory'.";
  return undefined;
};

const awsvpcForbids = ["hostname", "links", "dnsServers", "dnsSearchDomains", "extraHosts"] as const;

const awsvpc: Rule<TaskDefinitionSpec> = ({ networkMode, containerDefinitions }) =>
  networkMode !== "awsvpc"
    ? undefined
    : firstOf(containerDefinitions, (container) => {
        const field = awsvpcForbids.find((name) => container[name]?.length);
        return field && `${field} is not supported on container when networkMode=awsvpc.`;
      });

const platform: Rule<TaskDefinitionSpec> = ({ runtimePlatform }) => {
  const system = runtimePlatform?.operatingSystemFamily ?? "LINUX";
  return system === "LINUX"
    ? undefined
    : `Muelle does not honour runtimePlatform.operatingSystemFamily ${system}: its containers are Linux ones.`;
};

const always = inOrder(
  family,
  notation,
  containerRules,
  containerMemory,
  sums,
  awsvpc,
  portRules,
  dependencyRules,
  logRules,
  platform,
);

/** Why the definition cannot be registered, as AWS's ClientException says it; undefined when it can. */
export function refuseDefinition(spec: TaskDefinitionSpec, registryHost: string): string | undefined {
  const refusal = always(spec);
  if (refusal !== undefined) return refusal;
  return spec.requiresCompatibilities?.includes("FARGATE") ? fargateRules(registryHost)(spec) : undefined;
}
