import assert from "node:assert/strict";
import { test } from "node:test";
import { isExtendedStatistic, isStatistic, merged, ofValue, statistic } from "./statistic-set.ts";

test("sets merge to what all values together would have given", () => {
  const set = [3, -1, 10].map(ofValue).reduce(merged);
  assert.deepEqual(set, { count: 3, sum: 12, minimum: -1, maximum: 10 });
  assert.equal(statistic("Average", set), 4);
  assert.equal(statistic("SampleCount", set), 3);
});

test("the statistics that four numbers give, those that they cannot, and what is none", () => {
  assert.deepEqual(["Average", "Sum", "average", "toString"].map(isStatistic), [true, true, false, false]);
  for (const name of ["p90", "p99.9", "tm50", "IQM", "TM(10%:90%)", "PR(:300)", "TS(80%:)"])
    assert.ok(isExtendedStatistic(name), name);
  for (const name of ["p", "p1000", "Average", "pp9", ""]) assert.ok(!isExtendedStatistic(name), name);
});
