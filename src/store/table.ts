// A table: typed rows under a unique key, with secondary indexes that are kept by the store. No business rules.

/** What a row may be made of: it must survive JSON unchanged. Times are epoch milliseconds. */
export type Row = object;

export type IndexKeys = string | readonly string[] | undefined;

export interface TableSpec<T extends Row, I extends string = never> {
  /** Unique, lower-case; also its name in the journal. */
  readonly name: string;
  /** The row's key; never changes for a row. */
  readonly key: (row: T) => string;
  /** Name → the values under which a row is found; undefined: not in this index. */
  readonly indexes: Readonly<Record<I, (row: T) => IndexKeys>>;
  /**
   * Why a change may not be made by `writer` (the name its transaction was opened with); undefined when it may.
   * Asked once per changed row, at the end of the transaction.
   */
  readonly guard?: (before: T | undefined, after: T | undefined, writer: string) => string | undefined;
}

/** Declares a table. Rows are plain JSON values; the store freezes them. */
export function defineTable<T extends Row>() {
  return <const I extends string = never>(spec: TableSpec<T, I>): TableSpec<T, I> => spec;
}

// The store holds tables of every row type.
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyTable = TableSpec<any, any>;

/** One row with the revision of the commit that last wrote it. */
export interface Entry<T> {
  readonly row: T;
  readonly revision: number;
}

/** The rows of one table in memory, in the order in which they were first put. */
export class TableData<T extends Row> {
  readonly #spec: TableSpec<T, string>;
  readonly #rows = new Map<string, Entry<T>>();
  readonly #indexes = new Map<string, Map<string, Map<string, T>>>();

  constructor(spec: TableSpec<T, string>) {
    this.#spec = spec;
    for (const name of Object.keys(spec.indexes)) this.#indexes.set(name, new Map());
  }

  get size(): number {
    return this.#rows.size;
  }

  entry(key: string): Entry<T> | undefined {
    return this.#rows.get(key);
  }

  *rows(): IterableIterator<T> {
    for (const { row } of this.#rows.values()) yield row;
  }

  *entries(): IterableIterator<[string, Entry<T>]> {
    yield* this.#rows.entries();
  }

  by(index: string, value: string): T[] {
    return [...(this.#bucket(index, value)?.values() ?? [])];
  }

  count(index: string, value: string): number {
    return this.#bucket(index, value)?.size ?? 0;
  }

  /** Puts the entry, or takes the key away when it is undefined. */
  set(key: string, entry: Entry<T> | undefined): void {
    const before = this.#rows.get(key);
    if (entry) this.#rows.set(key, entry);
    else this.#rows.delete(key);
    for (const [name, buckets] of this.#indexes) {
      if (before) for (const value of this.#values(name, before.row)) drop(buckets, value, key);
      if (entry) for (const value of this.#values(name, entry.row)) insert(buckets, value, key, entry.row);
    }
  }

  #bucket(index: string, value: string): Map<string, T> | undefined {
    const buckets = this.#indexes.get(index);
    if (!buckets) throw new Error(`table ${this.#spec.name} has no index ${index}`);
    return buckets.get(value);
  }

  #values(index: string, row: T): readonly string[] {
    const keys = this.#spec.indexes[index]?.(row);
    return keys === undefined ? [] : typeof keys === "string" ? [keys] : keys;
  }
}

function drop<T>(buckets: Map<string, Map<string, T>>, value: string, key: string): void {
  const bucket = buckets.get(value);
  bucket?.delete(key);
  if (bucket?.size === 0) buckets.delete(value);
}

function insert<T>(buckets: Map<string, Map<string, T>>, value: string, key: string, row: T): void {
  const bucket = buckets.get(value);
  if (bucket) bucket.set(key, row);
  else buckets.set(value, new Map([[key, row]]));
}
