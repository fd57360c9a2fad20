// A journal that lives as long as its object: for tests, the simulation, and a restart within one process. Rows are kept as
// JSON, as on disk, so that nothing survives here that would not survive there.
import type { Journal, JournalChange, JournalCommit, JournalEntry, Loaded } from "./journal.ts";

interface Kept extends Omit<JournalEntry, "row"> {
  readonly json: string;
}

export class MemoryJournal implements Journal {
  readonly #rows = new Map<string, Kept>();
  #revision = 0;

  load(): Loaded {
    const entries = [...this.#rows.values()].map(({ json, ...entry }) => ({
      ...entry,
      row: JSON.parse(json) as object,
    }));
    return { revision: this.#revision, entries };
  }

  async append(commits: readonly JournalCommit[]): Promise<void> {
    // All of it is written down first: what cannot be, throws before anything is kept.
    const written = commits.map(({ revision, changes }) => ({ revision, changes: changes.map(asText) }));
    for (const { revision, changes } of written) {
      for (const change of changes) this.#keep(change, revision);
      this.#revision = revision;
    }
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #keep({ table, key, json }: Written, revision: number): void {
    const id = `${table}\n${key}`;
    if (json === undefined) return void this.#rows.delete(id);
    const createdRevision = this.#rows.get(id)?.createdRevision ?? revision;
    this.#rows.set(id, { table, key, json, revision, createdRevision });
  }
}

interface Written {
  readonly table: string;
  readonly key: string;
  readonly json: string | undefined;
}

const asText = ({ table, key, row }: JournalChange): Written => ({
  table,
  key,
  json: row === undefined ? undefined : JSON.stringify(row),
});
