// What is forgotten, and when: driven by changes alone, as the loop is, on a clock that stands still.
import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeClock } from "../../kit/fake-clock.ts";
import { seededDice } from "../../kit/ids.ts";
import { silentLog } from "../../kit/log.ts";
import { newTask } from "../../model/ecs/new-task.ts";
import { newDeployment } from "../../model/ecs/new-deployment.ts";
import type { Cluster, Service, TaskDefinition } from "../../model/ecs/records.ts";
import { MemoryJournal } from "../../store/journal/memory.ts";
import { Store } from "../../store/store.ts";
import { clusters, ecsTables, services, taskDefinitions, tasks } from "../../store/tables/ecs.ts";
import { type Control, startControllers } from "../controller.ts";
import { keptMs, taskCleaner } from "./controller.ts";

const clock = new FakeClock();
const dice = seededDice("cleaner");
const scope = { account: "000000000000", region: "us-east-1" };
const facts = () => ({ nowMs: clock.nowMs(), dice });

const cluster: Cluster = {
  ...scope,
  clusterArn: "cluster/web",
  clusterName: "web",
  status: "ACTIVE",
  settings: [],
  capacityProviders: [],
  defaultCapacityProviderStrategy: [],
  tags: [],
  createdAtMs: 0,
};

const definition: TaskDefinition = {
  ...scope,
  taskDefinitionArn: "definition/hola:1",
  family: "hola",
  revision: 1,
  status: "INACTIVE",
  spec: { containerDefinitions: [{ name: "web", image: "hola" }] },
  compatibilities: [],
  requiresAttributes: [],
  registeredAtMs: 0,
  registeredBy: "root",
  tags: [],
};

interface Cleaned {
  readonly store: Store;
  /** Everything that was asked for has been looked at. */
  readonly settled: () => Promise<void>;
}

/** Runs `story` with the cleaner at work on a store that has the cluster and the definition. */
async function cleaning(story: (cleaned: Cleaned) => Promise<void>): Promise<void> {
  const store = new Store(new MemoryJournal(), ecsTables);
  store.transact((tx) => {
    tx.put(clusters, cluster);
    tx.put(taskDefinitions, definition);
  });
  const control: Control = startControllers([taskCleaner], { store, clock, dice, log: silentLog });
  const settled = async () => {
    for (let before = -1; before !== store.revision; ) {
      before = store.revision;
      await store.flushed();
      await control.idle();
    }
  };
  try {
    await story({ store, settled });
  } finally {
    await control.stop();
  }
}

const remove = (store: Store) =>
  store.transact((tx) =>
    tx.put(taskDefinitions, { ...definition, status: "DELETE_IN_PROGRESS", deleteRequestedAtMs: clock.nowMs() }),
  );

/** Time passes, and what fell due is done. */
async function pass({ settled }: Cleaned, ms: number): Promise<void> {
  await settled();
  clock.advance(ms);
  await settled();
}

test("a deleted cluster is described for an hour; one of its name that was made anew stays", () =>
  cleaning(async (cleaned) => {
    const { store } = cleaned;
    const end = () =>
      store.transact((tx) => tx.put(clusters, { ...cluster, status: "INACTIVE", deletedAtMs: clock.nowMs() }));
    end();
    await pass(cleaned, keptMs - 1);
    assert.equal(store.list(clusters).length, 1);
    store.transact((tx) => tx.put(clusters, cluster));
    await pass(cleaned, keptMs);
    assert.equal(store.get(clusters, cluster.clusterArn)?.status, "ACTIVE");
    end();
    await pass(cleaned, keptMs);
    assert.deepEqual(store.list(clusters), []);
  }));

test("a deleted definition that nothing uses goes after an hour; one that is only INACTIVE never", () =>
  cleaning(async (cleaned) => {
    const { store } = cleaned;
    await pass(cleaned, 2 * keptMs);
    assert.equal(store.list(taskDefinitions).length, 1);
    remove(store);
    await pass(cleaned, keptMs - 1);
    assert.equal(store.list(taskDefinitions).length, 1);
    await pass(cleaned, 1);
    assert.deepEqual(store.list(taskDefinitions), []);
  }));

test("a deleted definition waits for its last task to be forgotten", () =>
  cleaning(async (cleaned) => {
    const { store } = cleaned;
    const task = newTask({ cluster, definition, group: "family:hola", defaultGroupIds: [] }, facts());
    store.transact((tx) => tx.put(tasks, { ...task, desiredStatus: "STOPPED" }));
    remove(store);
    await pass(cleaned, 2 * keptMs);
    assert.equal(store.list(taskDefinitions).length, 1);
    const move = (change: object) => store.transact((tx) => tx.put(tasks, { ...task, ...change }), "task-networking");
    move({ desiredStatus: "STOPPED", lastStatus: "DEPROVISIONING" });
    move({ desiredStatus: "STOPPED", lastStatus: "STOPPED", stoppedAtMs: clock.nowMs() });
    await pass(cleaned, keptMs);
    assert.deepEqual([store.list(tasks), store.list(taskDefinitions)], [[], []]);
  }));

test("a deleted definition waits for the service that may go back to it", () =>
  cleaning(async (cleaned) => {
    const { store } = cleaned;
    const revision = {
      taskDefinitionArn: "definition/hola:2",
      capacityProviderStrategy: [],
      platformVersion: "LATEST",
      enableExecuteCommand: false,
    };
    const names = { ...scope, serviceArn: "service/web", serviceName: "web", clusterArn: cluster.clusterArn };
    const service: Service = {
      ...names,
      ...revision,
      status: "ACTIVE",
      desiredCount: 0,
      schedulingStrategy: "REPLICA",
      deploymentController: "ECS",
      deploymentConfiguration: {
        minimumHealthyPercent: 100,
        maximumPercent: 200,
        circuitBreaker: { enable: true, rollback: true },
      },
      availabilityZoneRebalancing: "DISABLED",
      healthCheckGracePeriodSeconds: 0,
      enableManagedTags: false,
      propagateTags: "NONE",
      tags: [],
      deployments: [newDeployment(names, revision, facts())],
      lastCompleted: { ...revision, taskDefinitionArn: definition.taskDefinitionArn },
      steady: false,
      createdAtMs: 0,
      createdBy: "root",
    };
    store.transact((tx) => tx.put(services, service));
    remove(store);
    await pass(cleaned, 2 * keptMs);
    assert.equal(store.list(taskDefinitions).length, 1);
    store.transact((tx) => tx.put(services, { ...service, lastCompleted: revision }));
    await cleaned.settled();
    assert.deepEqual(store.list(taskDefinitions), []);
  }));
