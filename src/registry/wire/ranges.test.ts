// Ranges that uploads declare; those of downloads are in pull.test.ts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { chunkRange, receivedRange, requestedRange } from "./ranges.ts";

for (const [header, expected] of [
  [undefined, undefined],
  ["0-0", { start: 0, end: 0 }],
  ["5-14", { start: 5, end: 14 }],
  ["bytes 5-14/20", { start: 5, end: 14 }],
  ["bytes=5-14/*", { start: 5, end: 14 }],
  ["", "invalid"],
  ["5-", "invalid"],
  ["-5", "invalid"],
  ["14-5", "invalid"],
  ["1e3-2e3", "invalid"],
  ["9999999999999999-9999999999999999", "invalid"],
] as const)
  test(`Content-Range ${header}`, () => assert.deepEqual(chunkRange(header), expected));

test("what has arrived", () => assert.deepEqual([0, 1, 10].map(receivedRange), ["0-0", "0-0", "0-9"]));

test("no part of an empty blob can be had", () => {
  assert.equal(requestedRange("bytes=0-", 0), "unsatisfiable");
  assert.equal(requestedRange("bytes=-1", 0), "unsatisfiable");
  assert.equal(requestedRange(undefined, 0), undefined);
});
