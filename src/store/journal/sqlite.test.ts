// The SQLite journal: the suite, and what only a file can get wrong.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, test } from "node:test";
import { journalConformance } from "./conformance.ts";
import { schemaVersion } from "./migrations.ts";
import { SqliteJournal } from "./sqlite.ts";

const folder = mkdtempSync(join(tmpdir(), "muelle-journal-"));
after(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const file = () => join(folder, `${files++}.sqlite`);

journalConformance("sqlite", () => {
  const path = file();
  return { open: () => new SqliteJournal(path) };
});

test("a journal is open once", async () => {
  const path = file();
  const first = new SqliteJournal(path);
  await first.append([{ revision: 1, changes: [] }]);
  assert.throws(() => new SqliteJournal(path), /locked/);
  await first.close();
  await new SqliteJournal(path).close();
});

test("a newer schema is refused with what to do", async () => {
  const path = file();
  await new SqliteJournal(path).close();
  const db = new DatabaseSync(path);
  db.exec(`PRAGMA user_version = ${schemaVersion + 1}`);
  db.close();
  assert.throws(() => new SqliteJournal(path), /newer Muelle.*--data/);
});

test("an older schema is brought forward", async () => {
  const path = file();
  new DatabaseSync(path).close();
  await new SqliteJournal(path).close();
  const db = new DatabaseSync(path);
  assert.equal(db.prepare("PRAGMA user_version").get()?.["user_version"], schemaVersion);
  db.close();
});
