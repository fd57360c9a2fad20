// A definition as a draft: one that is registered (for its next revision), one written as JSON, or a new one's defaults.
import type { ContainerDefinition, PortMapping, TaskDefinition } from "@aws-sdk/client-ecs";
import type { Scope } from "../../../../../src/model/arn.ts";
import { cpuUnits, memoryMib } from "../../../../../src/model/ecs/task-size.ts";
import {
  type ContainerDraft,
  type DefinitionDraft,
  type DefinitionInput,
  type HealthDraft,
  noHealth,
  type PortDraft,
} from "./draft.ts";
import { textOfNumber, textOfShare } from "./numbers.ts";
import { textOfWords } from "./words-of-command.ts";

/** What ECS adds to a definition when it is registered; the rest is what was asked for. */
const computed = new Set([
  "taskDefinitionArn",
  "revision",
  "status",
  "requiresAttributes",
  "compatibilities",
  "registeredAt",
  "registeredBy",
  "deregisteredAt",
  "deleteRequestedAt",
]);

/** The request that would register the same again. */
export const statedOf = (definition: TaskDefinition): DefinitionInput =>
  Object.fromEntries(Object.entries(definition).filter(([name]) => !computed.has(name)));

const anyPlatform = "LINUX/X86_64";

export function platformOf({ runtimePlatform }: DefinitionInput): string {
  const { operatingSystemFamily = "LINUX", cpuArchitecture = "X86_64" } = runtimePlatform ?? {};
  return `${operatingSystemFamily}/${cpuArchitecture}`;
}

export function draftOf(base: DefinitionInput): DefinitionDraft {
  const definitions = base.containerDefinitions ?? [];
  const idOf = (name: string | undefined) => {
    const id = definitions.findIndex((container) => container.name === name);
    return id < 0 ? undefined : id;
  };
  return {
    base,
    family: base.family ?? "",
    isFargate: base.requiresCompatibilities?.includes("FARGATE") ?? false,
    platform: platformOf(base),
    cpu: normalised(base.cpu, cpuUnits),
    memory: normalised(base.memory, memoryMib),
    taskRole: base.taskRoleArn ?? "",
    executionRole: base.executionRoleArn ?? "",
    containers: definitions.map((container, id) => containerDraft(container, id, idOf)),
    ephemeralStorage: textOfNumber(base.ephemeralStorage?.sizeInGiB),
    volumes: (base.volumes ?? []).map((volume) => ({ base: volume, name: volume.name ?? "" })),
    mounts: definitions.flatMap(({ mountPoints = [] }, container) =>
      mountPoints.map(({ sourceVolume = "", containerPath = "", readOnly = false }) => ({
        container,
        volume: sourceVolume,
        path: containerPath,
        isReadOnly: readOnly,
      })),
    ),
    volumesFrom: definitions.flatMap(({ volumesFrom = [] }, container) =>
      volumesFrom.map(({ sourceContainer, readOnly = false }) => ({
        container,
        source: idOf(sourceContainer),
        isReadOnly: readOnly,
      })),
    ),
    tags: (base.tags ?? []).map(({ key = "", value = "" }) => ({ key, value })),
  };
}

const normalised = (text: string | undefined, read: (text: string) => number | undefined): string =>
  text === undefined ? "" : (read(text)?.toString() ?? text);

function containerDraft(
  base: ContainerDefinition,
  id: number,
  idOf: (name: string | undefined) => number | undefined,
): ContainerDraft {
  return {
    id,
    base,
    name: base.name ?? "",
    image: base.image ?? "",
    isEssential: base.essential ?? true,
    ports: (base.portMappings ?? []).map(portDraft),
    isRootReadOnly: base.readonlyRootFilesystem ?? false,
    cpu: textOfShare(base.cpu),
    memory: textOfShare(base.memory),
    memoryReservation: textOfShare(base.memoryReservation),
    environment: (base.environment ?? []).map(({ name = "", value = "" }) => ({ name, value })),
    hasLogs: base.logConfiguration !== undefined,
    logOptions: Object.entries(base.logConfiguration?.options ?? {}).map(([name, value]) => ({ name, value })),
    health: healthDraft(base),
    dependencies: (base.dependsOn ?? []).map(({ containerName, condition }) => ({
      on: idOf(containerName),
      condition: condition ?? "START",
    })),
    startTimeout: textOfNumber(base.startTimeout),
    stopTimeout: textOfNumber(base.stopTimeout),
    command: textOfWords(base.command),
    entryPoint: textOfWords(base.entryPoint),
    workingDirectory: base.workingDirectory ?? "",
    user: base.user ?? "",
    ulimits: (base.ulimits ?? []).map(({ name = "", softLimit, hardLimit }) => ({
      name,
      soft: textOfNumber(softLimit),
      hard: textOfNumber(hardLimit),
    })),
    labels: Object.entries(base.dockerLabels ?? {}).map(([name, value]) => ({ name, value })),
  };
}

function portDraft(base: PortMapping): PortDraft {
  return {
    base,
    port: base.containerPortRange ?? textOfNumber(base.containerPort),
    protocol: base.protocol ?? "tcp",
    name: base.name ?? "",
    appProtocol: base.appProtocol ?? "",
  };
}

function healthDraft({ healthCheck }: ContainerDefinition): HealthDraft {
  if (!healthCheck) return noHealth;
  return {
    command: textOfWords(healthCheck.command),
    interval: textOfNumber(healthCheck.interval),
    timeout: textOfNumber(healthCheck.timeout),
    startPeriod: textOfNumber(healthCheck.startPeriod),
    retries: textOfNumber(healthCheck.retries),
  };
}

export const executionRoleName = "ecsTaskExecutionRole";
export const executionRoleArnOf = (account: string): string => `arn:aws:iam::${account}:role/${executionRoleName}`;

/** What AWS's form begins with: 1 vCPU, 3 GB, one essential container with port 80 and its logs collected. */
export function newDraft({ account, region }: Scope): DefinitionDraft {
  const draft = draftOf({
    requiresCompatibilities: ["FARGATE"],
    networkMode: "awsvpc",
    cpu: "1024",
    memory: "3072",
    executionRoleArn: executionRoleArnOf(account),
    runtimePlatform: { cpuArchitecture: "X86_64", operatingSystemFamily: "LINUX" },
  });
  const first = { ...newContainer(0, region), isEssential: true, ports: [newPort] };
  return { ...draft, platform: anyPlatform, containers: [first] };
}

export const newPort: PortDraft = { base: {}, port: "80", protocol: "tcp", name: undefined, appProtocol: "http" };

/** A further one: not essential, and without a port, since those of a task are shared. */
export const newContainer = (id: number, region: string): ContainerDraft => ({
  ...containerDraft({}, id, () => undefined),
  isEssential: false,
  hasLogs: true,
  logOptions: defaultLogOptions(region),
});

export const defaultLogOptions = (region: string): ContainerDraft["logOptions"] => [
  { name: "awslogs-group", value: undefined },
  { name: "awslogs-region", value: region },
  { name: "awslogs-stream-prefix", value: "ecs" },
  { name: "awslogs-create-group", value: "true" },
];
