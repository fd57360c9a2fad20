// Runs the simulation by hand:
//   node test/simulation/main.ts --seed 17            one seed, its last lines and what was found
//   node test/simulation/main.ts --seed 17 --trace    the same with every line
//   node test/simulation/main.ts --seeds 1-500        many
import { parseArgs } from "node:util";
import { seedsOf } from "./seeds.ts";
import { type Outcome, simulate } from "./simulation.ts";

const { values } = parseArgs({
  options: {
    seed: { type: "string" },
    seeds: { type: "string", default: "100" },
    trace: { type: "boolean", default: false },
  },
});

function tell(outcome: Outcome, isAlone: boolean): void {
  const { seed, problems, lives, tasks, commits, digest, lines } = outcome;
  if (isAlone) for (const line of lines) console.log(line);
  const verdict = problems.length === 0 ? "holds" : `FAILS: ${problems.slice(0, isAlone ? 50 : 1).join("\n  ")}`;
  console.log(`seed ${seed}: ${lives} lives, ${tasks} tasks, ${commits} lines, ${digest.slice(0, 12)}, ${verdict}`);
}

const all = values.seed === undefined ? seedsOf(values.seeds) : [values.seed];
const startedMs = performance.now();
let failed = 0;
for (const seed of all) {
  const outcome = await simulate(seed, { keepTrace: values.trace });
  if (outcome.problems.length > 0) failed += 1;
  tell(outcome, values.seed !== undefined);
}
console.log(
  `${all.length} seeds, ${failed} failed, ${Math.round((performance.now() - startedMs) / all.length)} ms a seed`,
);
process.exit(failed === 0 ? 0 : 1);
