// The SQLite journal: the suite, and what only a file can get wrong.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, test } from "node:test";
import { journalConformance } from "./conformance.ts";
import { schemaVersion } from "./migrations.ts";
import { StateInUse } from "../sqlite-failure.ts";
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
  assert.throws(
    () => new SqliteJournal(path),
    (thrown) => thrown instanceof StateInUse && thrown.message.includes(path),
  );
  await first.close();
  await new SqliteJournal(path).close();
});

test("a damaged file is named, with what to do", async () => {
  const garbage = file();
  writeFileSync(garbage, "no database ".repeat(1000));
  assert.throws(
    () => new SqliteJournal(garbage),
    /\.sqlite is damaged \(file is not a database\)\. Put back a copy.*reset/,
  );
  const cut = file();
  const journal = new SqliteJournal(cut);
  const row = { id: "x".repeat(3000) };
  const changes = Array.from({ length: 40 }, (_, i) => ({ table: "t", key: String(i), row }));
  await journal.append([{ revision: 1, changes }]);
  await journal.close();
  truncateSync(cut, 20_000);
  assert.throws(() => [...new SqliteJournal(cut).load().entries], /\.sqlite is damaged/);
});

test("a file that cannot be made is named", () => {
  assert.throws(() => new SqliteJournal(join(folder, "nowhere", "x.sqlite")), /x\.sqlite cannot be opened for writing/);
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
