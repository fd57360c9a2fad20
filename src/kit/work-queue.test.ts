import assert from "node:assert/strict";
import { test } from "node:test";
import { deferred } from "./deferred.ts";
import { FakeClock } from "./fake-clock.ts";
import { WorkQueue, type WorkQueueOptions } from "./work-queue.ts";

function queue(work: WorkQueueOptions["work"], options: Partial<WorkQueueOptions> = {}) {
  const clock = new FakeClock();
  const errors: string[] = [];
  const onError: WorkQueueOptions["onError"] = (key, error, retryInMs) =>
    void errors.push(`${key} ${error.message} ${retryInMs}`);
  return { clock, errors, queue: new WorkQueue({ clock, work, onError, ...options }) };
}

test("additions of a waiting key collapse into one", async () => {
  const done: string[] = [];
  const { queue: q } = queue((key) => void done.push(key));
  for (const key of ["a", "a", "b", "a"]) q.add(key);
  await q.idle();
  assert.deepEqual(done, ["a", "b"]);
});

test("an addition while a key runs makes it run once more, and never at the same time", async () => {
  const gates = [deferred(), deferred()];
  let running = 0;
  let runs = 0;
  const { queue: q } = queue(
    async () => {
      assert.equal(++running, 1);
      await gates[runs++]?.promise;
      running--;
    },
    { concurrency: 8 },
  );
  q.add("a");
  await Promise.resolve();
  q.add("a");
  q.add("a");
  gates[0]?.resolve();
  gates[1]?.resolve();
  await q.idle();
  assert.equal(runs, 2);
});

test("no more keys run at once than asked for", async () => {
  const gate = deferred();
  let most = 0;
  let running = 0;
  const { queue: q } = queue(
    async () => {
      most = Math.max(most, ++running);
      await gate.promise;
      running--;
    },
    { concurrency: 3 },
  );
  for (const key of "abcdefg") q.add(key);
  await Promise.resolve();
  gate.resolve();
  await q.idle();
  assert.equal(most, 3);
});

test("a failure is told and tried again, later each time; a success begins anew", async () => {
  let failing = 3;
  const {
    queue: q,
    clock,
    errors,
  } = queue(() => {
    if (failing-- > 0) throw new Error("no");
  });
  q.add("a");
  for (let step = 0; step < 4; step++) {
    await q.idle();
    clock.step();
  }
  await q.idle();
  assert.deepEqual(errors, ["a no 50", "a no 100", "a no 200"]);
  failing = 1;
  q.add("a");
  await q.idle();
  assert.equal(errors.at(-1), "a no 50");
});

test("a returned number asks to be called again then", async () => {
  const times: number[] = [];
  const { queue: q, clock } = queue(() => {
    times.push(clock.nowMs());
    return times.length < 3 ? 1_000 : undefined;
  });
  const startMs = clock.nowMs();
  q.add("a");
  for (let step = 0; step < 3; step++) {
    await q.idle();
    clock.advance(1_000);
  }
  await q.idle();
  assert.deepEqual(
    times.map((ms) => ms - startMs),
    [0, 1_000, 2_000],
  );
});

test("a stopped queue ends what runs and begins nothing", async () => {
  const gate = deferred();
  const done: string[] = [];
  const { queue: q, clock } = queue(async (key) => {
    await gate.promise;
    done.push(key);
    throw new Error("too late to try again");
  });
  q.add("a");
  q.add("b");
  q.addAfter("c", 10);
  await Promise.resolve();
  const stopped = q.stop();
  q.add("d");
  gate.resolve();
  await stopped;
  clock.advance(60_000);
  await q.idle();
  assert.deepEqual(done, ["a"]);
  assert.equal(clock.nextDueMs(), undefined);
});
