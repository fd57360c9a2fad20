// Plans are read as text: what is observed on one side, what is to be done on the other.
import assert from "node:assert/strict";
import { test } from "node:test";
import { breakerThreshold } from "../../model/ecs/circuit-breaker.ts";
import { revisionOf } from "../../model/ecs/new-deployment.ts";
import type { Deployment, Service } from "../../model/ecs/records.ts";
import { type ObservedTask, pauseMs, plan, planText } from "./plan.ts";

const nowMs = 1_000_000;

const deployment = (id: string, change: Partial<Deployment> = {}): Deployment => ({
  id,
  status: "PRIMARY",
  taskDefinitionArn: `definition-of-${id}`,
  capacityProviderStrategy: [],
  platformVersion: "LATEST",
  enableExecuteCommand: false,
  rolloutState: "IN_PROGRESS",
  rolloutStateReason: "",
  createdAtMs: 0,
  updatedAtMs: 0,
  failedTasks: 0,
  failuresInRow: 0,
  serviceRevisionArn: "",
  serviceDeploymentArn: "",
  ...change,
});

const service = (change: Partial<Service> = {}): Service => ({
  account: "000000000000",
  region: "us-east-1",
  serviceArn: "service/web",
  serviceName: "web",
  clusterArn: "cluster/c",
  status: "ACTIVE",
  desiredCount: 2,
  taskDefinitionArn: "definition",
  capacityProviderStrategy: [],
  platformVersion: "LATEST",
  enableExecuteCommand: false,
  schedulingStrategy: "REPLICA",
  deploymentController: "ECS",
  deploymentConfiguration: {
    minimumHealthyPercent: 100,
    maximumPercent: 200,
    circuitBreaker: { enable: false, rollback: false },
  },
  availabilityZoneRebalancing: "DISABLED",
  healthCheckGracePeriodSeconds: 0,
  enableManagedTags: false,
  propagateTags: "NONE",
  tags: [],
  deployments: [deployment("new")],
  steady: false,
  createdAtMs: 0,
  createdBy: "root",
  ...change,
});

let created = 0;
const task = (name: string, deploymentId: string, change: Partial<ObservedTask> = {}): ObservedTask => ({
  taskArn: `task/${name}`,
  deploymentId,
  state: "wanted",
  running: true,
  healthy: true,
  unhealthy: false,
  createdAtMs: created++,
  ...change,
});

/** 50 % of one task is one, and 150 % of it is one. */
const oneTask: Partial<Service> = {
  desiredCount: 1,
  deploymentConfiguration: {
    minimumHealthyPercent: 50,
    maximumPercent: 150,
    circuitBreaker: { enable: false, rollback: false },
  },
};

const pending = { running: false, healthy: false } as const;

