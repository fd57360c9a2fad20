// The engine port: containers and images of one machine. It has never heard of a task, a service or AWS.
// Every implementation passes conformance.ts. Errors are MachineErrors by kind (kit/machine-error.ts).

/** Labels are the only memory the engine keeps for us. Everything that Muelle makes bears the label `muelle`. */
export type Labels = Readonly<Record<string, string>>;

export interface Engine {
  /** Name, version and host facts. Throws `unavailable` when the engine does not answer. */
  info(): Promise<EngineInfo>;

  /**
   * Makes the image available locally and describes it. Blocks until it is there. Idempotent: an image reference by
   * digest that is present is not fetched again; a tag is always asked for anew. Errors: not-found (no such image or
   * manifest), denied, invalid (no image for this platform), unavailable, time-out. `signal` ends the wait.
   */
  pull(reference: string, options?: PullOptions): Promise<Image>;

  /** A local image by reference, digest reference or id; undefined when it is not here. Never fetches. */
  image(reference: string): Promise<Image | undefined>;

  /**
   * Creates a container without starting it, and returns its id. Idempotent by name: an existing container of this name
   * that bears all of these labels is returned as it is, in whatever state; one that lacks any is a `conflict`. (A
   * container also bears the labels of its image.) Errors: not-found (the image), invalid (the specification).
   */
  create(spec: ContainerSpec): Promise<string>;

  /**
   * Starts a created container, or an exited one again; returns when its process runs. Running already: nothing. Errors:
   * not-found; invalid (the command cannot be executed: the container stays `created`, with `error`); conflict (the
   * container whose namespace it joins does not run). A program for another processor may count as started and exit at
   * once with 255, or 1, its reason in the logs: the kernel finds out only after the start.
   */
  start(id: string): Promise<void>;

  /** Sends `signal` (default: the image's stop signal, SIGTERM), waits up to `timeoutMs`, then kills. Returns when it has exited. Absent, never started or exited already: nothing. */
  stop(id: string, options: { readonly timeoutMs: number; readonly signal?: string }): Promise<void>;

  /** Kills if needed and removes the container with its anonymous volumes. Absent: nothing. */
  remove(id: string): Promise<void>;

  /** What is known of a container, running or not; undefined when there is none. */
  inspect(id: string): Promise<Container | undefined>;

  /** All containers, in any state, that bear all of `labels` (an empty value matches any value). */
  list(labels: Labels): Promise<readonly Container[]>;

  /**
   * Output lines from `sinceMs` (exclusive: give the time of the last line seen; default: from the beginning), then live
   * until the container ends or `signal` is aborted. Lines bear the engine's own time stamps, in the order written per
   * stream. Long lines are split at 256 KiB. Resolves at the end of the output: at once for a container that was never
   * started, so begin after `start`. Errors: not-found, invalid (`keepLogs: false`), unavailable (the stream broke: resume
   * from the last line seen).
   */
  logs(id: string, options: LogOptions, onLine: (line: LogLine) => void): Promise<void>;

  /**
   * What happens to containers that bear all of `labels`, from now on, until `signal` is aborted. Calls `onReady` when
   * nothing from then on will be missed. Rejects with `unavailable` when the stream breaks: list, then watch again.
   */
  watch(labels: Labels, onEvent: (event: EngineEvent) => void, options: WatchOptions): Promise<void>;

  /** One measurement of a running container; undefined when it does not run. */
  stats(id: string): Promise<ContainerStats | undefined>;

  /** A named volume with these labels, made when absent. One of this name that lacks any of them is a `conflict`. */
  ensureVolume(name: string, labels: Labels): Promise<void>;

  /** Absent: nothing. In use: conflict. */
  removeVolume(name: string): Promise<void>;

  /** Names of the volumes that bear all of `labels`. */
  listVolumes(labels: Labels): Promise<readonly string[]>;
}

/** Optional ability: makes images from a build context. */
export interface ImageBuilder {
  /**
   * `context` is a tar stream with a Dockerfile at its top. Returns the image id. Its steps have no network. `onLine` gets
   * the builder's output. Errors: invalid (a step failed, with the builder's text).
   */
  build(context: AsyncIterable<Uint8Array>, options: BuildOptions): Promise<string>;
}

/** Optional ability: forgets images. */
export interface ImageRemover {
  /** References of all local images that bear `labels`. */
  listImages(labels: Labels): Promise<readonly Image[]>;
  /** Removes one reference, and the image with its last reference. Absent: nothing. In use: conflict. */
  removeImage(reference: string): Promise<void>;
}

/** In ECS's words. */
export type Architecture = "X86_64" | "ARM64";

export interface EngineInfo {
  readonly name: "docker" | "simulated";
  readonly version: string;
  readonly apiVersion: string;
  /** What images may be built for. The simulated engine runs no programmes, and so takes either. */
  readonly architectures: readonly Architecture[];
  readonly operatingSystem: string;
  readonly cpus: number;
  readonly memoryBytes: number;
}

export interface RegistryCredentials {
  readonly username: string;
  readonly password: string;
}

export interface PullOptions {
  readonly credentials?: RegistryCredentials;
  readonly signal?: AbortSignal;
}

export interface BuildOptions {
  readonly tag: string;
  readonly labels: Labels;
  readonly onLine?: (line: string) => void;
}

