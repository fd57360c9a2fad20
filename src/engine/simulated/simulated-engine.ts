// The engine port without an engine: containers are records, time is the injected clock's, and what happens is scripted.
// Muelle runs on it whole (`--engine simulated`), and so does the deterministic simulation, which keeps this object while
// it rebuilds the control plane around it.
import { asError } from "../../kit/assert.ts";
import { type Clock, sleep } from "../../kit/clock.ts";
import type { Dice } from "../../kit/ids.ts";
import { MachineError } from "../../kit/machine-error.ts";
import type {
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
import { type ContainerRecord, containerOf } from "./container-record.ts";
import { Containers } from "./containers.ts";
import { type Catalogue, Images } from "./images.ts";
import { type Journal, openJournal } from "./journal.ts";
import { Output } from "./output.ts";
import { type Operation, Script } from "./script.ts";
import { bearsAll, Watchers } from "./watchers.ts";
import { World } from "./world.ts";

export interface SimulatedEngineOptions {
  readonly clock: Clock;
  readonly dice: Dice;
  /** Default: every image that is asked for exists. */
  readonly catalogue?: Catalogue;
  /** Where to remember across restarts of the process; default: nowhere. */
  readonly file?: string;
  /** The machine that `info` describes; default: 8 CPUs and 32 GiB. */
  readonly machine?: Partial<Pick<EngineInfo, "architectures" | "cpus" | "memoryBytes">>;
}

const mebibyte = 1024 * 1024;
/** Docker refuses less: the kernel could not start a process in it. */
const leastMemoryBytes = 6 * mebibyte;
const defaultUse = { cpuMillis: 10, memoryBytes: 16 * mebibyte };

export class SimulatedEngine implements Engine, ImageBuilder, ImageRemover {
  /** What shall happen. */
  readonly script = new Script();
  /** Makes something happen now. */
  readonly world: World;
  readonly #clock: Clock;
  readonly #info: EngineInfo;
  readonly #journal: Journal;
  readonly #watchers = new Watchers();
  readonly #output: Output;
  readonly #containers: Containers;
  readonly #images: Images;

  constructor({ clock, dice, catalogue = () => ({}), file, machine }: SimulatedEngineOptions) {
    this.#clock = clock;
    this.#info = { ...simulatedMachine, ...machine };
    this.#journal = openJournal(file);
    this.#output = new Output(clock, this.#journal);
    const tell = (event: EngineEvent) => this.#watchers.tell(event);
    this.#containers = new Containers({ clock, dice, journal: this.#journal, output: this.#output, tell });
    this.#images = new Images(clock, this.#journal, this.script, catalogue);
    this.world = new World(clock, this.#containers, this.#output, this.#watchers);
  }

  info(): Promise<EngineInfo> {
    return this.#call("info", "", () => this.#info);
  }

  pull(reference: string, options: PullOptions = {}): Promise<Image> {
    return this.#call("pull", reference, async () => {
      const image = await this.#images.pull(reference, options);
      this.world.assertAvailable();
      return image;
    });
  }

  image(reference: string): Promise<Image | undefined> {
    return this.#call("image", reference, () => this.#images.find(reference));
  }

  create(spec: ContainerSpec): Promise<string> {
    return this.#call("create", spec.name, () => {
      const existing = this.#containers.find(spec.name);
      if (existing) return sameOrConflict(existing, spec);
      const image = this.#images.find(spec.image);
      if (!image) throw new MachineError("not-found", `No such image: ${spec.image}`);
      check(spec);
      for (const { id } of spec.volumesFrom ?? [])
        if (!this.#containers.find(id)) throw new MachineError("not-found", `No such container: ${id}`);
      for (const volume of volumesOf(spec))
        if (!this.#journal.memory.volumes.has(volume)) this.#journal.write({ volume, labels: spec.labels });
      return this.#containers.create(spec, image.id, this.script.behaviourOf(spec));
    });
  }

  start(id: string): Promise<void> {
    return this.#call("start", id, () => this.#containers.start(this.#idOf(id)));
  }

  stop(id: string, { timeoutMs, signal }: { timeoutMs: number; signal?: string }): Promise<void> {
    return this.#call("stop", id, async () => {
      const record = this.#containers.find(id);
      if (!record) return;
      this.#containers.signal(record.id, signal ?? record.spec.stopSignal ?? "SIGTERM");
      if (!(await this.#containers.ends(record.id, timeoutMs))) this.#containers.signal(record.id, "SIGKILL");
    });
  }

  remove(id: string): Promise<void> {
    return this.#call("remove", id, () => this.#containers.remove(this.#idOf(id)));
  }

  inspect(id: string): Promise<Container | undefined> {
    return this.#call("inspect", id, () => {
      const record = this.#containers.find(id);
      return record && containerOf(record);
    });
  }

  list(labels: Labels): Promise<readonly Container[]> {
    return this.#call("list", "", () =>
      [...this.#containers.all()].filter(({ spec }) => bearsAll(spec.labels, labels)).map(containerOf),
    );
  }

  logs(id: string, options: LogOptions, onLine: (line: LogLine) => void): Promise<void> {
    return this.#call("logs", id, () => {
      const record = this.#containers.find(id);
      if (!record) throw new MachineError("not-found", `No such container: ${id}`);
      if (record.spec.keepLogs === false)
        throw new MachineError("invalid", `${id} was created with keepLogs: false, so its output is not kept`);
      return this.#output.read(record.id, record.state === "running", options, onLine);
    });
  }

  watch(labels: Labels, onEvent: (event: EngineEvent) => void, options: WatchOptions): Promise<void> {
    return this.#call("watch", "", () => this.#watchers.add(labels, onEvent, options));
  }

  stats(id: string): Promise<ContainerStats | undefined> {
    return this.#call("stats", id, () => {
      const record = this.#containers.find(id);
      return record?.state === "running" ? this.#measure(record) : undefined;
    });
  }

  ensureVolume(name: string, labels: Labels): Promise<void> {
    return this.#call("ensureVolume", name, () => {
      const known = this.#journal.memory.volumes.get(name);
      if (known && !Object.entries(labels).every(([label, value]) => known[label] === value))
        throw new MachineError("conflict", `The volume ${name} exists already, without these labels`);
      if (!known) this.#journal.write({ volume: name, labels });
    });
  }

  removeVolume(name: string): Promise<void> {
    return this.#call("removeVolume", name, () => {
      for (const { spec, id } of this.#containers.all())
        if (volumesOf(spec).includes(name))
          throw new MachineError("conflict", `remove ${name}: volume is in use - [${id}]`);
      if (this.#journal.memory.volumes.has(name)) this.#journal.write({ removedVolume: name });
    });
  }

  listVolumes(labels: Labels): Promise<readonly string[]> {
    return this.#call("listVolumes", "", () =>
      [...this.#journal.memory.volumes].filter(([, borne]) => bearsAll(borne, labels)).map(([name]) => name),
    );
  }

  build(context: AsyncIterable<Uint8Array>, options: BuildOptions): Promise<string> {
    return this.#call("build", options.tag, () => this.#images.build(context, options));
  }

  listImages(labels: Labels): Promise<readonly Image[]> {
    return this.#call("listImages", "", () => this.#images.list(labels));
  }

  removeImage(reference: string): Promise<void> {
    return this.#call("removeImage", reference, () => this.#images.remove(reference, this.#containers.all()));
  }

  /** Every call passes here: it may find the engine away, or meet with a scripted fault. */
  async #call<T>(operation: Operation, subject: string, work: () => T | Promise<T>): Promise<T> {
    this.world.assertAvailable();
    const fault = this.script.faultOf({ operation, subject });
    if (!fault) return work();
    if (fault.delayMs) await sleep(this.#clock, fault.delayMs);
    if (!fault.error) return work();
    // The work's own failure is lost with its answer.
    if (fault.tookEffect) await Promise.resolve(work()).catch(asError);
    throw new MachineError(fault.error.kind, fault.error.message);
  }

  #idOf(idOrName: string): string {
    return this.#containers.find(idOrName)?.id ?? idOrName;
  }

  #measure({ behaviour, spec, startedAtMs }: ContainerRecord): ContainerStats {
    const { cpuMillis, memoryBytes } = behaviour.use ?? defaultUse;
    const timeMs = this.#clock.nowMs();
    return {
      timeMs,
      // A thousandth of a CPU is 1000 nanoseconds of its time in each millisecond.
      cpuNanos: (timeMs - (startedAtMs ?? timeMs)) * cpuMillis * 1000,
      memoryBytes,
      memoryLimitBytes: spec.limits?.memoryBytes ?? this.#info.memoryBytes,
    };
  }
}

