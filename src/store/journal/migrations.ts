// The journal's schema, one forward step per version. A step, once released, never changes: add another.
import type { DatabaseSync } from "node:sqlite";

/** Step n brings a file from version n to n + 1. */
const steps: readonly ((db: DatabaseSync) => void)[] = [
  (db) =>
    db.exec(`
      CREATE TABLE rows (tab TEXT NOT NULL, key TEXT NOT NULL, json TEXT NOT NULL,
                         revision INTEGER NOT NULL, created INTEGER NOT NULL, UNIQUE (tab, key));
      CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
      INSERT INTO facts VALUES ('revision', '0');`),
];

export const schemaVersion: number = steps.length;

/** Brings `db` to the newest schema, in one transaction per step. Throws when the file is newer than this programme. */
export function migrate(db: DatabaseSync): void {
  const found = Number(db.prepare("PRAGMA user_version").get()?.["user_version"] ?? 0);
  if (found > schemaVersion) {
    throw new Error(
      `The state was written by a newer Muelle (schema ${found}; this one knows ${schemaVersion}). Update Muelle, or use another --data directory.`,
    );
  }
  for (const [index, step] of steps.entries()) {
    if (index < found) continue;
    db.exec("BEGIN EXCLUSIVE");
    step(db);
    db.exec(`PRAGMA user_version = ${index + 1}; COMMIT`);
  }
}
