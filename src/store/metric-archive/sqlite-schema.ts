// The metric archive's file, one forward step per version. A step, once released, never changes: add another.
import { DatabaseSync } from "node:sqlite";
import { type Metric, metricKey } from "../../model/cloudwatch/metric.ts";

/** Step n brings a file from version n to n + 1. */
const steps: readonly ((db: DatabaseSync) => void)[] = [
  (db) =>
    db.exec(`
      CREATE TABLE series (id INTEGER PRIMARY KEY, metric TEXT NOT NULL);
      CREATE TABLE points (series INTEGER NOT NULL, resolution_ms INTEGER NOT NULL, start_ms INTEGER NOT NULL,
                           count REAL NOT NULL, sum REAL NOT NULL, minimum REAL NOT NULL, maximum REAL NOT NULL,
                           PRIMARY KEY (series, resolution_ms, start_ms)) WITHOUT ROWID;`),
  seriesByKey,
];

/** Series are found in the file, by their metrics' keys: there may be far more of them than memory should hold. */
function seriesByKey(db: DatabaseSync): void {
  db.exec("CREATE TABLE keyed (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE)");
  const insert = db.prepare("INSERT INTO keyed (id, key) VALUES (?, ?)");
  for (const { id, metric } of db.prepare("SELECT id, metric FROM series").iterate())
    insert.run(Number(id), metricKey(JSON.parse(String(metric)) as Metric));
  db.exec("DROP TABLE series; ALTER TABLE keyed RENAME TO series");
}

/** Opens or makes the file and brings it to the newest schema. Throws when it is newer than this programme. */
export function openMetrics(file: string): DatabaseSync {
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
  // Before the first table is made, or it has no effect: freed pages go back to the file system when points expire.
  db.exec("PRAGMA auto_vacuum = INCREMENTAL");
  // NORMAL: a power cut may take the last minutes of measurements, and nothing else depends on them.
  db.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
  const found = Number(db.prepare("PRAGMA user_version").get()?.["user_version"] ?? 0);
  if (found > steps.length)
    throw new Error(
      `The metric archive was written by a newer Muelle (schema ${found}; this one knows ${steps.length}). Update Muelle, or use another --data directory.`,
    );
  for (const [index, step] of steps.entries()) {
    if (index < found) continue;
    db.exec("BEGIN EXCLUSIVE");
    step(db);
    db.exec(`PRAGMA user_version = ${index + 1}; COMMIT`);
  }
}