export interface Image {
  /** `sha256:…` of the image configuration. */
  readonly id: string;
  /** `name@sha256:…` as the engine knows them; empty for an image that was only built here. */
  readonly repoDigests: readonly string[];
  readonly repoTags: readonly string[];
  readonly sizeBytes: number;
  readonly labels: Labels;
}

export interface ContainerSpec {
  readonly name: string;
  readonly image: string;
  readonly labels: Labels;
  /** Replaces the image's; undefined leaves the image's. */
  readonly entryPoint?: readonly string[];
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly user?: string;
  readonly workingDirectory?: string;
  /** `none`: a namespace of its own with only loopback. `container`: shares the namespace of another container, by id. */
  readonly network:
    | { readonly kind: "none" }
    | { readonly kind: "host" }
    | { readonly kind: "container"; readonly id: string };
  readonly hostname?: string;
  readonly extraHosts?: readonly { readonly hostname: string; readonly ipAddress: string }[];
  readonly dnsServers?: readonly string[];
  readonly dnsSearch?: readonly string[];
  readonly limits?: Limits;
  readonly ulimits?: readonly { readonly name: string; readonly soft: number; readonly hard: number }[];
  readonly mounts?: readonly Mount[];
  /** Container ids or names whose mounts are taken over. */
  readonly volumesFrom?: readonly { readonly id: string; readonly readOnly: boolean }[];
  readonly readOnlyRoot?: boolean;
  readonly privileged?: boolean;
  readonly init?: boolean;
  readonly capabilities?: { readonly add?: readonly string[]; readonly drop?: readonly string[] };
  readonly sysctls?: Readonly<Record<string, string>>;
  readonly securityOptions?: readonly string[];
  readonly interactive?: boolean;
  readonly pseudoTerminal?: boolean;
  readonly tmpfs?: readonly {
    readonly path: string;
    readonly sizeBytes?: number;
    readonly options?: readonly string[];
  }[];
  readonly devices?: readonly {
    readonly hostPath: string;
    readonly containerPath: string;
    readonly permissions: string;
  }[];
  readonly sharedMemoryBytes?: number;
  readonly healthCheck?: HealthCheck;
  readonly stopSignal?: string;
  /** The engine's default is to keep logs for `logs`; `false` throws them away. */
  readonly keepLogs?: boolean;
}

export interface Limits {
  /** Relative weight; 1024 is one vCPU's. */
  readonly cpuShares?: number;
  /** Hard limit in thousandths of a CPU; undefined: none. */
  readonly cpuMillis?: number;
  /** Hard limit; the kernel kills what exceeds it. */
  readonly memoryBytes?: number;
  readonly memoryReservationBytes?: number;
  /** Memory plus swap; equal to memoryBytes forbids swap. */
  readonly memorySwapBytes?: number;
  readonly pids?: number;
}

/** A volume that does not exist is made, with the container's labels; so is the host's directory of a `bind`. */
export type Mount =
  | { readonly kind: "volume"; readonly volume: string; readonly path: string; readonly readOnly: boolean }
  | { readonly kind: "bind"; readonly hostPath: string; readonly path: string; readonly readOnly: boolean };

export interface HealthCheck {
  /** As in AWS and Docker: ["CMD", …], ["CMD-SHELL", "…"] or ["NONE"], which switches off what the image brings. */
  readonly command: readonly string[];
  readonly intervalMs: number;
  readonly timeoutMs: number;
  readonly startPeriodMs: number;
  readonly retries: number;
}

export type ContainerState = "created" | "running" | "exited";
export type Health = "none" | "starting" | "healthy" | "unhealthy";

export interface Container {
  readonly id: string;
  readonly name: string;
  readonly labels: Labels;
  readonly imageId: string;
  readonly state: ContainerState;
  /** Set when exited. */
  readonly exitCode?: number;
  /** The kernel killed it, or a process in it, for memory. */
  readonly outOfMemory: boolean;
  /** Why the engine could not start it, in the engine's words. */
  readonly error?: string;
  readonly health: Health;
  readonly createdAtMs: number;
  /** Its last start. */
  readonly startedAtMs?: number;
  /** Set when exited; never before the start. */
  readonly finishedAtMs?: number;
  /** The process id on the host while it runs. */
  readonly pid?: number;
  /** A path that `setns` accepts while it runs; undefined on engines without namespaces. */
  readonly networkNamespace?: string;
}

export interface LogOptions {
  readonly sinceMs?: number;
  readonly follow: boolean;
  readonly signal?: AbortSignal;
}

export interface LogLine {
  /** Always `stdout` where the container has a terminal. */
  readonly stream: "stdout" | "stderr";
  /**
   * With a fraction (finer than a microsecond), which tells the lines of one millisecond apart: keep it for `sinceMs`, round
   * it only to show it.
   */
  readonly timeMs: number;
  /** Without its end; what is not UTF-8 is replaced by U+FFFD. */
  readonly text: string;
}

export interface EngineEvent {
  readonly kind: "started" | "exited" | "health" | "removed";
  readonly id: string;
  readonly labels: Labels;
  readonly timeMs: number;
  /** For `exited`. */
  readonly exitCode?: number;
  /** For `health`. */
  readonly health?: Health;
}

export interface WatchOptions {
  readonly signal: AbortSignal;
  readonly onReady: () => void;
}

export interface ContainerStats {
  readonly timeMs: number;
  /** Since its start, in nanoseconds of CPU time. */
  readonly cpuNanos: number;
  readonly memoryBytes: number;
  readonly memoryLimitBytes: number;
}
