// The life of simulated containers: created, started, ended by themselves or by a signal, gone. All that a script foresees
// for a container hangs on timers of the injected clock, set when it starts.
import { must } from "../../kit/assert.ts";
import { type Clock, sleep, type Timer } from "../../kit/clock.ts";
import { deferred } from "../../kit/deferred.ts";
import { type Dice, hex } from "../../kit/ids.ts";
import { MachineError } from "../../kit/machine-error.ts";
import type { ContainerSpec, EngineEvent, Health } from "../engine.ts";
import { type ContainerRecord, signalNumber } from "./container-record.ts";
import type { Journal } from "./journal.ts";
import type { Output } from "./output.ts";
import type { Behaviour } from "./script.ts";

export interface ContainersOptions {
  readonly clock: Clock;
  readonly dice: Dice;
  readonly journal: Journal;
  readonly output: Output;
  readonly tell: (event: EngineEvent) => void;
}

const sigkill = 9;

export class Containers {
  readonly #options: ContainersOptions;
  readonly #byName = new Map<string, string>();
  readonly #timers = new Map<string, Timer[]>();
  readonly #starting = new Map<string, Promise<void>>();
  readonly #waiting = new Map<string, (() => void)[]>();

  /** Takes over what the journal remembers: what ran then runs on, and an end that fell due meanwhile comes now. */
  constructor(options: ContainersOptions) {
    this.#options = options;
    for (const record of options.journal.memory.containers.values()) {
      this.#byName.set(record.spec.name, record.id);
      if (record.state === "running") this.#foresee(record, this.#nowMs() - must(record.startedAtMs, "start time"));
    }
  }

  get(id: string): ContainerRecord | undefined {
    return this.#options.journal.memory.containers.get(id);
  }

  /** By id or name. */
  find(idOrName: string): ContainerRecord | undefined {
    return this.get(idOrName) ?? this.get(this.#byName.get(idOrName) ?? "");
  }

  all(): Iterable<ContainerRecord> {
    return this.#options.journal.memory.containers.values();
  }

  create(spec: ContainerSpec, imageId: string, behaviour: Behaviour): string {
    const id = hex(this.#options.dice, 64);
    const createdAtMs = this.#nowMs();
    this.#byName.set(spec.name, id);
    this.#keep({ id, spec, imageId, behaviour, state: "created", outOfMemory: false, health: "none", createdAtMs });
    return id;
  }

  /** See Engine.start. Starts of one container that overlap are one start. */
  start(id: string): Promise<void> {
    const under = this.#starting.get(id);
    if (under) return under;
    const start = this.#start(id).finally(() => this.#starting.delete(id));
    this.#starting.set(id, start);
    return start;
  }

  async #start(id: string): Promise<void> {
    const { behaviour } = this.#known(id);
    if (behaviour.startDelayMs) await sleep(this.#options.clock, behaviour.startDelayMs);
    const record = this.#known(id);
    if (record.state === "running") return;
    const { network } = record.spec;
    if (network.kind === "container" && this.get(network.id)?.state !== "running")
      this.#refuse(record, "conflict", `cannot join network of a non running container: ${network.id}`);
    if (behaviour.startError !== undefined) this.#refuse(record, "invalid", behaviour.startError);
    this.#run(record);
  }

  #refuse(record: ContainerRecord, kind: "conflict" | "invalid", message: string): never {
    this.#keep({ ...record, error: message });
    throw new MachineError(kind, message);
  }

  #run(record: ContainerRecord): void {
    const { spec, behaviour } = record;
    const checked = spec.healthCheck !== undefined && spec.healthCheck.command[0] !== "NONE";
    const running: ContainerRecord = {
      ...record,
      state: "running",
      error: undefined,
      exitCode: undefined,
      finishedAtMs: undefined,
      outOfMemory: false,
      health: checked || behaviour.health ? "starting" : "none",
      startedAtMs: this.#nowMs(),
    };
    this.#keep(running);
    this.#tell(running, { kind: "started" });
    this.#foresee(running, 0);
  }

