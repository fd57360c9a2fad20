// What AWS asks of each container of a task definition, whatever it runs on.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#container_definitions
import type * as ECS from "@aws-sdk/client-ecs";
import { isName } from "./names.ts";
import { firstOf, inOrder, repeated, type Rule } from "./rule.ts";
import type { TaskDefinitionSpec } from "./records.ts";

type Container = ECS.ContainerDefinition;

/** Docker keeps 6 MiB for itself: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html */
const leastMemoryMib = 6;

const naming: Rule<Container> = ({ name, image }) => {
  if (!name) return "Container.name should not be null or empty.";
  if (!isName(name)) return "Container.name contains invalid characters.";
  if (!image) return "Container.image should not be null or empty.";
  if (!/^[a-zA-Z0-9._\-/:@#]{1,1024}$/.test(image)) return "Container.image contains invalid characters.";
  return undefined;
};

const sizes: Rule<Container> = ({ name, cpu, memory, memoryReservation }) => {
  const setting = (field: string) => `Invalid '${field}' setting for container '${name}'.`;
  if (cpu !== undefined && (cpu < 0 || !Number.isInteger(cpu))) return setting("cpu");
  if (memory !== undefined && memory < leastMemoryMib)
    return `${setting("memory")} The value must be at least ${leastMemoryMib} MiB.`;
  if (memoryReservation !== undefined && memoryReservation < leastMemoryMib)
    return `${setting("memoryReservation")} The value must be at least ${leastMemoryMib} MiB.`;
  if (memory !== undefined && memoryReservation !== undefined && memory < memoryReservation)
    return `Invalid setting for container '${name}'. The 'memory' must be greater than or equal to the 'memoryReservation'.`;
  return undefined;
};

const inRange = (value: number | undefined, from: number, to: number) =>
  value === undefined || (Number.isInteger(value) && value >= from && value <= to);

const rangeOf = (name: string | undefined, field: string, from: number, to: number) =>
  `Invalid '${field}' setting for container '${name}'. The value must be between ${from} and ${to}.`;

const timeouts: Rule<Container> = ({ name, startTimeout, stopTimeout }) => {
  if (!inRange(startTimeout, 2, 120)) return rangeOf(name, "startTimeout", 2, 120);
  if (!inRange(stopTimeout, 2, 120)) return rangeOf(name, "stopTimeout", 2, 120);
  return undefined;
};

const health: Rule<Container> = ({ name, healthCheck }) => {
  if (!healthCheck) return undefined;
  const [form, ...words] = healthCheck.command ?? [];
  if ((form !== "CMD" && form !== "CMD-SHELL") || words.length === 0 || !words[0])
    return `Invalid 'healthCheck.command' setting for container '${name}'. The command must begin with CMD or CMD-SHELL, followed by what to run.`;
  if (!inRange(healthCheck.interval, 5, 300)) return rangeOf(name, "healthCheck.interval", 5, 300);
  if (!inRange(healthCheck.timeout, 2, 60)) return rangeOf(name, "healthCheck.timeout", 2, 60);
  if (!inRange(healthCheck.retries, 1, 10)) return rangeOf(name, "healthCheck.retries", 1, 10);
  if (!inRange(healthCheck.startPeriod, 0, 300)) return rangeOf(name, "healthCheck.startPeriod", 0, 300);
  return undefined;
};

const environment: Rule<Container> = ({ name, environment: variables }) =>
  variables?.some((variable) => !variable.name)
    ? `Invalid 'environment' setting for container '${name}'. The name of a variable should not be null or empty.`
    : undefined;

const ulimits: Rule<Container> = ({ name, ulimits: limits = [] }) => {
  const twice = repeated(limits.map((limit) => limit.name));
  if (twice !== undefined) return `Duplicate ulimit '${twice}' for container '${name}'.`;
  const wrong = limits.find(({ softLimit, hardLimit }) => Number(softLimit) > Number(hardLimit));
  return (
    wrong && `Invalid ulimit '${wrong.name}' for container '${name}'. The softLimit must not exceed the hardLimit.`
  );
};

/** An image's digest is looked up for each task: what AWS calls `disabled`. */
const consistency: Rule<Container> = ({ name, versionConsistency }) =>
  versionConsistency === undefined || versionConsistency === "disabled"
    ? undefined
    : `Muelle does not honour versionConsistency '${versionConsistency}' of container '${name}' yet: set it to disabled, or leave it out.`;

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Tmpfs.html; those with a value are written `mode=755`. */
const tmpfsOptions = new Set(
  (
    "defaults ro rw suid nosuid dev nodev exec noexec sync async dirsync remount mand nomand atime noatime diratime " +
    "nodiratime bind rbind unbindable runbindable private rprivate shared rshared slave rslave relatime norelatime " +
    "strictatime nostrictatime mode uid gid nr_inodes nr_blocks mpol"
  ).split(" "),
);

const tmpfs: Rule<Container> = ({ name, linuxParameters }) => {
  const options = linuxParameters?.tmpfs?.flatMap(({ mountOptions = [] }) => mountOptions) ?? [];
  const unknown = options.find(
    (option) => !/^\w+(=[\w:.-]+)?$/.test(option) || !tmpfsOptions.has(option.split("=")[0] ?? ""),
  );
  if (unknown !== undefined)
    return `Invalid 'linuxParameters.tmpfs' setting for container '${name}'. '${unknown}' is not a mount option of a tmpfs.`;
  const wrong = linuxParameters?.tmpfs?.find(
    (mount) => !mount.containerPath?.startsWith("/") || !mount.size || mount.size < 1,
  );
  return (
    wrong &&
    `Invalid 'linuxParameters.tmpfs' setting for container '${name}'. An absolute containerPath and a size of at least 1 MiB are required.`
  );
};

const container = inOrder(naming, sizes, timeouts, health, environment, ulimits, consistency, tmpfs);

/** AWS allows ten containers in a task definition. */
const mostContainers = 10;

const list: Rule<readonly Container[]> = (containers) => {
  if (containers.length === 0) return "Container list cannot be empty.";
  if (containers.length > mostContainers) return `Container list cannot have more than ${mostContainers} containers.`;
  return undefined;
};

const set: Rule<readonly Container[]> = (containers) => {
  const twice = repeated(containers.map(({ name }) => name));
  if (twice !== undefined) return `Duplicate container name '${twice}' in the task definition.`;
  if (!containers.some(({ essential }) => essential)) return "Task definition doesn't have any essential container.";
  return undefined;
};

/** Every container by itself, then their names together. */
export const containerRules: Rule<TaskDefinitionSpec> = ({ containerDefinitions }) =>
  list(containerDefinitions) ?? firstOf(containerDefinitions, container) ?? set(containerDefinitions);
