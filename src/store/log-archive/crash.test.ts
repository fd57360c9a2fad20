import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { SqliteLogArchive } from "./sqlite.ts";

const writer = `
import { SqliteLogArchive } from ${JSON.stringify(new URL("sqlite.ts", import.meta.url).href)};
const archive = new SqliteLogArchive(process.argv[1], { gatherMs: 1 });
for (let n = 0; ; n++) {
  const streamId = "s" + (n % 3);
  void archive.append({ groupId: "g", streamId }, [{ timestampMs: n, message: "line " + n }], n).then(() => console.log(n));
  if (n % 50 === 49) await new Promise((resolve) => setTimeout(resolve, 1));
}`;

test("sqlite: after kill -9 in the middle of a load, every acknowledged event is there, once", async (t) => {
  const directory = mkdtempSync(join(tmpdir(), "muelle-log-archive-"));
  t.after(() => rmSync(directory, { recursive: true }));
  const file = join(directory, "logs.db");
  const child = spawn(process.execPath, ["--input-type=module", "-e", writer, file], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const acknowledged = new Set<string>();
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.add(`line ${line}`);
    if (acknowledged.size === 3000) child.kill("SIGKILL");
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  assert.equal(child.signalCode, "SIGKILL");
  const archive = new SqliteLogArchive(file);
  const events = await archive.readGroup("g", { limit: Number.MAX_SAFE_INTEGER });
  const found = new Set(events.map(({ message }) => message));
  assert.equal(found.size, events.length, "no event twice");
  for (const message of acknowledged) assert.ok(found.has(message), `${message} was acknowledged and is lost`);
  const counted = ["s0", "s1", "s2"].map((streamId) => archive.statistics(streamId)?.storedBytes ?? 0);
  const bytes = events.reduce((sum, { message }) => sum + message.length + 26, 0);
  assert.equal(counted[0]! + counted[1]! + counted[2]!, bytes, "the counts are those of the events");
  await archive.close();
});