  /** Sets the timers for all that is to come. */
  #foresee(record: ContainerRecord, elapsedMs: number): void {
    const { id, behaviour } = record;
    const at = (afterMs: number, work: () => void) => {
      const timers = this.#timers.get(id) ?? [];
      this.#timers.set(id, timers);
      timers.push(this.#options.clock.after(Math.max(0, afterMs - elapsedMs), work));
    };
    for (const { afterMs, text, stream = "stdout" } of behaviour.lines ?? [])
      if (afterMs >= elapsedMs) at(afterMs, () => this.#options.output.print(id, stream, text));
    for (const { afterMs, health } of healthPlan(record)) at(afterMs, () => this.turn(id, health));
    const { exit, vanishAfterMs } = behaviour;
    if (exit) at(exit.afterMs, () => this.exit(id, exit.code, exit.outOfMemory));
    if (vanishAfterMs !== undefined) at(vanishAfterMs, () => this.remove(id));
  }

  /** Its health check says something else from now on. */
  turn(id: string, health: Health): void {
    const record = this.get(id);
    if (record?.state !== "running" || record.health === health) return;
    this.#keep({ ...record, health });
    this.#tell(record, { kind: "health", health });
  }

  /** Its process ends. */
  exit(id: string, exitCode: number, outOfMemory = false): void {
    const record = this.get(id);
    if (record?.state !== "running") return;
    this.#forget(id);
    this.#keep({ ...record, state: "exited", exitCode, outOfMemory, finishedAtMs: this.#nowMs() });
    this.#tell(record, { kind: "exited", exitCode });
    this.#options.output.end(id);
    for (const wake of this.#waiting.get(id) ?? []) wake();
    this.#waiting.delete(id);
  }

  signal(id: string, signal: string): void {
    const record = this.get(id);
    if (record?.state !== "running") return;
    const number = signalNumber(signal);
    if (number === undefined) throw new MachineError("invalid", `Invalid signal: ${signal}`);
    const { onStop } = record.behaviour;
    if (number === sigkill || onStop === undefined) return this.exit(id, 128 + number);
    if (onStop === "ignore") return;
    const timer = this.#options.clock.after(onStop.afterMs, () => this.exit(id, onStop.code));
    this.#timers.set(id, [...(this.#timers.get(id) ?? []), timer]);
  }

  /** True when it has ended within the time. */
  async ends(id: string, timeoutMs: number): Promise<boolean> {
    if (this.get(id)?.state !== "running") return true;
    const end = deferred();
    const wake = () => end.resolve();
    this.#waiting.set(id, [...(this.#waiting.get(id) ?? []), wake]);
    const timer = this.#options.clock.after(timeoutMs, wake);
    await end.promise;
    timer.cancel();
    return this.get(id)?.state !== "running";
  }

  /** Kills it if it runs, and forgets it. */
  remove(id: string): void {
    this.exit(id, 128 + sigkill);
    const record = this.get(id);
    if (!record) return;
    this.#byName.delete(record.spec.name);
    this.#options.journal.write({ removedContainer: id });
    this.#tell(record, { kind: "removed" });
    this.#options.output.end(id);
  }

  #known(id: string): ContainerRecord {
    const record = this.get(id);
    if (!record) throw new MachineError("not-found", `No such container: ${id}`);
    return record;
  }

  #keep(container: ContainerRecord): void {
    this.#options.journal.write({ container });
  }

  #tell({ id, spec }: ContainerRecord, what: Pick<EngineEvent, "kind" | "exitCode" | "health">): void {
    this.#options.tell({ id, labels: spec.labels, timeMs: this.#nowMs(), ...what });
  }

  #forget(id: string): void {
    for (const timer of this.#timers.get(id) ?? []) timer.cancel();
    this.#timers.delete(id);
  }

  #nowMs(): number {
    return this.#options.clock.nowMs();
  }
}

function healthPlan({ spec, behaviour, health }: ContainerRecord): NonNullable<Behaviour["health"]> {
  if (behaviour.health) return behaviour.health;
  return health === "none" ? [] : [{ afterMs: spec.healthCheck?.intervalMs ?? 0, health: "healthy" }];
}
