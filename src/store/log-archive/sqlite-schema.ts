// The log archive's file, one forward step per version. A step, once released, never changes: add another.
import { DatabaseSync } from "node:sqlite";

/** Step n brings a file from version n to n + 1. Counts stand beside the streams so that no start reads all events. */
const steps: readonly ((db: DatabaseSync) => void)[] = [
  (db) =>
    db.exec(`
      CREATE TABLE streams (id INTEGER PRIMARY KEY, stream_id TEXT NOT NULL, group_id TEXT NOT NULL,
                            first_ms INTEGER NOT NULL, last_ms INTEGER NOT NULL, ingested_ms INTEGER NOT NULL,
                            bytes INTEGER NOT NULL, doomed INTEGER NOT NULL DEFAULT 0);
      CREATE TABLE groups (id INTEGER PRIMARY KEY, group_id TEXT NOT NULL UNIQUE);
      CREATE TABLE events (seq INTEGER PRIMARY KEY AUTOINCREMENT, grp INTEGER NOT NULL, stream INTEGER NOT NULL,
                           ts INTEGER NOT NULL, ingested_ms INTEGER NOT NULL, message TEXT NOT NULL);
      CREATE INDEX events_by_group ON events (grp, ts, seq);
      CREATE INDEX events_by_stream ON events (stream, ts, seq);`),
];

/** Opens or makes the file and brings it to the newest schema. Throws when it is newer than this programme. */
export function openArchive(file: string): DatabaseSync {
  const db = new DatabaseSync(file);
  try {
    prepare(db);
    return db;
  } catch (thrown) {
    db.close();
    throw thrown;
  }
}

function prepare(db: DatabaseSync): void {
  // Before the first table is made, or it has no effect: freed pages go back to the file system when events expire.
  db.exec("PRAGMA auto_vacuum = INCREMENTAL");
  db.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
  const found = Number(db.prepare("PRAGMA user_version").get()?.["user_version"] ?? 0);
  if (found > steps.length)
    throw new Error(
      `The log archive was written by a newer Muelle (schema ${found}; this one knows ${steps.length}). Update Muelle, or use another --data directory.`,
    );
  for (const [index, step] of steps.entries()) {
    if (index < found) continue;
    db.exec("BEGIN EXCLUSIVE");
    step(db);
    db.exec(`PRAGMA user_version = ${index + 1}; COMMIT`);
  }
}
