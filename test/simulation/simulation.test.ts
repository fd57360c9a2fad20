// The whole control plane under faults, by seeds that are always the same: every run must hold all that is promised.
// SIMULATION_SEEDS=1000 (or 40-60, or 7,19,23) runs others.
import assert from "node:assert/strict";
import { test } from "node:test";
import { seedsOf, verdict } from "./seeds.ts";
import { type Outcome, simulate } from "./simulation.ts";

/** About a minute on one core. */
const defaultSeeds = "200";
const inOneTest = 20;

const seeds = seedsOf(process.env.SIMULATION_SEEDS ?? defaultSeeds);
const outcomes = new Map<string, Outcome>();

for (let at = 0; at < seeds.length; at += inOneTest) {
  const batch = seeds.slice(at, at + inOneTest);
  test(`seeds ${batch[0]} to ${batch.at(-1)} hold`, async () => {
    const failures: string[] = [];
    for (const seed of batch) {
      const outcome = await simulate(seed);
      outcomes.set(seed, outcome);
      if (outcome.problems.length > 0) failures.push(verdict(seed, outcome.problems, outcome.lines));
    }
    assert.ok(failures.length === 0, failures.join("\n\n"));
  });
}

test("a seed gives the same run to the byte", async () => {
  for (const seed of seeds.slice(0, 6)) {
    const first = outcomes.get(seed) ?? (await simulate(seed));
    const second = await simulate(seed);
    assert.equal(second.digest, first.digest, `two runs of seed ${seed} differ; compare two traces of it`);
  }
});

test("the runs are worth their time: tasks start, control planes die, much happens", () => {
  const all = [...outcomes.values()];
  const sum = (of: (outcome: Outcome) => number) => all.reduce((total, outcome) => total + of(outcome), 0);
  assert.ok(sum(({ tasks }) => tasks) > 10 * all.length, "hardly a task in a run");
  assert.ok(sum(({ lives }) => lives) > 3 * all.length, "hardly a crash in a run");
  assert.equal(new Set(all.map(({ digest }) => digest)).size, all.length, "two seeds gave the same run");
});
