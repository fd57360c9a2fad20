// The disk: what a life of the control plane appends is slow to arrive, and when the process is killed meanwhile, a batch has
// reached the disk as a whole or not at all.
import { sleep } from "../../src/kit/clock.ts";
import type { Journal, JournalCommit, Loaded } from "../../src/store/journal/journal.ts";
import { MemoryJournal } from "../../src/store/journal/memory.ts";
import type { Fence } from "./fence.ts";
import type { World } from "./world.ts";

/** One per world: the rows that are durable. */
export class Disk {
  readonly #world: World;
  readonly #kept = new MemoryJournal();
  #revision = 0;

  constructor(world: World) {
    this.#world = world;
  }

  get revision(): number {
    return this.#revision;
  }

  load(): Loaded {
    return this.#kept.load();
  }

  async append(commits: readonly JournalCommit[]): Promise<void> {
    this.#revision = commits.at(-1)?.revision ?? this.#revision;
    for (const commit of commits) this.#world.ledger.commit(commit);
    await this.#kept.append(commits);
  }
}

/** The disk as one life sees it. */
export class LifeJournal implements Journal {
  readonly #world: World;
  readonly #disk: Disk;
  readonly #fence: Fence;
  #underWay: readonly JournalCommit[] | undefined;

  constructor(world: World, disk: Disk, fence: Fence) {
    this.#world = world;
    this.#disk = disk;
    this.#fence = fence;
  }

  /** A batch waits for the disk, and so for time to move on. */
  get waits(): boolean {
    return this.#underWay !== undefined;
  }

  load(): Loaded {
    return this.#disk.load();
  }

  async append(commits: readonly JournalCommit[]): Promise<void> {
    if (this.#fence.isDead) return new Promise(() => {});
    const delayMs = this.#world.fates.flushMs();
    if (delayMs > 0) {
      this.#underWay = commits;
      await sleep(this.#fence.clock, delayMs);
      this.#underWay = undefined;
    }
    await this.#disk.append(commits);
  }

  /** The process was killed. */
  async killed(): Promise<void> {
    const batch = this.#underWay;
    this.#underWay = undefined;
    if (batch && this.#world.fates.reachedDisk()) await this.#disk.append(batch);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
