// What containers of a task definition say of one another: dependsOn, volumesFrom, and the volumes that they share.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html
import type * as ECS from "@aws-sdk/client-ecs";
import type { TaskDefinitionSpec } from "./records.ts";
import { firstOf, inOrder, repeated, type Rule } from "./rule.ts";

type Containers = readonly ECS.ContainerDefinition[];

const named = (containers: Containers, name: string | undefined) =>
  containers.find((container) => container.name === name);

const dependencies: Rule<TaskDefinitionSpec> = ({ containerDefinitions }) =>
  firstOf(containerDefinitions, ({ dependsOn }) =>
    firstOf(dependsOn, ({ containerName, condition }) => dependency(containerDefinitions, containerName, condition)),
  );

function dependency(
  containers: Containers,
  name: string | undefined,
  condition: string | undefined,
): string | undefined {
  const target = named(containers, name);
  if (!target) return `Cannot depend on container + '${name}' because it does not exist`;
  if ((condition === "SUCCESS" || condition === "COMPLETE") && target.essential)
    return "A dependency container with SUCCESS or COMPLETE condition cannot be an essential container";
  if (condition === "HEALTHY" && !target.healthCheck)
    return `A dependency container with HEALTHY condition must have a health check. Container '${name}' has none.`;
  return undefined;
}

/** Kahn's algorithm: what cannot be put in an order stands in a cycle. */
function hasCycle(
  containers: Containers,
  edges: (container: ECS.ContainerDefinition) => (string | undefined)[],
): boolean {
  const placed = new Set<string | undefined>();
  let left = [...containers];
  while (left.length > 0) {
    const ready = left.filter((container) => edges(container).every((name) => placed.has(name)));
    if (ready.length === 0) return true;
    for (const { name } of ready) placed.add(name);
    left = left.filter((container) => !ready.includes(container));
  }
  return false;
}

const dependencyCycles: Rule<TaskDefinitionSpec> = ({ containerDefinitions }) =>
  hasCycle(containerDefinitions, ({ dependsOn = [] }) => dependsOn.map(({ containerName }) => containerName))
    ? "Container dependencies should not have a cycle"
    : undefined;

const volumes: Rule<TaskDefinitionSpec> = ({ volumes: stated = [] }) => {
  const wrong = stated.find(({ name }) => !name || !/^[a-zA-Z0-9_-]{1,255}$/.test(name));
  if (wrong)
    return wrong.name ? "Volume.name contains invalid characters." : "Volume.name should not be null or empty.";
  const twice = repeated(stated.map(({ name }) => name));
  return twice === undefined ? undefined : `Duplicate volume name '${twice}' in the task definition.`;
};

const mounts: Rule<TaskDefinitionSpec> = ({ containerDefinitions, volumes: stated = [] }) =>
  firstOf(containerDefinitions, ({ name, mountPoints = [] }) => {
    for (const { sourceVolume, containerPath } of mountPoints) {
      if (!stated.some((volume) => volume.name === sourceVolume)) return `Unknown volume '${sourceVolume ?? null}'.`;
      if (!containerPath?.startsWith("/"))
        return `Invalid 'containerPath' setting in the mount points of container '${name}'. It must be an absolute path.`;
    }
    const twice = repeated(mountPoints.map(({ containerPath }) => containerPath));
    return twice === undefined ? undefined : `Duplicate mount point '${twice}' for container '${name}'.`;
  });

const sources: Rule<TaskDefinitionSpec> = ({ containerDefinitions }) =>
  firstOf(containerDefinitions, ({ volumesFrom }) =>
    firstOf(volumesFrom, ({ sourceContainer }) =>
      named(containerDefinitions, sourceContainer)
        ? undefined
        : `Unknown source container '${sourceContainer ?? null}' in volumesFrom.`,
    ),
  );

const sourceCycles: Rule<TaskDefinitionSpec> = ({ containerDefinitions }) =>
  hasCycle(containerDefinitions, ({ volumesFrom = [] }) => volumesFrom.map(({ sourceContainer }) => sourceContainer))
    ? "Container volumesFrom should not have a cycle"
    : undefined;

export const dependencyRules = inOrder(dependencies, dependencyCycles, volumes, mounts, sources, sourceCycles);
