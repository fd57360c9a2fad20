// What makes commits last. The store appends whole batches of commits; a journal either keeps all of a batch or none.

export interface JournalChange {
  readonly table: string;
  readonly key: string;
  /** Undefined: the row was deleted. */
  readonly row: object | undefined;
}

export interface JournalCommit {
  /** 1, 2, 3 … without a gap. */
  readonly revision: number;
  readonly changes: readonly JournalChange[];
}

export interface JournalEntry {
  readonly table: string;
  readonly key: string;
  readonly row: object;
  /** Of the commit that last wrote the row. */
  readonly revision: number;
  /** Of the commit that first put the row under this key: gives back the order of a table. */
  readonly createdRevision: number;
}

export interface Loaded {
  /** Of the last commit that is kept; 0 for a new journal. */
  readonly revision: number;
  /** In the order in which the rows were first put. */
  readonly entries: Iterable<JournalEntry>;
}

/** Every implementation passes conformance.ts. One process at a time has a journal open. */
export interface Journal {
  load(): Loaded;
  /** Durable when it resolves: survives `kill -9` and, where the disk is honest, loss of power. All or nothing. */
  append(commits: readonly JournalCommit[]): Promise<void>;
  close(): Promise<void>;
}
