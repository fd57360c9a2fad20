// The one store, with one writer: all state in memory, synchronous transactions, frozen rows, a journal behind, and a
// gap-free watch. A commit is visible at once, durable at the next flush, and told to watchers only then: commits of one
// turn of the event loop share one flush (group commit).
import { assert, asError } from "../kit/assert.ts";
import type { Journal, JournalCommit } from "./journal/journal.ts";
import { type AnyTable, type Entry, type Row, TableData, type TableSpec } from "./table.ts";

/** Reading, the same inside and outside of transactions. Rows are frozen. */
export interface Reader {
  get<T extends Row, I extends string>(table: TableSpec<T, I>, key: string): T | undefined;
  /** The row with the revision that last wrote it. */
  entry<T extends Row, I extends string>(table: TableSpec<T, I>, key: string): Entry<T> | undefined;
  /** All rows, oldest key first. */
  list<T extends Row, I extends string>(table: TableSpec<T, I>): T[];
  /** The rows that `index` files under `value`. */
  by<T extends Row, I extends string>(table: TableSpec<T, I>, index: NoInfer<I>, value: string): T[];
  count<T extends Row, I extends string>(table: TableSpec<T, I>, index: NoInfer<I>, value: string): number;
}

export interface Transaction extends Reader {
  /** Adds the row, or replaces the one under its key. */
  put<T extends Row, I extends string>(table: TableSpec<T, I>, row: NoInfer<T>): T;
  /** Replaces the row under `key` by what `change` makes of it; throws when there is none. */
  update<T extends Row, I extends string>(table: TableSpec<T, I>, key: string, change: (row: T) => NoInfer<T>): T;
  /** Absent: nothing. */
  delete<T extends Row, I extends string>(table: TableSpec<T, I>, key: string): void;
}

export interface Change<T extends Row = Row> {
  readonly table: string;
  readonly key: string;
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/** What one transaction did: the marker between commits. Several writes to a key are one change. */
export interface Commit {
  readonly revision: number;
  readonly changes: readonly Change[];
}

export interface Watch {
  /** Every commit after this revision is told, once, in order, without a gap. */
  readonly revision: number;
  close(): void;
}

interface Undo {
  readonly spec: AnyTable;
  readonly data: TableData<Row>;
  readonly key: string;
  readonly before: Entry<Row> | undefined;
}

interface Waiter {
  readonly revision: number;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

export class Store implements Reader {
  readonly #journal: Journal;
  readonly #onFailure: (error: Error) => void;
  readonly #tables = new Map<string, TableData<Row>>();
  readonly #watchers = new Set<{ from: number; tell: (commit: Commit) => void }>();
  #revision: number;
  #durable: number;
  #pending: Commit[] = [];
  #waiters: Waiter[] = [];
  #flushing = false;
  #inTransaction = false;
  #failure: Error | undefined;

