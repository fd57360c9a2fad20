// What RunTask may override of a task definition.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskOverride.html
import type * as ECS from "@aws-sdk/client-ecs";
import type { TaskDefinition } from "./records.ts";
import { repeated } from "./rule.ts";
import { cpuUnits, memoryMib, refuseFargateSize } from "./task-size.ts";

/** AWS's limit for the overrides of containers as JSON, in characters. */
const longestOverrides = 8192;

/** Sizes written as numbers; what cannot be read is left for `refuseOverrides`. */
export function normalisedOverrides(stated: ECS.TaskOverride): ECS.TaskOverride {
  const { cpu, memory } = stated;
  return {
    ...stated,
    ...(cpu === undefined ? {} : { cpu: String(cpuUnits(cpu) ?? cpu) }),
    ...(memory === undefined ? {} : { memory: String(memoryMib(memory) ?? memory) }),
  };
}

/** Why these overrides do not go with the definition, in AWS's words; undefined when they do. */
export function refuseOverrides(overrides: ECS.TaskOverride, { spec }: TaskDefinition): string | undefined {
  const { containerOverrides = [], ephemeralStorage } = overrides;
  const names = new Set(spec.containerDefinitions.map(({ name }) => name));
  const stranger = containerOverrides.find(({ name }) => !names.has(name));
  if (stranger)
    return `Override for container named ${stranger.name ?? null} is not a container in the TaskDefinition.`;
  const twice = repeated(containerOverrides.map(({ name }) => name));
  if (twice !== undefined) return `The container ${twice} was overridden more than once.`;
  if (JSON.stringify(containerOverrides).length > longestOverrides)
    return `Container Overrides length must be at most ${longestOverrides}`;
  const sizeInGiB = ephemeralStorage?.sizeInGiB;
  if (ephemeralStorage && (sizeInGiB === undefined || sizeInGiB < 21 || sizeInGiB > 200))
    return "The ephemeralStorage.sizeInGiB must be between 21 and 200.";
  return refuseSizes(overrides, spec);
}

function refuseSizes(overrides: ECS.TaskOverride, spec: TaskDefinition["spec"]): string | undefined {
  const cpu = overrides.cpu ?? spec.cpu;
  const memory = overrides.memory ?? spec.memory;
  const refusal = overrides.cpu || overrides.memory ? refuseFargateSize(cpu, memory) : undefined;
  if (refusal !== undefined) return refusal;
  const wrong = overrides.containerOverrides?.find(
    (item) => (item.memory ?? 0) > Number(memory) || (item.memoryReservation ?? 0) > Number(memory),
  );
  if (wrong) return `The 'memory' setting for container '${wrong.name}' is greater than for the task.`;
  const greedy = overrides.containerOverrides?.find((item) => (item.cpu ?? 0) > Number(cpu));
  return greedy && `The 'cpu' setting for container '${greedy.name}' is greater than for the task.`;
}
