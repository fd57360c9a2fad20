// A journal that lives as long as its object: for tests, the simulation, and `restart` within one process.
import type { Journal, JournalCommit, JournalEntry, Loaded } from "./journal.ts";

export class MemoryJournal implements Journal {
  readonly #rows = new Map<string, JournalEntry>();
  #revision = 0;

  load(): Loaded {
    const entries = [...this.#rows.values()].map((entry) => ({ ...entry, row: structuredClone(entry.row) }));
    return { revision: this.#revision, entries };
  }

  append(commits: readonly JournalCommit[]): Promise<void> {
    for (const { revision, changes } of commits) {
      for (const { table, key, row } of changes) this.#apply(`${table}\n${key}`, { table, key, row, revision });
      this.#revision = revision;
    }
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #apply(id: string, { table, key, row, revision }: JournalCommit["changes"][number] & { revision: number }): void {
    if (!row) return void this.#rows.delete(id);
    const createdRevision = this.#rows.get(id)?.createdRevision ?? revision;
    this.#rows.set(id, { table, key, row: structuredClone(row), revision, createdRevision });
  }
}