const simulatedMachine: EngineInfo = {
  name: "simulated",
  version: "1",
  apiVersion: "1",
  architectures: ["X86_64", "ARM64"],
  operatingSystem: "simulated",
  cpus: 8,
  memoryBytes: 32 * 1024 * mebibyte,
};

function sameOrConflict(existing: ContainerRecord, { name, labels }: ContainerSpec): string {
  const { labels: borne } = existing.spec;
  if (Object.entries(labels).every(([label, value]) => borne[label] === value)) return existing.id;
  throw new MachineError(
    "conflict",
    `A container named ${name} exists already, without these labels: remove it or choose another name`,
  );
}

function check({ name, limits, workingDirectory }: ContainerSpec): void {
  if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name)) throw new MachineError("invalid", `Invalid container name (${name})`);
  if (limits?.memoryBytes !== undefined && limits.memoryBytes < leastMemoryBytes)
    throw new MachineError("invalid", "Minimum memory limit allowed is 6MB");
  if (workingDirectory !== undefined && !workingDirectory.startsWith("/"))
    throw new MachineError("invalid", `the working directory '${workingDirectory}' is not an absolute path`);
}

function volumesOf({ mounts = [] }: ContainerSpec): readonly string[] {
  return mounts.flatMap((mount) => (mount.kind === "volume" ? [mount.volume] : []));
}
