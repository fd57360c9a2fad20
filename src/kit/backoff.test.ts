import assert from "node:assert/strict";
import { test } from "node:test";
import { backoffMs } from "./backoff.ts";

test("none after no failure, then doubling up to the most, however many failures there are", () => {
  const backoff = { firstMs: 100, mostMs: 5_000 };
  assert.deepEqual(
    [-1, 0, 1, 2, 3, 6, 7, 1_000].map((failures) => backoffMs(backoff, failures)),
    [0, 0, 100, 200, 400, 3_200, 5_000, 5_000],
  );
});
