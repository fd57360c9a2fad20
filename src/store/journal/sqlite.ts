// The journal in one SQLite file (node:sqlite, write-ahead log, full synchronisation): the newest state of every row, so
// that there is nothing to compact. A batch of commits is one SQLite transaction: one flush to the disk.
import { DatabaseSync, type StatementSync } from "node:sqlite";
import type { Journal, JournalCommit, JournalEntry, Loaded } from "./journal.ts";
import { migrate } from "./migrations.ts";
import { onFile } from "../sqlite-failure.ts";
import { asError } from "../../kit/assert.ts";

function opened(file: string): DatabaseSync {
  const db = new DatabaseSync(file);
  try {
    db.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
    migrate(db);
    return db;
  } catch (thrown) {
    db.close();
    throw thrown;
  }
}

export class SqliteJournal implements Journal {
  readonly #file: string;
  readonly #db: DatabaseSync;
  readonly #put: StatementSync;
  readonly #delete: StatementSync;
  readonly #mark: StatementSync;

  /** Opens or makes the file; brings an older schema forward; refuses a newer one. Throws StateInUse. */
  constructor(file: string) {
    this.#file = file;
    this.#db = onFile(file, () => opened(file));
    this.#put = this.#db.prepare(
      `INSERT INTO rows (tab, key, json, revision, created) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (tab, key) DO UPDATE SET json = excluded.json, revision = excluded.revision`,
    );
    this.#delete = this.#db.prepare("DELETE FROM rows WHERE tab = ? AND key = ?");
    this.#mark = this.#db.prepare("UPDATE facts SET value = ? WHERE name = 'revision'");
  }

  load(): Loaded {
    const fact = onFile(this.#file, () => this.#db.prepare("SELECT value FROM facts WHERE name = 'revision'").get());
    return { revision: Number(fact?.["value"] ?? 0), entries: this.#entries() };
  }

  *#entries(): IterableIterator<JournalEntry> {
    const all = this.#db.prepare("SELECT tab, key, json, revision, created FROM rows ORDER BY created, rowid");
    const rows = all.iterate();
    for (;;) {
      const { done, value: row } = onFile(this.#file, () => rows.next());
      if (done) return;
      yield {
        table: String(row["tab"]),
        key: String(row["key"]),
        row: JSON.parse(String(row["json"])) as object,
        revision: Number(row["revision"]),
        createdRevision: Number(row["created"]),
      };
    }
  }

  append(commits: readonly JournalCommit[]): Promise<void> {
    try {
      this.#db.exec("BEGIN IMMEDIATE");
      for (const commit of commits) this.#write(commit);
      this.#db.exec("COMMIT");
      return Promise.resolve();
    } catch (thrown) {
      if (this.#db.isTransaction) this.#db.exec("ROLLBACK");
      return Promise.reject(asError(thrown));
    }
  }

  #write({ revision, changes }: JournalCommit): void {
    for (const { table, key, row } of changes) {
      if (row) this.#put.run(table, key, JSON.stringify(row), revision, revision);
      else this.#delete.run(table, key);
    }
    this.#mark.run(String(revision));
  }

  close(): Promise<void> {
    if (this.#db.isOpen) this.#db.close();
    return Promise.resolve();
  }
}