  /** Reads everything that the journal keeps. Rows of a table that is not in `tables` are an error: nothing is lost silently. `onFailure` is told when the journal fails, after which nothing is acknowledged. */
  constructor(journal: Journal, tables: readonly AnyTable[], onFailure: (error: Error) => void = () => {}) {
    this.#journal = journal;
    this.#onFailure = onFailure;
    for (const spec of tables) {
      assert(!this.#tables.has(spec.name), `two tables named ${spec.name}`);
      this.#tables.set(spec.name, new TableData<Row>(spec));
    }
    const { revision, entries } = journal.load();
    for (const { table, key, row, revision: at } of entries) {
      const data = this.#tables.get(table);
      if (!data)
        throw new Error(
          `The state has a table "${table}" that this Muelle does not know. Update Muelle, or use another --data directory.`,
        );
      data.set(key, { row: freeze(row), revision: at });
    }
    this.#revision = this.#durable = revision;
  }

  /** Of the last commit, durable or not. */
  get revision(): number {
    return this.#revision;
  }

  get<T extends Row, I extends string>(table: TableSpec<T, I>, key: string): T | undefined {
    return this.#data(table).entry(key)?.row;
  }

  entry<T extends Row, I extends string>(table: TableSpec<T, I>, key: string): Entry<T> | undefined {
    return this.#data(table).entry(key);
  }

  list<T extends Row, I extends string>(table: TableSpec<T, I>): T[] {
    return [...this.#data(table).rows()];
  }

  by<T extends Row, I extends string>(table: TableSpec<T, I>, index: NoInfer<I>, value: string): T[] {
    return this.#data(table).by(index, value);
  }

  count<T extends Row, I extends string>(table: TableSpec<T, I>, index: NoInfer<I>, value: string): number {
    return this.#data(table).count(index, value);
  }

  /**
   * Runs `work` and commits what it wrote, all or nothing: when it throws, nothing happened. Synchronous and not nested.
   * The caller must wait for `flushed()` before it answers anybody or acts on a machine. `writer` is shown to the guards
   * of the tables: they refuse changes that belong to another writer.
   */
  transact<R>(work: (tx: Transaction) => R, writer = "anyone"): R {
    if (this.#failure) throw this.#failure;
    assert(!this.#inTransaction, "a transaction inside a transaction");
    this.#inTransaction = true;
    const undo = new Map<string, Undo>();
    try {
      const result = work(this.#transaction(undo));
      assert(!(result instanceof Promise), "a transaction must be synchronous");
      this.#commit(undo, writer);
      return result;
    } catch (thrown) {
      for (const { data, key, before } of undo.values()) data.set(key, before);
      throw thrown;
    } finally {
      this.#inTransaction = false;
    }
  }

  /** Resolves when everything committed so far is durable; rejects when the journal has failed. */
  flushed(): Promise<void> {
    if (this.#failure) return Promise.reject(this.#failure);
    if (this.#durable >= this.#revision) return Promise.resolve();
    return new Promise((resolve, reject) => this.#waiters.push({ revision: this.#revision, resolve, reject }));
  }

  /** Tells every commit after the present revision, when it is durable. `tell` must not throw; it may transact. */
  watch(tell: (commit: Commit) => void): Watch {
    const watcher = { from: this.#revision, tell };
    this.#watchers.add(watcher);
    return { revision: watcher.from, close: () => void this.#watchers.delete(watcher) };
  }

  /** Flushes and lets go of the journal. */
  async close(): Promise<void> {
    if (!this.#failure) await this.flushed();
    await this.#journal.close();
  }

  #data<T extends Row, I extends string>(table: TableSpec<T, I>): TableData<T> {
    const data = this.#tables.get(table.name);
    assert(data, `unknown table ${table.name}`);
    return data as unknown as TableData<T>;
  }

  #transaction(undo: Map<string, Undo>): Transaction {
    const write = (table: AnyTable, key: string, row: Row | undefined) => {
      assert(this.#inTransaction, "a transaction was used after its end");
      const data = this.#data(table) as TableData<Row>;
      const id = `${table.name}\n${key}`;
      if (!undo.has(id)) undo.set(id, { spec: table, data, key, before: data.entry(key) });
      data.set(key, row && { row: freeze(row), revision: this.#revision + 1 });
    };
    return {
      get: (table, key) => this.get(table, key),
      entry: (table, key) => this.entry(table, key),
      list: (table) => this.list(table),
      by: (table, index, value) => this.by(table, index, value),
      count: (table, index, value) => this.count(table, index, value),
      put: (table, row) => {
        write(table, table.key(row), row);
        return row;
      },
      update: (table, key, change) => {
        const row = this.get(table, key);
        assert(row, `no ${table.name} ${key} to update`);
        const next = change(row);
        assert(table.key(next) === key, `the key of ${table.name} ${key} cannot change`);
        if (next !== row) write(table, key, next);
        return next;
      },
      delete: (table, key) => {
        if (this.get(table, key)) write(table, key, undefined);
      },
    };
  }

  #commit(undo: Map<string, Undo>, writer: string): void {
    const changes: Change[] = [];
    for (const { spec, data, key, before } of undo.values()) {
      const after = data.entry(key)?.row;
      if (before?.row === after) continue;
      const refusal = spec.guard?.(before?.row, after, writer);
      assert(refusal === undefined, `${spec.name} ${key}: ${refusal}`);
      changes.push({ table: spec.name, key, before: before?.row, after });
    }
    if (changes.length === 0) return;
    this.#revision += 1;
    this.#pending.push({ revision: this.#revision, changes });
    this.#schedule();
  }

  #schedule(): void {
    if (this.#flushing) return;
    this.#flushing = true;
    setImmediate(() => void this.#flush());
  }

  async #flush(): Promise<void> {
    const batch = this.#pending;
    this.#pending = [];
    try {
      await this.#journal.append(batch.map(journalled));
    } catch (thrown) {
      return this.#fail(asError(thrown));
    }
    this.#durable = batch.at(-1)?.revision ?? this.#durable;
    this.#flushing = false;
    if (this.#pending.length > 0) this.#schedule();
    this.#wake();
    for (const commit of batch) this.#tell(commit);
  }

  #wake(): void {
    const ready = this.#waiters.filter((waiter) => waiter.revision <= this.#durable);
    this.#waiters = this.#waiters.filter((waiter) => waiter.revision > this.#durable);
    for (const waiter of ready) waiter.resolve();
  }

  #tell(commit: Commit): void {
    for (const watcher of this.#watchers) if (commit.revision > watcher.from) watcher.tell(commit);
  }

  /** The memory is now ahead of the disk and must not be believed: nothing is answered any more. */
  #fail(error: Error): void {
    this.#failure = new Error(`The state could not be written: ${error.message}`, { cause: error });
    for (const waiter of this.#waiters) waiter.reject(this.#failure);
    this.#waiters = [];
    this.#onFailure(this.#failure);
  }
}

const journalled = ({ revision, changes }: Commit): JournalCommit => ({
  revision,
  changes: changes.map(({ table, key, after }) => ({ table, key, row: after })),
});

/** Freezes a JSON value all the way down; stops at what is frozen already. */
function freeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const child of Object.values(value)) freeze(child);
  return value;
}
