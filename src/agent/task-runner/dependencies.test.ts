import assert from "node:assert/strict";
import { test } from "node:test";
import type * as ECS from "@aws-sdk/client-ecs";
import { readiness, stopOrder } from "./dependencies.ts";
import type { LiveContainer } from "./live-task.ts";

const nowMs = 100_000;

type Condition = ECS.ContainerCondition;

/** `a` alone, and `b` that waits for `a` in the way of `condition`. */
const pair = (condition: Condition, more: Partial<ECS.ContainerDefinition> = {}): ECS.ContainerDefinition[] => [
  { name: "a", ...more },
  { name: "b", dependsOn: [{ containerName: "a", condition }] },
];

const live = (name: string, change: Partial<LiveContainer> = {}): LiveContainer => ({
  name,
  state: "absent",
  health: "none",
  ...change,
});

function say(definitions: readonly ECS.ContainerDefinition[], ...known: LiveContainer[]): string {
  const all = new Map(definitions.map(({ name = "" }) => [name, live(name)]));
  for (const container of known) all.set(container.name, container);
  const { ready, doomed, wakeAtMs } = readiness(definitions, all, nowMs);
  return [
    ...ready.map((name) => `start ${name}`),
    ...doomed.map(({ name, reason }) => `never ${name}: ${reason}`),
    ...(wakeAtMs === undefined ? [] : [`wake ${wakeAtMs - nowMs}`]),
  ].join(", ");
}

const running = (change: Partial<LiveContainer> = {}) =>
  live("a", { state: "running", startedAtMs: 90_000, ...change });
const ended = (change: Partial<LiveContainer> = {}) =>
  live("a", { state: "ended", startedAtMs: 90_000, exitCode: 0, ...change });
const neverRan = live("a", { state: "ended", reason: "CannotPullContainerError: no" });

const cases: readonly (readonly [string, string, string])[] = [
  ["what depends on nothing starts at once", say([{ name: "a" }, { name: "b" }]), "start a, start b"],
  ["a created one still is to be started", say([{ name: "a" }], live("a", { state: "created" })), "start a"],
  ["what runs is not started again", say([{ name: "a" }], running()), ""],
  ["START waits for the start", say(pair("START"), live("a", { state: "created" })), "start a"],
  ["START is met by running", say(pair("START"), running()), "start b"],
  ["START is met by having run", say(pair("START"), ended({ exitCode: 1 })), "start b"],
  ["START is never met by one that cannot", say(pair("START"), neverRan), "never b: dependency a did not become START"],
  ["COMPLETE waits for the end", say(pair("COMPLETE"), running()), ""],
  ["COMPLETE is met by any exit", say(pair("COMPLETE"), ended({ exitCode: 9 })), "start b"],
  [
    "COMPLETE is not met without a run",
    say(pair("COMPLETE"), neverRan),
    "never b: dependency a did not become COMPLETE",
  ],
  ["SUCCESS is met by exit 0", say(pair("SUCCESS"), ended()), "start b"],
  [
    "SUCCESS is not met by exit 1",
    say(pair("SUCCESS"), ended({ exitCode: 1 })),
    "never b: dependency a did not become SUCCESS",
  ],
  ["HEALTHY waits for the check", say(pair("HEALTHY"), running({ health: "starting" })), ""],
  ["HEALTHY is met by the check", say(pair("HEALTHY"), running({ health: "healthy" })), "start b"],
  [
    "HEALTHY is not met by a failing check",
    say(pair("HEALTHY"), running({ health: "unhealthy" })),
    "never b: dependency a did not become HEALTHY",
  ],
  [
    "a startTimeout that runs wakes at its end",
    say(pair("HEALTHY", { startTimeout: 15 }), running({ health: "starting" })),
    "wake 5000",
  ],
  [
    "a startTimeout that is over dooms",
    say(pair("HEALTHY", { startTimeout: 10 }), running({ health: "starting" })),
    "never b: dependency a did not become HEALTHY",
  ],
  [
    "a startTimeout counts for SUCCESS",
    say(pair("SUCCESS", { startTimeout: 10 }), running()),
    "never b: dependency a did not become SUCCESS",
  ],
  [
    "volumesFrom needs the other container first",
    say([{ name: "a" }, { name: "b", volumesFrom: [{ sourceContainer: "a" }] }]),
    "start a",
  ],
  [
    "all conditions must be met",
    say(
      [
        ...pair("START"),
        {
          name: "c",
          dependsOn: [
            { containerName: "a", condition: "START" },
            { containerName: "b", condition: "START" },
          ],
        },
      ],
      running(),
    ),
    "start b",
  ],
];

for (const [name, actual, expected] of cases) test(name, () => assert.equal(actual, expected));

test("what others depend on stops last", () => {
  const definitions: ECS.ContainerDefinition[] = [
    { name: "data" },
    { name: "app", dependsOn: [{ containerName: "data", condition: "START" }] },
    { name: "side", volumesFrom: [{ sourceContainer: "app" }] },
    { name: "alone" },
  ];
  assert.deepEqual(stopOrder(definitions), [["side", "alone"], ["app"], ["data"]]);
});

test("a cycle, which registration refuses, is stopped all at once rather than never", () => {
  const cycle: ECS.ContainerDefinition[] = [
    { name: "a", dependsOn: [{ containerName: "b", condition: "START" }] },
    { name: "b", dependsOn: [{ containerName: "a", condition: "START" }] },
  ];
  assert.deepEqual(stopOrder(cycle), [["a", "b"]]);
});
