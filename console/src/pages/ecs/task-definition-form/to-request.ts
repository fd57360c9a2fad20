// The draft as RegisterTaskDefinition takes it. Rows that are wholly empty are left out.
import type { ContainerDefinition, PortMapping, RegisterTaskDefinitionCommandInput } from "@aws-sdk/client-ecs";
import {
  type ContainerDraft,
  type DefinitionDraft,
  type DefinitionInput,
  type HealthDraft,
  logValueOf,
  type PortDraft,
  portNameOf,
} from "./draft.ts";
import { numberOfText, shareOfText } from "./numbers.ts";
import { overlay } from "./overlay.ts";
import { wordsOfText } from "./words-of-command.ts";
import { platformOf } from "./from-definition.ts";

export function requestOf(draft: DefinitionDraft): RegisterTaskDefinitionCommandInput {
  const { base } = draft;
  const { tags: _tags, ...stated } = base;
  const tags = draft.tags.filter(({ key }) => key.trim() !== "");
  return {
    ...overlay<DefinitionInput>(stated, {
      family: draft.family.trim(),
      requiresCompatibilities: compatibilities(draft),
      networkMode: draft.isFargate ? "awsvpc" : base.networkMode,
      cpu: draft.cpu,
      memory: draft.memory,
      taskRoleArn: draft.taskRole,
      executionRoleArn: draft.executionRole,
      runtimePlatform: platformOf(base) === draft.platform ? base.runtimePlatform : platform(draft),
      ephemeralStorage: draft.ephemeralStorage === "" ? undefined : storage(draft),
      volumes: draft.volumes.map(({ base: volume, name }) => overlay(volume, { name: name.trim() })),
      containerDefinitions: draft.containers.map((container) => containerOf(draft, container)),
    }),
    ...(tags.length > 0 && { tags }),
  } as RegisterTaskDefinitionCommandInput;
}

function compatibilities({ base, isFargate }: DefinitionDraft) {
  const before = base.requiresCompatibilities ?? [];
  if (isFargate) return before.includes("FARGATE") ? before : [...before, "FARGATE" as const];
  return before.filter((name) => name !== "FARGATE");
}

function platform(draft: DefinitionDraft): RegisterTaskDefinitionCommandInput["runtimePlatform"] {
  const [operatingSystemFamily, cpuArchitecture] = draft.platform.split("/");
  return { operatingSystemFamily, cpuArchitecture } as RegisterTaskDefinitionCommandInput["runtimePlatform"];
}

const storage = ({ base, ephemeralStorage }: DefinitionDraft) => ({
  ...base.ephemeralStorage,
  sizeInGiB: numberOfText(ephemeralStorage) ?? 0,
});

function containerOf(draft: DefinitionDraft, container: ContainerDraft): ContainerDefinition {
  const { base } = container;
  const nameOf = (id: number | undefined) => draft.containers.find((other) => other.id === id)?.name.trim();
  const cpu = shareOfText(container.cpu);
  const isRootSaid = container.isRootReadOnly || base.readonlyRootFilesystem !== undefined;
  return overlay<ContainerDefinition>(base, {
    name: container.name.trim(),
    image: container.image.trim(),
    essential: container.isEssential,
    portMappings: container.ports.filter(({ port }) => port.trim() !== "").map((port) => portOf(container.name, port)),
    readonlyRootFilesystem: isRootSaid ? container.isRootReadOnly : undefined,
    cpu: cpu ?? (base.cpu === undefined ? undefined : 0),
    memory: shareOfText(container.memory),
    memoryReservation: shareOfText(container.memoryReservation),
    environment: container.environment.filter(({ name, value }) => name !== "" || value !== ""),
    logConfiguration: container.hasLogs ? logs(draft.family.trim(), container) : undefined,
    healthCheck: health(container),
    dependsOn: container.dependencies.map(({ on, condition }) => ({ containerName: nameOf(on), condition })),
    startTimeout: numberOfText(container.startTimeout),
    stopTimeout: numberOfText(container.stopTimeout),
    command: wordsOfText(container.command),
    entryPoint: wordsOfText(container.entryPoint),
    workingDirectory: container.workingDirectory.trim(),
    user: container.user.trim(),
    ulimits: container.ulimits.map(({ name, soft, hard }) => ({
      name: name as NonNullable<ContainerDefinition["ulimits"]>[number]["name"],
      softLimit: numberOfText(soft),
      hardLimit: numberOfText(hard),
    })),
    dockerLabels: Object.fromEntries(
      container.labels.filter(({ name }) => name !== "").map(({ name, value }) => [name, value]),
    ),
    mountPoints: draft.mounts.filter((mount) => mount.container === container.id).map((mount) => mountOf(base, mount)),
    volumesFrom: draft.volumesFrom
      .filter((from) => from.container === container.id)
      .map(({ source, isReadOnly }) => {
        const sourceContainer = nameOf(source);
        const before = base.volumesFrom?.find((from) => from.sourceContainer === sourceContainer);
        return overlay({ ...before }, { sourceContainer, readOnly: said(isReadOnly, before?.readOnly) });
      }),
  });
}

/** False is written only where something was written before. */
const said = (value: boolean, before: boolean | undefined): boolean | undefined =>
  value || before !== undefined ? value : undefined;

function mountOf(base: Partial<ContainerDefinition>, { volume, path, isReadOnly }: DefinitionDraft["mounts"][number]) {
  const before = base.mountPoints?.find((mount) => mount.containerPath === path);
  return overlay(
    { ...before },
    { sourceVolume: volume, containerPath: path.trim(), readOnly: said(isReadOnly, before?.readOnly) },
  );
}

function portOf(container: string, port: PortDraft): PortMapping {
  const { base } = port;
  const isRange = port.port.includes("-");
  const containerPort = isRange ? undefined : numberOfText(port.port);
  const isSame = containerPort === base.containerPort;
  return overlay<PortMapping>(base, {
    containerPort,
    containerPortRange: isRange ? port.port.trim() : undefined,
    // On awsvpc the two are the same port; where they differ (EC2), another port lets ECS choose anew.
    hostPort: isSame ? base.hostPort : base.hostPort === base.containerPort ? containerPort : undefined,
    protocol:
      base.protocol === undefined && base.containerPort !== undefined && port.protocol === "tcp"
        ? undefined
        : port.protocol,
    name: portNameOf(container.trim(), port),
    appProtocol: port.appProtocol === "" ? undefined : port.appProtocol,
  });
}

function logs(family: string, { base, logOptions }: ContainerDraft): ContainerDefinition["logConfiguration"] {
  const options = logOptions.filter(({ name }) => name !== "");
  return {
    ...base.logConfiguration,
    logDriver: base.logConfiguration?.logDriver ?? "awslogs",
    options: Object.fromEntries(options.map((option) => [option.name, logValueOf(family, option)])),
  };
}

function health({ base, health: check }: ContainerDraft): ContainerDefinition["healthCheck"] {
  const command = wordsOfText(check.command);
  if (!command || command.length === 0) return undefined;
  const number = (name: Exclude<keyof HealthDraft, "command">) => numberOfText(check[name]);
  return overlay<NonNullable<ContainerDefinition["healthCheck"]>>(
    { command, ...base.healthCheck },
    {
      command,
      interval: number("interval"),
      timeout: number("timeout"),
      startPeriod: number("startPeriod"),
      retries: number("retries"),
    },
  );
}
