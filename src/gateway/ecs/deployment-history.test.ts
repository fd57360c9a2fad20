// What a service's deployments were, told after they have ended: the deployer's own steps under the operations that tell them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { serviceDeployer } from "../../control/service-deployer/controller.ts";
import { keptMs, taskCleaner } from "../../control/task-cleaner/controller.ts";
import { seededDice } from "../../kit/ids.ts";
import type { Task } from "../../model/ecs/records.ts";
import { endedDeployments, tasks } from "../../store/tables/ecs.ts";
import { fargate, type TestHouse, testHouse } from "./test-house.ts";

const dice = seededDice("history");
const nextStatus: Partial<Record<Task["lastStatus"], readonly [Task["lastStatus"], string]>> = {
  PROVISIONING: ["PENDING", "task-networking"],
  PENDING: ["RUNNING", "agent"],
};
const endStatus: Partial<Record<Task["lastStatus"], readonly [Task["lastStatus"], string]>> = {
  PROVISIONING: ["DEPROVISIONING", "task-networking"],
  PENDING: ["STOPPING", "agent"],
  RUNNING: ["STOPPING", "agent"],
  STOPPING: ["DEPROVISIONING", "agent"],
  DEPROVISIONING: ["STOPPED", "task-networking"],
};

/** The deployer and the owners of tasks in turns, until nothing changes any more; `end`: how tasks of hola:2 end. */
function settle(h: TestHouse, serviceArn: string, end?: Partial<Task>): void {
  for (let before = -1; before !== h.store.revision; ) {
    before = h.store.revision;
    const facts = { nowMs: h.clock.nowMs(), dice };
    h.store.transact((tx) => serviceDeployer.reconcile(serviceArn, tx, facts), serviceDeployer.name);
    for (const { taskArn, taskDefinitionArn, desiredStatus, lastStatus } of h.store.list(tasks)) {
      if (end && desiredStatus === "RUNNING" && lastStatus === "PENDING" && taskDefinitionArn.endsWith(":2"))
        h.move(taskArn, { desiredStatus: "STOPPED", ...end }, "agent");
      const [status, writer] = (desiredStatus === "RUNNING" ? nextStatus : endStatus)[lastStatus] ?? [];
      const stopped = status === "STOPPED" && { stoppedAtMs: facts.nowMs };
      if (status && writer) h.move(taskArn, { lastStatus: status, ...stopped }, writer);
    }
  }
}

async function begun(change: object = {}) {
  const h = await testHouse();
  await h.ecs("RegisterTaskDefinition", fargate);
  const { service } = await h.ecs("CreateService", {
    cluster: "web",
    serviceName: "web",
    taskDefinition: "hola:1",
    launchType: "FARGATE",
    desiredCount: 1,
    networkConfiguration: h.network,
    ...change,
  });
  settle(h, service.serviceArn);
  const statuses = async () => {
    const { serviceDeployments } = await h.ecs("ListServiceDeployments", { cluster: "web", service: "web" });
    return serviceDeployments.map(({ status }: { status: string }) => status);
  };
  const update = async (input: object) => {
    h.clock.advance(1000);
    return (await h.ecs("UpdateService", { cluster: "web", service: "web", ...input })).service;
  };
  return { h, serviceArn: String(service.serviceArn), first: service.currentServiceDeployment, statuses, update };
}

test("a deployment that another one has replaced is still listed and described, and so is its revision", async () => {
  const { h, serviceArn, first, statuses, update } = await begun();
  await update({ taskDefinition: "hola:2" });
  assert.deepEqual(await statuses(), ["IN_PROGRESS", "SUCCESSFUL"]);
  settle(h, serviceArn);
  const { services } = await h.ecs("DescribeServices", { cluster: "web", services: ["web"] });
  assert.equal(services[0].deployments.length, 1, "the service itself is done with it");
  assert.deepEqual(await statuses(), ["SUCCESSFUL", "SUCCESSFUL"]);
  const { serviceDeployments } = await h.ecs("DescribeServiceDeployments", { serviceDeploymentArns: [first] });
  const { arn } = serviceDeployments[0].targetServiceRevision;
  const { serviceRevisions } = await h.ecs("DescribeServiceRevisions", { serviceRevisionArns: [arn] });
  assert.match(serviceRevisions[0].taskDefinition, /\/hola:1$/);
});

test("replaced before it was done: STOPPED, then and later", async () => {
  const { h, serviceArn, statuses, update } = await begun();
  await update({ forceNewDeployment: true });
  await update({ forceNewDeployment: true });
  assert.deepEqual(await statuses(), ["IN_PROGRESS", "STOPPED", "SUCCESSFUL"]);
  settle(h, serviceArn);
  assert.deepEqual(await statuses(), ["SUCCESSFUL", "STOPPED", "SUCCESSFUL"]);
});

test("the breaker's way back is told of the deployment that failed, whatever comes after", async () => {
  const { h, serviceArn, statuses, update } = await begun({
    deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
  });
  await update({ taskDefinition: "hola:2" });
  for (let failures = 0; failures < 3; failures++) {
    settle(h, serviceArn, { stopCode: "TaskFailedToStart", stoppedReason: "CannotPullContainerError: no" });
    h.clock.advance(900_000);
  }
  settle(h, serviceArn);
  assert.deepEqual(await statuses(), ["SUCCESSFUL", "ROLLBACK_SUCCESSFUL", "SUCCESSFUL"]);
  await update({ forceNewDeployment: true });
  assert.deepEqual(await statuses(), ["IN_PROGRESS", "SUCCESSFUL", "ROLLBACK_SUCCESSFUL", "SUCCESSFUL"]);
});

test("a deleted service's history goes with it, and a new one of its name has none", async () => {
  const { h, serviceArn, statuses } = await begun();
  await h.ecs("DeleteService", { cluster: "web", service: "web", force: true });
  settle(h, serviceArn);
  assert.deepEqual(await statuses(), ["SUCCESSFUL"]);
  h.clock.advance(keptMs);
  const facts = { nowMs: h.clock.nowMs(), dice };
  h.store.transact((tx) => taskCleaner.reconcile(serviceArn, tx, facts), taskCleaner.name);
  assert.deepEqual(h.store.list(endedDeployments), []);
});
