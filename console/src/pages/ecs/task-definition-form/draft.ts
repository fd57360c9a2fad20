// The form's state as plain data: texts as they are typed. `base` is what a draft was made from; what the form does not show stays
// in it, so that a new revision loses nothing.
import type { ContainerDefinition, PortMapping, RegisterTaskDefinitionCommandInput, Volume } from "@aws-sdk/client-ecs";
import type { Tag } from "../../../parts/tags.tsx";

export type DefinitionInput = Partial<RegisterTaskDefinitionCommandInput>;

export interface DefinitionDraft {
  readonly base: DefinitionInput;
  readonly family: string;
  readonly isFargate: boolean;
  /** "LINUX/X86_64" */
  readonly platform: string;
  /** CPU units, "1024"; empty: none stated (EC2 only). */
  readonly cpu: string;
  /** MiB, "3072". */
  readonly memory: string;
  /** ARNs; empty: none. */
  readonly taskRole: string;
  readonly executionRole: string;
  readonly containers: readonly ContainerDraft[];
  /** GiB; empty: what Fargate gives without asking. */
  readonly ephemeralStorage: string;
  readonly volumes: readonly VolumeDraft[];
  readonly mounts: readonly MountDraft[];
  readonly volumesFrom: readonly VolumeFromDraft[];
  readonly tags: readonly Tag[];
}

export interface ContainerDraft {
  /** Within this draft only: names change while they are typed. */
  readonly id: number;
  readonly base: Partial<ContainerDefinition>;
  readonly name: string;
  readonly image: string;
  readonly isEssential: boolean;
  readonly ports: readonly PortDraft[];
  readonly isRootReadOnly: boolean;
  /** vCPU: ".5"; empty: no share of its own. */
  readonly cpu: string;
  /** GB. */
  readonly memory: string;
  readonly memoryReservation: string;
  readonly environment: readonly Pair[];
  readonly hasLogs: boolean;
  readonly logOptions: readonly LogOption[];
  readonly health: HealthDraft;
  readonly dependencies: readonly DependencyDraft[];
  /** Seconds. */
  readonly startTimeout: string;
  readonly stopTimeout: string;
  /** Words: see words-of-command.ts. */
  readonly command: string;
  readonly entryPoint: string;
  readonly workingDirectory: string;
  readonly user: string;
  readonly ulimits: readonly UlimitDraft[];
  readonly labels: readonly Pair[];
}

export interface Pair {
  readonly name: string;
  readonly value: string;
}

export interface LogOption {
  readonly name: string;
  /** Undefined: /ecs/ and the family, whatever that becomes. */
  readonly value: string | undefined;
}

export interface PortDraft {
  readonly base: Partial<PortMapping>;
  /** "80", or a range: "8000-8010". */
  readonly port: string;
  readonly protocol: "tcp" | "udp";
  /** Undefined: made from the container's name, the port and the protocol. */
  readonly name: string | undefined;
  /** Empty: none. */
  readonly appProtocol: "" | "http" | "http2" | "grpc";
}

/** No check while `command` is empty. Seconds, but for `retries`; empty: AWS's default. */
export interface HealthDraft {
  readonly command: string;
  readonly interval: string;
  readonly timeout: string;
  readonly startPeriod: string;
  readonly retries: string;
}

export interface DependencyDraft {
  /** A container's id in this draft; undefined while none is chosen. */
  readonly on: number | undefined;
  readonly condition: "START" | "COMPLETE" | "SUCCESS" | "HEALTHY";
}

export interface UlimitDraft {
  readonly name: string;
  readonly soft: string;
  readonly hard: string;
}

export interface VolumeDraft {
  readonly base: Partial<Volume>;
  readonly name: string;
}

export interface MountDraft {
  readonly container: number | undefined;
  readonly volume: string;
  readonly path: string;
  readonly isReadOnly: boolean;
}

export interface VolumeFromDraft {
  readonly container: number | undefined;
  readonly source: number | undefined;
  readonly isReadOnly: boolean;
}

export const noHealth: HealthDraft = { command: "", interval: "", timeout: "", startPeriod: "", retries: "" };

/** `web-80-tcp`, as AWS's console makes it; empty while the container or the port has none. */
export function portNameOf(container: string, { name, port, protocol }: PortDraft): string {
  if (name !== undefined) return name;
  if (container.trim() === "" || port.trim() === "") return "";
  return `${container}-${port}-${protocol}`.toLowerCase().slice(0, 64);
}

export const logValueOf = (family: string, { value }: LogOption): string => value ?? (family ? `/ecs/${family}` : "");

/** The draft with one container changed. */
export const withContainer = (
  draft: DefinitionDraft,
  id: number,
  change: Partial<ContainerDraft>,
): Partial<DefinitionDraft> => ({
  containers: draft.containers.map((container) => (container.id === id ? { ...container, ...change } : container)),
});

/** The draft without a container, and without what pointed to it. */
export function withoutContainer(draft: DefinitionDraft, id: number): Partial<DefinitionDraft> {
  const left = draft.containers.filter((container) => container.id !== id);
  return {
    containers: left.map((container) => ({
      ...container,
      isEssential: container.isEssential || left.length === 1,
      dependencies: container.dependencies.filter(({ on }) => on !== id),
    })),
    mounts: draft.mounts.filter(({ container }) => container !== id),
    volumesFrom: draft.volumesFrom.filter(({ container, source }) => container !== id && source !== id),
  };
}
