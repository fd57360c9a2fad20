// npm run bench [-- --json] [--only launch,controlPlane,registry,start,console]: measures on this machine, prints ratios within
// the run. Measure on a quiet machine. Needs root and Docker for `launch`, Debian's docker-registry for `registry`, its chromium
// for `console`.
import { parseArgs } from "node:util";
import { benchConsole } from "./console.ts";
import { benchControlPlane } from "./control-plane.ts";
import { bundle } from "./house.ts";
import { benchLaunch } from "./launch.ts";
import { benchRegistry } from "./registry.ts";
import { benchStart } from "./start.ts";

const benches = {
  start: () => benchStart(),
  controlPlane: () => benchControlPlane(),
  launch: () => benchLaunch(),
  registry: () => benchRegistry(),
  console: () => benchConsole(),
} as const;

/** Where a figure has a goal. */
const goals: Readonly<Record<string, string>> = {
  "launch.p50Ratio": "at most 0.7",
  "launch.p99Ratio": "at most 1.5",
  "controlPlane.runTaskCostRatio": "at most 1.5",
  "registry.pushRatio": "at least 1",
  "registry.pullRatio": "at least 1",
  "console.firstLoad.budgetRatio": "at most 1",
  "console.change.p99Ms": "at most 1000",
  "console.manyTasks.longestPauseMs": "at most 200",
};

type Name = keyof typeof benches;
const isName = (name: string): name is Name => Object.hasOwn(benches, name);

const { values } = parseArgs({ options: { json: { type: "boolean" }, only: { type: "string" } } });
const wanted = (values.only ?? Object.keys(benches).join(",")).split(",");
const unknown = wanted.find((name) => !isName(name));
if (unknown !== undefined) throw new Error(`--only ${unknown}: one of ${Object.keys(benches).join(", ")}`);

await bundle();
const results: Partial<Record<Name, object>> = {};
for (const name of wanted.filter(isName)) {
  process.stderr.write(`measuring ${name} …\n`);
  results[name] = await benches[name]();
}
if (values.json) process.stdout.write(`${JSON.stringify(results)}\n`);
else for (const [name, result] of Object.entries(results)) print(name, result);

function print(name: string, value: unknown): void {
  if (typeof value === "number") {
    const goal = goals[name] === undefined ? "" : `   (goal: ${goals[name]})`;
    process.stdout.write(`${name.padEnd(48)} ${value.toFixed(value < 10 ? 3 : 0).padStart(10)}${goal}\n`);
  } else if (Array.isArray(value)) {
    if (value.every((each) => typeof each === "number"))
      process.stdout.write(`${name.padEnd(48)} ${value.map((each) => Number(each).toFixed(0)).join(" ")}\n`);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) print(`${name}.${key}`, inner);
  }
}
