// The tasks of a cluster or a service, kept as one collection: read once, then only what a notice names is described again.
import type { Task } from "@aws-sdk/client-ecs";

export interface TaskRow {
  readonly arn: string;
  readonly task: Task;
  /** Of its network interface; EC2 knows it, ECS does not. */
  readonly publicAddress?: string;
}

export interface TaskSource {
  /** Pages of ARNs of all tasks, running and stopped, at most 100 each. */
  readonly list: (signal: AbortSignal) => AsyncIterable<readonly string[]>;
  /** At most 100 ARNs; tasks that do not exist any more are left out of the answer. */
  readonly describe: (arns: readonly string[], signal: AbortSignal) => Promise<readonly TaskRow[]>;
  /** The breath between two rounds of changes, and between two tellings: storms must not become requests and renders. */
  readonly pause: () => Promise<void>;
}

export interface TaskSnapshot {
  readonly rows: readonly TaskRow[];
  /** Tasks that are known to exist and not described yet, while the first read goes on. */
  readonly pending: number;
  /** A whole read has come to its end. */
  readonly complete: boolean;
}

/** Most that DescribeTasks takes at once, and how many such requests are under way at a time. */
const batchSize = 100;
const atOnce = 4;

interface Entry {
  /** The number of the request that it came with: an older answer that comes late changes nothing. */
  readonly request: number;
  readonly row: TaskRow | undefined;
}

export class TaskCollection {
  readonly #source: TaskSource;
  readonly #entries = new Map<string, Entry>();
  readonly #changed = new Set<string>();
  readonly #hearers = new Set<() => void>();
  #snapshot: TaskSnapshot = { rows: [], pending: 0, complete: false };
  #requests = 0;
  /** Of the latest load; an earlier one that was broken off counts for itself. */
  #progress = { pending: 0 };
  #complete = false;
  #isPatching = false;
  #isBreathing = false;
  #hasMore = false;

  constructor(source: TaskSource) {
    this.#source = source;
  }

  /** For useSyncExternalStore. */
  readonly snapshot = (): TaskSnapshot => this.#snapshot;
  readonly subscribe = (hear: () => void): (() => void) => {
    this.#hearers.add(hear);
    return () => void this.#hearers.delete(hear);
  };

  /** Reads everything; what is shown stays meanwhile. Rejects with the first refusal. */
  async load(signal: AbortSignal): Promise<void> {
    const first = this.#requests + 1;
    const seen = new Set<string>();
    const pool = new Pool(atOnce);
    const progress = (this.#progress = { pending: 0 });
    for await (const arns of this.#source.list(signal)) {
      signal.throwIfAborted();
      for (const arn of arns) seen.add(arn);
      progress.pending += arns.length;
      await pool.run(async () => {
        await this.#describe(arns, signal);
        progress.pending -= arns.length;
        this.#tellSoon();
      });
    }
    await pool.end();
    signal.throwIfAborted();
    for (const [arn, { request }] of this.#entries) if (!seen.has(arn) && request < first) this.#entries.delete(arn);
    this.#complete = true;
    this.#tell();
  }

  /** Notices named these tasks: they are described again, those of one moment together. Never rejects. */
  async changed(arns: Iterable<string>, signal: AbortSignal): Promise<void> {
    for (const arn of arns) this.#changed.add(arn);
    if (this.#isPatching) return;
    this.#isPatching = true;
    try {
      while (this.#changed.size > 0 && !signal.aborted) {
        const round = [...this.#changed].slice(0, batchSize * atOnce);
        for (const arn of round) this.#changed.delete(arn);
        await Promise.all(batchesOf(round).map((batch) => this.#describe(batch, signal)));
        this.#tell();
        if (this.#changed.size > 0) await this.#source.pause();
      }
    } catch {
      // The stream of notices says when the control plane is back, and everything is read again.
    } finally {
      this.#isPatching = false;
    }
  }

  async #describe(arns: readonly string[], signal: AbortSignal): Promise<void> {
    const request = ++this.#requests;
    const rows = new Map((await this.#source.describe(arns, signal)).map((row) => [row.arn, row]));
    for (const arn of arns) {
      const known = this.#entries.get(arn);
      if (!known || known.request < request) this.#entries.set(arn, { request, row: rows.get(arn) });
    }
  }

  /** At once, and then what has gathered after a breath. */
  #tellSoon(): void {
    if (this.#isBreathing) {
      this.#hasMore = true;
      return;
    }
    this.#isBreathing = true;
    this.#tell();
    void this.#source.pause().then(() => {
      this.#isBreathing = false;
      if (this.#hasMore) this.#tellSoon();
    });
  }

  #tell(): void {
    this.#hasMore = false;
    const rows = [...this.#entries.values()].flatMap(({ row }) => (row ? [row] : []));
    this.#snapshot = { rows, pending: this.#progress.pending, complete: this.#complete };
    for (const hear of this.#hearers) hear();
  }
}

function batchesOf(arns: readonly string[]): string[][] {
  const count = Math.ceil(arns.length / batchSize);
  return Array.from({ length: count }, (_, index) => arns.slice(index * batchSize, (index + 1) * batchSize));
}

/** Runs work side by side, so many at a time, and fails with the first failure. */
class Pool {
  readonly #size: number;
  readonly #running = new Set<Promise<void>>();
  #failure: { readonly thrown: unknown } | undefined;

  constructor(size: number) {
    this.#size = size;
  }

  /** Resolves once the work has begun. */
  async run(work: () => Promise<void>): Promise<void> {
    if (this.#running.size >= this.#size) await Promise.race(this.#running);
    this.#throwFailure();
    const running = work()
      .catch((thrown: unknown) => void (this.#failure ??= { thrown }))
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  async end(): Promise<void> {
    await Promise.all(this.#running);
    this.#throwFailure();
  }

  #throwFailure(): void {
    if (this.#failure) throw this.#failure.thrown;
  }
}
