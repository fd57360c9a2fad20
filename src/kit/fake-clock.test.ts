import assert from "node:assert/strict";
import { test } from "node:test";
import { sleep } from "./clock.ts";
import { FakeClock } from "./fake-clock.ts";

test("timers fire in the order of their times, and of their setting where these are equal", () => {
  const clock = new FakeClock(0);
  const fired: string[] = [];
  clock.after(20, () => fired.push("late"));
  clock.after(10, () => fired.push("first"));
  clock.after(10, () => fired.push("second"));
  clock.advance(15);
  assert.deepEqual(fired, ["first", "second"]);
  assert.equal(clock.nowMs(), 15);
  clock.advance(5);
  assert.deepEqual(fired, ["first", "second", "late"]);
});

test("what a timer sets within the time that passes fires in it, at its own time", () => {
  const clock = new FakeClock(0);
  const times: number[] = [];
  const again = () => {
    times.push(clock.nowMs());
    clock.after(10, again);
  };
  clock.after(10, again);
  clock.advance(35);
  assert.deepEqual(times, [10, 20, 30]);
});

test("a cancelled timer never fires; steps go from timer to timer", () => {
  const clock = new FakeClock(0);
  let fired = 0;
  clock.after(5, () => fired++).cancel();
  clock.after(7, () => fired++);
  assert.equal(clock.nextDueMs(), 7);
  assert.equal(clock.step(), true);
  assert.equal(clock.step(), false);
  assert.deepEqual([fired, clock.nowMs()], [1, 7]);
});

test("a sleep ends with its time, or with its signal", async () => {
  const clock = new FakeClock(0);
  const slept = sleep(clock, 10);
  clock.advance(10);
  await slept;
  const abort = new AbortController();
  const broken = sleep(clock, 10, abort.signal);
  abort.abort(new Error("enough"));
  await assert.rejects(broken, /enough/);
  assert.equal(clock.nextDueMs(), undefined);
  await assert.rejects(sleep(clock, 10, abort.signal), /enough/);
});
