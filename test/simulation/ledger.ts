// Follows every durable commit, and checks what must hold at every moment: each step of a task is one that the table of
// transitions knows, no address is held twice, and what was accepted is not forgotten before its hour.
import type { Clock } from "../../src/kit/clock.ts";
import type { NetworkInterface } from "../../src/model/ec2/records.ts";
import type { ServiceEvent, Task } from "../../src/model/ecs/records.ts";
import { transitions } from "../../src/model/ecs/task-life-cycle.ts";
import type { JournalCommit } from "../../src/store/journal/journal.ts";
import { networkInterfaces } from "../../src/store/tables/ec2.ts";
import { serviceEvents, tasks } from "../../src/store/tables/ecs.ts";
import type { Trace } from "./trace.ts";

const keptMs = 3_600_000;
const steps = new Set(transitions.map(({ from, to }) => `${from}>${to}`));

/** Where the ledger reads the time, writes what happens, and tells what must not happen. */
export interface Witness {
  readonly clock: Clock;
  readonly trace: Pick<Trace, "write">;
  readonly problem: (text: string) => void;
}

export class Ledger {
  readonly #world: Witness;
  readonly tasks = new Map<string, Task>();
  readonly #interfaces = new Map<string, NetworkInterface>();
  /** Address (with its VPC, or `public`) → the interface that holds it. */
  readonly #holders = new Map<string, string>();
  /** Tasks of answered RunTasks. */
  readonly #accepted = new Set<string>();
  /** `started <task id>` and `stopped <task id>`, as service events have told. */
  readonly told = new Set<string>();
  /** How many tasks there have been. */
  seen = 0;

  constructor(world: Witness) {
    this.#world = world;
  }

  /** The caller of RunTask was told that this task exists. */
  accepted(taskArn: string): void {
    this.#accepted.add(taskArn);
    if (!this.tasks.has(taskArn)) this.#world.problem(`${taskArn} was acknowledged before it was durable`);
  }

  isAccepted(taskArn: string): boolean {
    return this.#accepted.has(taskArn);
  }

  commit({ revision, changes }: JournalCommit): void {
    this.#world.trace.write(
      `#${revision} ${changes.map(({ table, key, row }) => `${table} ${key} ${JSON.stringify(row) ?? "-"}`).join("\n    ")}`,
    );
    const interfaces = changes.filter(({ table }) => table === networkInterfaces.name);
    for (const { key } of interfaces) this.#release(key);
    for (const { key, row } of interfaces) if (row) this.#hold(key, row as NetworkInterface);
    for (const { table, key, row } of changes) {
      if (table === tasks.name) this.#task(key, row as Task | undefined);
      if (table === serviceEvents.name && row) this.#tell(row as ServiceEvent);
    }
  }

  #tell({ message }: ServiceEvent): void {
    const kind = message.includes(" has started ") ? "started" : "stopped";
    for (const [, taskId] of message.matchAll(/\(task ([0-9a-f]{32})\)/g)) this.told.add(`${kind} ${taskId}`);
  }

  #task(taskArn: string, after: Task | undefined): void {
    const before = this.tasks.get(taskArn);
    if (after) this.tasks.set(taskArn, after);
    else this.tasks.delete(taskArn);
    if (!after) return this.#forgotten(taskArn, before);
    if (!before) {
      this.seen += 1;
      if (after.lastStatus !== "PROVISIONING") this.#world.problem(`${taskArn} began in ${after.lastStatus}`);
      return;
    }
    if (before.lastStatus !== after.lastStatus && !steps.has(`${before.lastStatus}>${after.lastStatus}`))
      this.#world.problem(`${taskArn} went from ${before.lastStatus} to ${after.lastStatus}`);
    if (after.version <= before.version && after.failureCounted === before.failureCounted)
      this.#world.problem(`${taskArn} changed and kept version ${after.version}`);
    if (after.lastStatus === "STOPPED") this.#stopped(after);
  }

  #stopped({ taskArn, stopCode, stoppedReason, stoppedAtMs, containers, desiredStatus }: Task): void {
    const said = stopCode && stoppedReason && stoppedAtMs !== undefined && desiredStatus === "STOPPED";
    if (!said) this.#world.problem(`${taskArn} is STOPPED without a code, a reason or a time`);
    const left = containers.filter(({ lastStatus }) => lastStatus !== "STOPPED");
    if (left.length > 0) this.#world.problem(`${taskArn} is STOPPED, its container ${left[0]?.name} is not`);
  }

  #forgotten(taskArn: string, before: Task | undefined): void {
    const early = !before?.stoppedAtMs || before.stoppedAtMs + keptMs > this.#world.clock.nowMs();
    if (early) this.#world.problem(`${taskArn} was forgotten before its hour`);
  }

  #release(interfaceId: string): void {
    const row = this.#interfaces.get(interfaceId);
    if (!row) return;
    this.#interfaces.delete(interfaceId);
    for (const address of addressesOf(row)) this.#holders.delete(address);
  }

  #hold(interfaceId: string, row: NetworkInterface): void {
    this.#interfaces.set(interfaceId, row);
    for (const address of addressesOf(row)) {
      const holder = this.#holders.get(address);
      if (holder !== undefined) this.#world.problem(`${address} is given to ${interfaceId}, and ${holder} holds it`);
      this.#holders.set(address, interfaceId);
    }
  }
}

const addressesOf = ({ vpcId, privateAddress, publicAddress }: NetworkInterface): string[] => [
  `${vpcId} ${privateAddress}`,
  ...(publicAddress ? [`public ${publicAddress}`] : []),
];
