import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, test } from "node:test";
import { systemClock } from "../../kit/clock.ts";
import { FakeClock } from "../../kit/fake-clock.ts";
import { seededDice, below } from "../../kit/ids.ts";
import { logArchiveConformance } from "./conformance.ts";
import { MemoryLogArchive } from "./memory.ts";
import { SqliteLogArchive } from "./sqlite.ts";

const directory = mkdtempSync(join(tmpdir(), "muelle-log-archive-"));
after(() => rmSync(directory, { recursive: true }));
let files = 0;
const file = () => join(directory, `${files++}.db`);
const open = (path: string) => new SqliteLogArchive(path, { clock: systemClock });

logArchiveConformance("sqlite", () => Promise.resolve(open(file())));

const web = { groupId: "g", streamId: "web" };
const at = (timestampMs: number, message = `at ${timestampMs}`) => ({ timestampMs, message });

test("sqlite: a reopened archive has every event and count, and goes on with its sequence", async () => {
  const path = file();
  const first = open(path);
  await first.append(web, [at(1), at(2)], 5);
  const before = first.statistics("web");
  await first.close();
  const second = open(path);
  assert.deepEqual(second.statistics("web"), before);
  await second.append(web, [at(2, "later")], 6);
  const events = await second.readStream("web", { limit: 10 });
  assert.deepEqual(
    events.map(({ message }) => message),
    ["at 1", "at 2", "later"],
  );
  assert.equal(second.groupBytes("g"), (before?.storedBytes ?? 0) + 31);
  await second.close();
});

test("sqlite: what a crash left of a deletion is finished on the next start", async () => {
  const path = file();
  const first = open(path);
  await first.append(web, [at(1)], 5);
  await first.close();
  const db = new DatabaseSync(path);
  db.exec("UPDATE streams SET doomed = 1");
  db.close();
  const second = open(path);
  assert.deepEqual(await second.readGroup("g", { limit: 10 }), []);
  assert.equal(second.statistics("web"), undefined);
  // So few events are removed before the next turn of the event loop.
  await new Promise((resolve) => setImmediate(resolve));
  await second.close();
  const again = new DatabaseSync(path);
  assert.deepEqual({ ...again.prepare("SELECT count(*) AS n FROM events").get() }, { n: 0 });
  assert.deepEqual({ ...again.prepare("SELECT count(*) AS n FROM streams").get() }, { n: 0 });
  again.close();
});

test("sqlite: a batch that cannot be written is refused whole, and the archive goes on", async () => {
  const archive = open(file());
  const bad = archive.append(web, [at(1), { timestampMs: 2, message: undefined as unknown as string }], 5);
  const neighbour = archive.append({ ...web, streamId: "worker" }, [at(3)], 5);
  await assert.rejects(bad);
  await assert.rejects(neighbour);
  assert.deepEqual(await archive.readGroup("g", { limit: 10 }), []);
  assert.equal(archive.statistics("web"), undefined);
  await archive.append(web, [at(4)], 6);
  assert.equal((await archive.readGroup("g", { limit: 10 })).length, 1);
  await archive.close();
});

test("sqlite: appends of one moment share a flush; the next one waits for the gathering time", async () => {
  const clock = new FakeClock();
  const archive = new SqliteLogArchive(file(), { clock, gatherMs: 25 });
  await Promise.all(["a", "b"].map((streamId) => archive.append({ ...web, streamId }, [at(1)], 5)));
  let done = false;
  const third = archive.append(web, [at(2)], 5).then(() => (done = true));
  clock.advance(24);
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(done, false);
  clock.advance(1);
  await third;
  await archive.close();
});

test("sqlite: answers as the memory archive does, whatever is asked (seeded)", async () => {
  const dice = seededDice("log-archive");
  const sqlite = new SqliteLogArchive(file(), { clock: systemClock, gatherMs: 0 });
  const memory = new MemoryLogArchive();
  const roll = (end: number) => below(dice, end);
  for (let step = 0; step < 400; step++) {
    const stream = { groupId: `g${roll(2)}`, streamId: "" };
    const ref = { ...stream, streamId: `${stream.groupId}-s${roll(3)}` };
    const kind = roll(20);
    const events = Array.from({ length: roll(4) }, () => at(roll(50), "m".repeat(1 + roll(5))));
    if (kind < 12) await Promise.all([sqlite.append(ref, events, step), memory.append(ref, events, step)]);
    else if (kind === 12) await Promise.all([sqlite.deleteStream(ref.streamId), memory.deleteStream(ref.streamId)]);
    else if (kind === 13) {
      const limit = roll(30);
      assert.equal(await sqlite.expire(ref.groupId, limit), await memory.expire(ref.groupId, limit));
    } else {
      const window = {
        startMs: roll(3) ? roll(50) : undefined,
        endMs: roll(3) ? roll(60) : undefined,
        limit: roll(12),
        newest: roll(2) === 0,
        maxBytes: roll(2) ? roll(200) : undefined,
        after: roll(3) ? undefined : { timestampMs: roll(50), sequence: roll(300) },
        before: roll(3) ? undefined : { timestampMs: roll(50), sequence: roll(300) },
        streamIds: roll(2) ? undefined : new Set([ref.streamId]),
      };
      assert.deepEqual(await sqlite.readGroup(ref.groupId, window), await memory.readGroup(ref.groupId, window));
      assert.deepEqual(await sqlite.readStream(ref.streamId, window), await memory.readStream(ref.streamId, window));
    }
    const pick = ({
      firstEventMs,
      lastEventMs,
      lastIngestionMs,
      storedBytes,
    }: NonNullable<ReturnType<typeof memory.statistics>>) => [firstEventMs, lastEventMs, lastIngestionMs, storedBytes];
    const [a, b] = [sqlite.statistics(ref.streamId), memory.statistics(ref.streamId)];
    assert.deepEqual(a && pick(a), b && pick(b));
  }
  await sqlite.close();
});