const cases: readonly (readonly [name: string, service: Service, tasks: readonly ObservedTask[], expected: string])[] =
  [
    ["a new service starts what is desired", service(), [], "start 2 of new"],
    ["starting tasks are waited for", service(), [task("a", "new", pending), task("b", "new", pending)], ""],
    [
      "all healthy: the deployment is complete, the service steady",
      service(),
      [task("a", "new"), task("b", "new")],
      "complete-deployment new\nsteady",
    ],
    [
      "a lost task is replaced, and the service is no longer steady",
      service({ steady: true, deployments: [deployment("new", { rolloutState: "COMPLETED" })] }),
      [task("a", "new")],
      "start 1 of new\nunsteady",
    ],
    [
      "scale-in stops the ones that do not run yet, then the youngest",
      service({ desiredCount: 1 }),
      [task("old", "new"), task("young", "new"), task("starting", "new", pending)],
      "stop starting young: Scaling activity initiated by (deployment new)",
    ],
    [
      "a rolling update starts up to the ceiling and keeps the floor",
      service({ deployments: [deployment("new"), deployment("old", { status: "ACTIVE" })] }),
      [task("a", "old"), task("b", "old")],
      "start 2 of new",
    ],
    [
      "each new healthy task lets one old one go",
      service({ deployments: [deployment("new"), deployment("old", { status: "ACTIVE" })] }),
      [task("a", "old"), task("b", "old"), task("c", "new"), task("d", "new", pending)],
      "stop b: Scaling activity initiated by (deployment new)",
    ],
    [
      "with 50 % to 100 % an old one goes first",
      service({
        deployments: [deployment("new"), deployment("old", { status: "ACTIVE" })],
        deploymentConfiguration: {
          minimumHealthyPercent: 50,
          maximumPercent: 100,
          circuitBreaker: { enable: false, rollback: false },
        },
      }),
      [task("a", "old"), task("b", "old")],
      "stop b: Scaling activity initiated by (deployment new)",
    ],
    [
      "an old deployment is forgotten when its last task has ended",
      service({ deployments: [deployment("new"), deployment("old", { status: "ACTIVE" })] }),
      [task("a", "old", { state: "ended" }), task("c", "new"), task("d", "new")],
      "forget-deployment old",
    ],
    [
      "an unhealthy task is stopped and replaced",
      service(),
      [task("a", "new"), task("sick", "new", { unhealthy: true, healthy: false })],
      "stop sick: Task failed container health checks\nstart 1 of new",
    ],
    [
      "failures are counted before anything else",
      service(),
      [task("a", "new", { state: "ended", failure: { reason: "CannotPullContainerError: no", neverRan: true } })],
      "count failure of a: CannotPullContainerError: no",
    ],
    [
      "after failures the next start waits",
      service({ deployments: [deployment("new", { failuresInRow: 3, notBeforeMs: nowMs + 4000 })] }),
      [],
      `wake at ${nowMs + 4000}`,
    ],
    [
      "the circuit breaker fails the deployment and rolls back to the last that completed",
      service({
        deployments: [deployment("new", { failedTasks: 3 })],
        deploymentConfiguration: {
          minimumHealthyPercent: 100,
          maximumPercent: 200,
          circuitBreaker: { enable: true, rollback: true },
        },
        lastCompleted: {
          taskDefinitionArn: "d",
          capacityProviderStrategy: [],
          platformVersion: "",
          enableExecuteCommand: false,
        },
      }),
      [],
      "fail new and roll back",
    ],
    [
      "a failed deployment starts nothing more and lets the old tasks be",
      service({
        deployments: [deployment("new", { rolloutState: "FAILED" }), deployment("old", { status: "ACTIVE" })],
      }),
      [task("a", "old"), task("b", "old")],
      "",
    ],
    [
      "but no more of them than are wanted",
      service({
        desiredCount: 1,
        deployments: [deployment("new", { rolloutState: "FAILED" }), deployment("old", { status: "ACTIVE" })],
      }),
      [task("a", "old"), task("b", "old")],
      "stop b: Scaling activity initiated by (deployment new)",
    ],
    [
      "a roll-back that fails ends there",
      service({
        deployments: [deployment("back", { failedTasks: 3 }), deployment("bad", { rolloutState: "FAILED" })],
        deploymentConfiguration: {
          minimumHealthyPercent: 100,
          maximumPercent: 200,
          circuitBreaker: { enable: true, rollback: true },
        },
        lastCompleted: revisionOf(deployment("back")),
      }),
      [],
      "fail back",
    ],
    [
      "a configuration that leaves no room for a step is told",
      service({
        ...oneTask,
        deployments: [deployment("new"), deployment("old", { status: "ACTIVE" })],
      }),
      [task("a", "old")],
      "blocked new",
    ],
    [
      "once",
      service({
        ...oneTask,
        deployments: [deployment("new", { blocked: true }), deployment("old", { status: "ACTIVE" })],
      }),
      [task("a", "old")],
      "",
    ],
    [
      "a deleted service stops its tasks",
      service({ status: "DRAINING", desiredCount: 0 }),
      [task("a", "new")],
      "stop a: Scaling activity initiated by (deployment new)",
    ],
    ["and waits for them", service({ status: "DRAINING" }), [task("a", "new", { state: "ending" })], ""],
    ["and retires then", service({ status: "DRAINING" }), [task("a", "new", { state: "ended" })], "retire-service"],
    [
      "scaled to nothing is steady too",
      service({ desiredCount: 0, deployments: [deployment("new", { rolloutState: "COMPLETED" })] }),
      [],
      "steady",
    ],
  ];

for (const [name, observed, tasks, expected] of cases)
  test(name, () => assert.equal(planText(plan({ service: observed, tasks }, nowMs)), expected));

test("the breaker's threshold is half the desired count, between 3 and 200", () => {
  assert.deepEqual([0, 1, 6, 7, 100, 1000].map(breakerThreshold), [3, 3, 3, 4, 50, 200]);
});

test("pauses: none after the first failure, then doubling up to 15 minutes", () => {
  assert.deepEqual([1, 2, 3, 4, 30].map(pauseMs), [0, 1000, 2000, 4000, 900_000]);
});
