import assert from "node:assert/strict";
import { test } from "node:test";
import { formatValue, periodFor, pieces, roundTop, summary } from "./points.ts";

const at = (...minutes: number[]) => minutes.map((minute) => ({ atMs: minute * 60_000, value: minute }));

test("a series is cut where a period is missing", () => {
  assert.deepEqual(pieces(at(0, 1, 2, 4, 5), 60), [at(0, 1, 2), at(4, 5)]);
  assert.deepEqual(pieces(at(0, 5, 10), 300), [at(0, 5, 10)]);
  assert.deepEqual(pieces([], 60), []);
});

test("the top of the axis is round and leaves room", () => {
  assert.equal(roundTop(3, 1), 5);
  assert.equal(roundTop(95, 1), 200);
  assert.equal(roundTop(0, 1), 1);
  assert.equal(roundTop(0.004, 0), 0.005);
  assert.equal(roundTop(0, 0), 1);
});

test("longer ranges have longer periods", () => {
  assert.deepEqual([60, 180, 360, 3 * 24 * 60].map(periodFor), [60, 60, 300, 3600]);
});

test("values are written with their unit in the visitor's language", () => {
  assert.equal(formatValue(12.5, "percent", "en"), "12.5 %");
  assert.equal(formatValue(12.5, "percent", "es"), "12,5 %");
  assert.equal(formatValue(3_200_000, "bytes", "en"), "3.2 MB");
  assert.equal(formatValue(512, "megabytes", "en"), "512 MB");
  assert.equal(formatValue(0, "bytesPerSecond", "en"), "0 B/s");
});

test("a summary names the latest, the least and the most", () => {
  assert.deepEqual(summary(at(3, 1, 2)), { latest: 2, least: 1, most: 3 });
  assert.equal(summary([]), undefined);
});
