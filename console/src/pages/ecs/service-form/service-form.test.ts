// Forms of services: what a new service's form sends, and that an update sends only what was changed.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Service } from "@aws-sdk/client-ecs";
import type { Network } from "../network-reads.ts";
import { draftFor, draftOf, isFlawless, problemsOfService, type ServiceDraft, withFamily } from "./draft.ts";
import { changesNothing, createRequest, isOtherStrategy, updateRequest } from "./request.ts";

const network: Network = {
  vpcs: [{ VpcId: "vpc-1", IsDefault: true }],
  subnets: [
    { SubnetId: "subnet-a", VpcId: "vpc-1" },
    { SubnetId: "subnet-b", VpcId: "vpc-1" },
  ],
  groups: [{ GroupId: "sg-1", GroupName: "default", VpcId: "vpc-1" }],
};
const cluster = { clusterName: "curso", capacityProviders: ["FARGATE", "FARGATE_SPOT"] };
const awsvpcConfiguration = {
  subnets: ["subnet-a", "subnet-b"],
  securityGroups: ["sg-1"],
  assignPublicIp: "ENABLED" as const,
};
const service: Service = {
  serviceName: "hola-service",
  taskDefinition: "arn:aws:ecs:us-east-1:000000000000:task-definition/hola:1",
  desiredCount: 1,
  launchType: "FARGATE",
  platformVersion: "LATEST",
  networkConfiguration: { awsvpcConfiguration },
  deploymentConfiguration: {
    minimumHealthyPercent: 100,
    maximumPercent: 200,
    deploymentCircuitBreaker: { enable: true, rollback: true },
  },
  enableECSManagedTags: true,
  propagateTags: "NONE",
};

test("The lesson's service with everything as the form presets it", () => {
  const draft = draftFor("hola:3", cluster, network);
  assert.ok(isFlawless(problemsOfService(draft)));
  assert.deepEqual(createRequest(draft, draft.network.groupIds), {
    cluster: "curso",
    serviceName: "hola-service",
    taskDefinition: "hola:3",
    schedulingStrategy: "REPLICA",
    desiredCount: 1,
    deploymentConfiguration: {
      strategy: "ROLLING",
      minimumHealthyPercent: 100,
      maximumPercent: 200,
      deploymentCircuitBreaker: { enable: true, rollback: true },
    },
    capacityProviderStrategy: [{ capacityProvider: "FARGATE", base: 0, weight: 1 }],
    platformVersion: "LATEST",
    networkConfiguration: { awsvpcConfiguration },
    enableECSManagedTags: true,
  });
});

test("A blank revision is the latest; a breaker that is off rolls nothing back", () => {
  const preset = draftFor("hola", cluster, network);
  const draft: ServiceDraft = { ...preset, deployment: { ...preset.deployment, circuitBreaker: false } };
  const request = createRequest(draft, ["sg-new"]);
  assert.equal(request.taskDefinition, "hola");
  assert.deepEqual(request.deploymentConfiguration?.deploymentCircuitBreaker, { enable: false, rollback: false });
  assert.deepEqual(request.networkConfiguration?.awsvpcConfiguration?.securityGroups, ["sg-new"]);
});

test("The name follows the family until the visitor gives one", () => {
  const draft = draftFor("hola", cluster, network);
  assert.equal(withFamily(draft, "web").serviceName, "web-service");
  assert.equal(withFamily({ ...draft, serviceName: "mine" }, "web").serviceName, "mine");
});

test("What is missing or out of AWS's limits is a problem of its field", () => {
  const draft = draftFor("", undefined, network);
  const { cluster: ofCluster, family, serviceName } = problemsOfService(draft);
  assert.deepEqual([ofCluster, family, serviceName], ["clusterMissing", "familyMissing", "serviceNameInvalid"]);
  const of = (deployment: Partial<ServiceDraft["deployment"]>) =>
    problemsOfService({ ...draft, deployment: { ...draft.deployment, ...deployment } });
  assert.equal(of({ desiredTasks: "5001" }).desiredTasks, "desiredTasksInvalid");
  assert.equal(of({ minimumPercent: "101" }).minimumPercent, "minimumInvalid");
  assert.equal(of({ maximumPercent: "99" }).maximumPercent, "maximumInvalid");
  assert.equal(of({ minimumPercent: "100", maximumPercent: "100" }).maximumPercent, "maximumTooSmall");
  const named = draftFor("hola", cluster, network);
  assert.equal(problemsOfService(named, ["hola-service"]).serviceName, "serviceNameTaken");
  assert.equal(problemsOfService({ ...draft, revision: "x" }).revision, "revisionInvalid");
});

test("An update that changes nothing says nothing", () => {
  const draft = draftOf(service, "curso", network);
  const request = updateRequest(draft, draft, false, draft.network.groupIds);
  assert.deepEqual(request, { cluster: "curso", service: "hola-service" });
  assert.ok(changesNothing(request));
  assert.ok(!changesNothing(updateRequest(draft, draft, true, draft.network.groupIds)));
});

test("An update sends each change by itself", () => {
  const before = draftOf(service, "curso", network);
  const sent = (after: ServiceDraft, groupIds = after.network.groupIds) => {
    const { cluster: _cluster, service: _service, ...rest } = updateRequest(before, after, false, groupIds);
    return rest;
  };
  assert.deepEqual(sent({ ...before, revision: "2" }), { taskDefinition: "hola:2" });
  assert.deepEqual(sent({ ...before, revision: "" }), { taskDefinition: "hola" });
  assert.deepEqual(sent({ ...before, deployment: { ...before.deployment, desiredTasks: "3" } }), { desiredCount: 3 });
  assert.deepEqual(sent(before, ["sg-2"]), {
    networkConfiguration: { awsvpcConfiguration: { ...awsvpcConfiguration, securityGroups: ["sg-2"] } },
  });
  assert.deepEqual(sent({ ...before, compute: { ...before.compute, platformVersion: "1.4.0" } }), {
    platformVersion: "1.4.0",
  });
  assert.deepEqual(sent({ ...before, managedTags: false, propagate: "SERVICE" }), {
    enableECSManagedTags: false,
    propagateTags: "SERVICE",
  });
  const rolling = sent({ ...before, deployment: { ...before.deployment, minimumPercent: "50" } });
  assert.equal(rolling.deploymentConfiguration?.minimumHealthyPercent, 50);
});

test("A definition that was chosen elsewhere is what the update deploys", () => {
  const before = draftOf(service, "curso", network);
  const after = draftOf(service, "curso", network, "hola:7");
  assert.equal(updateRequest(before, after, false, after.network.groupIds).taskDefinition, "hola:7");
});

test("Strategy and launch type are exchanged, which needs a new deployment", () => {
  const before = draftOf(service, "curso", network);
  const after: ServiceDraft = { ...before, compute: { ...before.compute, option: "strategy" } };
  assert.ok(isOtherStrategy(before, after));
  assert.deepEqual(updateRequest(before, after, true, ["sg-1"]).capacityProviderStrategy, [
    { capacityProvider: "FARGATE", base: 0, weight: 1 },
  ]);
  assert.deepEqual(updateRequest(after, before, true, ["sg-1"]).capacityProviderStrategy, []);
  assert.ok(!isOtherStrategy(before, { ...before, compute: { ...before.compute, rows: [] } }));
});
