// What a definition says that the form has no field for: it goes into the new revision as it is, and the visitor is told so.
import type { ContainerDefinition } from "@aws-sdk/client-ecs";
import type { DefinitionInput } from "./draft.ts";

const shown = new Set<keyof DefinitionInput>([
  "family",
  "requiresCompatibilities",
  "networkMode",
  "cpu",
  "memory",
  "taskRoleArn",
  "executionRoleArn",
  "runtimePlatform",
  "ephemeralStorage",
  "volumes",
  "containerDefinitions",
  "tags",
]);

const shownOfContainer = new Set<keyof ContainerDefinition>([
  "name",
  "image",
  "essential",
  "portMappings",
  "readonlyRootFilesystem",
  "cpu",
  "memory",
  "memoryReservation",
  "environment",
  "logConfiguration",
  "healthCheck",
  "dependsOn",
  "startTimeout",
  "stopTimeout",
  "command",
  "entryPoint",
  "workingDirectory",
  "user",
  "ulimits",
  "dockerLabels",
  "mountPoints",
  "volumesFrom",
]);

const says = (value: unknown): boolean =>
  value !== undefined && value !== null && !(typeof value === "object" && Object.keys(value).length === 0);

const others = (value: object, known: ReadonlySet<string>): string[] =>
  Object.entries(value).flatMap(([name, member]) => (!known.has(name) && says(member) ? [name] : []));

/** "pidMode", "containerDefinitions.secrets". */
export function keptMembers(base: DefinitionInput): string[] {
  const ofContainers = (base.containerDefinitions ?? []).flatMap((container) => others(container, shownOfContainer));
  return [...others(base, shown), ...[...new Set(ofContainers)].map((name) => `containerDefinitions.${name}`)];
}
