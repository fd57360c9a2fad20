// What outlives the processes of the control plane: time, the machine with its engine and network, what the journal keeps,
// the log archive, and the trace of all that happened. A life of the control plane is built on it, dies, and is built anew.
import type { Labels } from "../../src/engine/engine.ts";
import { SimulatedEngine } from "../../src/engine/simulated/simulated-engine.ts";
import { FakeClock } from "../../src/kit/fake-clock.ts";
import type { Dice } from "../../src/kit/ids.ts";
import { SimulatedMachine } from "../../src/network/simulated/machine.ts";
import { MemoryLogArchive } from "../../src/store/log-archive/memory.ts";
import { Fates } from "./fates.ts";
import { quickDice } from "./quick-dice.ts";
import { Ledger } from "./ledger.ts";
import { checkedMetrics } from "./metrics.ts";
import { Trace } from "./trace.ts";

export const instance = "sim";
/** Room for 26 addresses: some runs want more. */
export const publicPool = "198.18.0.0/27";
export const sandboxImage = "muelle/pause:1";
export const scope = { account: "000000000000", region: "us-east-1" };
export const logGroup = "/sim/output";
/** The simulated engine has no namespaces, so the agent names them after their sandboxes. */
export const namespaceOf = (containerId: string): string => `simulated:${containerId}`;

const outputKey = (labels: Labels): string => `${labels["muelle.task"]}/${labels["muelle.container"]}`;

export class World {
  readonly seed: string;
  readonly clock = new FakeClock();
  readonly engine: SimulatedEngine;
  readonly machine: SimulatedMachine;
  readonly archive = new MemoryLogArchive();
  readonly metrics = checkedMetrics((text) => this.problem(text));
  readonly trace: Trace;
  readonly ledger: Ledger;
  readonly fates: Fates;
  /** Decides what users ask for and what befalls the machine. */
  readonly dice: Dice;
  /** What the invariants found, in plain words. */
  readonly problems: string[] = [];
  /** Every line that a container printed until the agent removed it, by `task id/container`. */
  readonly printed = new Map<string, string[]>();

  /** Started by a call whose process was killed meanwhile: perhaps behind the back of the next one. */
  readonly startedLate = new Set<string>();
  /** The containers that there have been for each `task id/container`. */
  readonly containers = new Map<string, Set<string>>();

  constructor(seed: string, keepTrace: boolean) {
    this.seed = seed;
    this.dice = quickDice(`${seed}/users`);
    this.trace = new Trace(this.clock, keepTrace);
    this.engine = new SimulatedEngine({ clock: this.clock, dice: quickDice(`${seed}/engine`) });
    this.machine = new SimulatedMachine(this.clock, quickDice(`${seed}/network`));
    this.fates = new Fates(quickDice(`${seed}/fates`));
    this.ledger = new Ledger(this);
  }

  problem(text: string): void {
    this.problems.push(text);
    this.trace.write(`PROBLEM ${text}`);
  }

  /** A container goes, by the agent's hand or by force, and its namespace with it. */
  namespaceEnded(containerId: string): void {
    this.machine.endNamespace(namespaceOf(containerId));
  }

  made(labels: Labels, containerId: string): void {
    const key = outputKey(labels);
    this.containers.set(key, (this.containers.get(key) ?? new Set()).add(containerId));
  }

  /** Notes what a container has printed before it is removed. */
  async keepOutput(containerId: string): Promise<void> {
    const container = await this.engine.inspect(containerId);
    if (container?.labels["muelle.role"] !== "container" || this.startedLate.has(containerId)) return;
    const key = outputKey(container.labels);
    const lines: string[] = [];
    this.printed.set(key, lines);
    await this.engine.logs(containerId, { follow: false }, ({ text }) => void lines.push(text));
  }
}
