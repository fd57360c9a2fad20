// A run: users ask, misfortunes strike, the control plane is killed and comes back; then all is calm, time goes on until
// nothing is left to do, and what must hold is checked. Everything follows from the seed.
import { setImmediate as nextTurn } from "node:timers/promises";
import { below } from "../../src/kit/ids.ts";
import { putLogGroup } from "../../src/store/log-archive/append-log-events.ts";
import { choose } from "./fates.ts";
import { publishImages } from "./images.ts";
import { checkAtRest, checkForgotten, unsettled } from "./invariants.ts";
import { Disk } from "./journal.ts";
import { Life } from "./life.ts";
import { strike } from "./misfortune.ts";
import { ask, askFirst } from "./workload.ts";
import { logGroup, sandboxImage, scope, World } from "./world.ts";

export interface Outcome {
  readonly seed: string;
  readonly problems: readonly string[];
  readonly lives: number;
  readonly tasks: number;
  readonly commits: number;
  readonly digest: string;
  readonly lines: readonly string[];
}

const minuteMs = 60_000;
const chaosMs = 2.5 * minuteMs;
/** Longer than the longest pause between starts, and than any task's start and stop. */
const restMs = 20 * minuteMs;
const patienceMs = 30 * minuteMs;
const hourMs = 60 * minuteMs;

export async function simulate(seed: string, { keepTrace = false } = {}): Promise<Outcome> {
  const run = new Run(new World(seed, keepTrace));
  await run.all();
  return run.outcome();
}

class Run {
  readonly #world: World;
  readonly #disk: Disk;
  readonly #warmSandboxes: number;
  #life: Life | undefined;
  #lives = 0;

  constructor(world: World) {
    this.#world = world;
    this.#disk = new Disk(world);
    this.#warmSandboxes = below(world.dice, 4);
  }

  outcome(): Outcome {
    const { seed, problems, trace, ledger } = this.#world;
    const { count: commits, lines } = trace;
    return { seed, problems, lives: this.#lives, tasks: ledger.seen, commits, digest: trace.digest(), lines };
  }

  async all(): Promise<void> {
    const { engine, dice, fates } = this.#world;
    publishImages(engine, dice);
    await engine.pull(sandboxImage);
    const life = this.#begin();
    life.store.transact((tx) => putLogGroup(tx, dice, scope, { name: logGroup, nowMs: this.#world.clock.nowMs() }));
    askFirst(this.#world, life);
    await this.#pass(500);
    const endMs = this.#world.clock.nowMs() + chaosMs;
    while (this.#world.clock.nowMs() < endMs && this.#world.problems.length === 0) await this.#chaos();
    fates.calm();
    if (below(dice, 2) === 0) await this.#crash();
    await this.#rest();
  }

  async #rest(): Promise<void> {
    await this.#pass(restMs);
    const lateMs = this.#world.clock.nowMs() + patienceMs;
    while (this.#life && unsettled(this.#world, this.#life.store).length > 0 && this.#world.clock.nowMs() < lateMs)
      await this.#pass(5_000);
    if (this.#life) await checkAtRest(this.#world, this.#life, this.#warmSandboxes);
    // An hour more is told to one run of four: it shows one thing only.
    if (this.#world.problems.length > 0 || below(this.#world.dice, 4) > 0) return;
    await this.#pass(hourMs + minuteMs);
    if (this.#life) checkForgotten(this.#world, this.#life.store);
  }

  /** One thing happens, and some time passes. */
  async #chaos(): Promise<void> {
    const { dice } = this.#world;
    const roll = below(dice, 100);
    const life = this.#life;
    if (!life) this.#begin();
    else if (roll < 70) ask(this.#world, life);
    else if (roll < 90) await strike(this.#world);
    else if (roll < 97) await this.#crash();
    else await this.#goDown(life);
    // Sometimes the process dies with the request, before anything of it is durable.
    if (life && roll < 3) await this.#crash();
    await this.#pass(choose(dice, [0, 1, below(dice, 200), below(dice, 3_000), below(dice, 20_000)]));
  }

  #begin(): Life {
    this.#lives += 1;
    this.#world.trace.write(`life ${this.#lives} begins`);
    return (this.#life = new Life(this.#world, this.#disk, this.#lives, this.#warmSandboxes));
  }

  async #crash(): Promise<void> {
    if (!this.#life) return void this.#begin();
    this.#world.trace.write("kill -9");
    await this.#life.kill();
    this.#life = undefined;
    await this.#pass(choose(this.#world.dice, [0, 100, below(this.#world.dice, 10_000)]));
    this.#begin();
  }

  /** In order, but not for ever: whoever is too slow is killed. */
  async #goDown(life: Life): Promise<void> {
    if (!life.isUp) return this.#crash();
    this.#world.trace.write("SIGTERM");
    let isDown = false;
    void life.stop().then(() => (isDown = true));
    const lateMs = this.#world.clock.nowMs() + 3 * minuteMs;
    while (!isDown && this.#world.clock.nowMs() < lateMs) await this.#pass(1_000);
    if (!isDown)
      this.#world.problem(`not down within three minutes, calls under way: ${life.fence.underWay || "none"}`);
    await life.kill();
    this.#life = undefined;
    await this.#pass(below(this.#world.dice, 10_000));
    this.#begin();
  }

  /** Lets time go on, timer by timer; between two of them everything that can move has moved. */
  async #pass(ms: number): Promise<void> {
    const { clock } = this.#world;
    const endMs = clock.nowMs() + ms;
    await this.#settle();
    for (let dueMs = clock.nextDueMs(); dueMs !== undefined && dueMs <= endMs; dueMs = clock.nextDueMs()) {
      clock.step();
      await this.#settle();
    }
    clock.advance(endMs - clock.nowMs());
  }

  /** The store's flush takes a turn of the event loop, everything else microtasks. */
  async #settle(): Promise<void> {
    do await nextTurn();
    while (this.#life && !this.#life.isQuiet(this.#disk));
  }
}
