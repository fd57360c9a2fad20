import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeClock } from "../../kit/fake-clock.ts";
import { Tail } from "./live-tail.ts";

const setUp = (mostItems = 2, mostWaiting = 5) => {
  const clock = new FakeClock();
  const client = new AbortController();
  const tail = new Tail<number>({ clock, intervalMs: 1000, mostItems, mostWaiting, signal: client.signal });
  return { clock, client, tail, batches: tail.batches() };
};

test("batches are cut, and the rest follows at once", async () => {
  const { tail, batches } = setUp();
  tail.push([1, 2, 3]);
  assert.deepEqual((await batches.next()).value, { items: [1, 2], isSampled: false });
  assert.deepEqual((await batches.next()).value, { items: [3], isSampled: false });
});

test("an empty batch comes when nothing does", async () => {
  const { clock, batches } = setUp();
  const next = batches.next();
  clock.advance(1000);
  assert.deepEqual((await next).value, { items: [], isSampled: false });
});

test("what a slow reader loses is said once", async () => {
  const { tail, batches } = setUp();
  tail.push([1, 2, 3, 4, 5, 6]);
  assert.deepEqual((await batches.next()).value, { items: [1, 2], isSampled: true });
  assert.deepEqual((await batches.next()).value, { items: [3, 4], isSampled: false });
});

test("ends when the client goes away, also while waiting, and leaves no timer", async () => {
  const { clock, client, batches } = setUp();
  const next = batches.next();
  client.abort();
  assert.equal((await next).done, true);
  assert.equal(clock.nextDueMs(), undefined);
});
