// The engine port over a Docker Engine on this machine: puts the parts of this folder together.
import { type Clock, systemClock } from "../../kit/clock.ts";
import { MachineError } from "../../kit/machine-error.ts";
import type {
  Architecture,
  BuildOptions,
  Container,
  ContainerSpec,
  ContainerStats,
  Engine,
  EngineEvent,
  EngineInfo,
  Image,
  ImageBuilder,
  ImageRemover,
  Labels,
  LogLine,
  LogOptions,
  PullOptions,
  WatchOptions,
} from "../engine.ts";
import { buildImage } from "./build.ts";
import { createContainer, describe, find, listContainers, removeContainer, startContainer } from "./containers.ts";
import { watchEvents } from "./events.ts";
import { DockerHttp } from "./http.ts";
import { findImage, listImages, pullImage, removeImage } from "./images.ts";
import { KernelOutOfMemory } from "./kernel-out-of-memory.ts";
import { readLogs } from "./logs.ts";
import { measure } from "./stats.ts";
import { type StopOptions, stopContainer } from "./stop.ts";
import { ensureVolume, listVolumes, removeVolume } from "./volumes.ts";

export interface DockerEngineOptions {
  /** Default: Docker's own, /var/run/docker.sock. */
  readonly socketPath?: string;
  readonly clock?: Clock;
}

export const defaultSocketPath = "/var/run/docker.sock";

/** The socket that DOCKER_HOST names, or Docker's own. Only unix sockets: anything else is `invalid`. */
export function dockerSocketPath(environment: Readonly<Record<string, string | undefined>>): string {
  const host = environment["DOCKER_HOST"];
  if (!host) return defaultSocketPath;
  if (host.startsWith("unix://")) return host.slice("unix://".length);
  throw new MachineError(
    "invalid",
    `DOCKER_HOST is ${host}: Muelle gives containers network interfaces of this machine, so it needs the engine of this machine; unset DOCKER_HOST or point it to a unix:// socket`,
  );
}

const architectures: Readonly<Record<string, Architecture>> = {
  x86_64: "X86_64",
  amd64: "X86_64",
  aarch64: "ARM64",
  arm64: "ARM64",
};

export class DockerEngine implements Engine, ImageBuilder, ImageRemover {
  readonly #http: DockerHttp;
  readonly #clock: Clock;
  readonly #kernel = new KernelOutOfMemory();
  readonly #toldOutOfMemory = new Set<string>();

  constructor({ socketPath = defaultSocketPath, clock = systemClock }: DockerEngineOptions = {}) {
    this.#http = new DockerHttp(socketPath);
    this.#clock = clock;
  }

  /** Lets go of the connections and files it holds; watches and logs end by their own signals. */
  close(): void {
    this.#http.close();
    this.#kernel.close();
  }

  async info(): Promise<EngineInfo> {
    const { version, apiVersion } = await this.#http.version();
    const info = await this.#http.call<DockerInfo>({ method: "GET", path: "/info" });
    const architecture = architectures[info.Architecture];
    if (!architecture)
      throw new MachineError("invalid", `This machine is ${info.Architecture}; ECS knows x86_64 and arm64 only`);
    return {
      name: "docker",
      version,
      apiVersion,
      architectures: [architecture],
      operatingSystem: info.OperatingSystem,
      cpus: info.NCPU,
      memoryBytes: info.MemTotal,
    };
  }

  pull(reference: string, options: PullOptions = {}): Promise<Image> {
    return pullImage(this.#http, reference, options);
  }

  image(reference: string): Promise<Image | undefined> {
    return findImage(this.#http, reference);
  }

  create(spec: ContainerSpec): Promise<string> {
    return createContainer(this.#http, spec);
  }

  start(id: string): Promise<void> {
    return startContainer(this.#http, id);
  }

  stop(id: string, options: StopOptions): Promise<void> {
    return stopContainer(this.#http, this.#clock, id, options);
  }

  remove(id: string): Promise<void> {
    return removeContainer(this.#http, id);
  }

  async inspect(id: string): Promise<Container | undefined> {
    const found = await find(this.#http, id);
    return found && describe(found, this.#killedForMemory);
  }

  async list(labels: Labels): Promise<readonly Container[]> {
    const found = await listContainers(this.#http, labels);
    return found.map((container) => describe(container, this.#killedForMemory));
  }

  logs(id: string, options: LogOptions, onLine: (line: LogLine) => void): Promise<void> {
    return readLogs(this.#http, id, options, onLine);
  }

  watch(labels: Labels, onEvent: (event: EngineEvent) => void, options: WatchOptions): Promise<void> {
    const sink = {
      onEvent: (event: EngineEvent) => {
        // A container that is started again, or gone, has nothing to do with its earlier end.
        if (event.kind === "started" || event.kind === "removed") this.#toldOutOfMemory.delete(event.id);
        onEvent(event);
      },
      onOutOfMemory: (id: string) => void this.#toldOutOfMemory.add(id),
    };
    return watchEvents(this.#http, this.#clock, labels, sink, options);
  }

  stats(id: string): Promise<ContainerStats | undefined> {
    return measure(this.#http, id);
  }

  ensureVolume(name: string, labels: Labels): Promise<void> {
    return ensureVolume(this.#http, name, labels);
  }

  removeVolume(name: string): Promise<void> {
    return removeVolume(this.#http, name);
  }

  listVolumes(labels: Labels): Promise<readonly string[]> {
    return listVolumes(this.#http, labels);
  }

  build(context: AsyncIterable<Uint8Array>, options: BuildOptions): Promise<string> {
    return buildImage(this.#http, context, options);
  }

  listImages(labels: Labels): Promise<readonly Image[]> {
    return listImages(this.#http, labels);
  }

  removeImage(reference: string): Promise<void> {
    return removeImage(this.#http, reference);
  }

  readonly #killedForMemory = (id: string): boolean => this.#toldOutOfMemory.has(id) || this.#kernel.killed(id);
}

interface DockerInfo {
  readonly Architecture: string;
  readonly OperatingSystem: string;
  readonly NCPU: number;
  readonly MemTotal: number;
}
