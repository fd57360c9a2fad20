// The form that runs tasks: what is sent, overrides of containers, and AWS's limits.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Network } from "../network-reads.ts";
import { draftFor, isFlawless, problemsOf, runTaskRequest, withCluster, withContainer } from "./draft.ts";

const network: Network = {
  vpcs: [{ VpcId: "vpc-1", IsDefault: true }],
  subnets: [{ SubnetId: "subnet-a", VpcId: "vpc-1" }],
  groups: [{ GroupId: "sg-1", GroupName: "default", VpcId: "vpc-1" }],
};
const cluster = { clusterName: "curso", capacityProviders: ["FARGATE"] };
const names = ["hola"];
const draft = draftFor("hola:2", cluster, network);

test("One task as the form presets it", () => {
  assert.ok(isFlawless(problemsOf(draft, names)));
  assert.deepEqual(runTaskRequest(draft, names, draft.network.groupIds), {
    cluster: "curso",
    taskDefinition: "hola:2",
    count: 1,
    capacityProviderStrategy: [{ capacityProvider: "FARGATE", base: 0, weight: 1 }],
    platformVersion: "LATEST",
    networkConfiguration: {
      awsvpcConfiguration: { subnets: ["subnet-a"], securityGroups: ["sg-1"], assignPublicIp: "ENABLED" },
    },
    enableECSManagedTags: true,
  });
});

test("Overrides of containers and roles", () => {
  const commanded = withContainer(draft, "hola", { command: "echo, hola" });
  const environment = [
    { key: "GREETING", value: "hola, mundo" },
    { key: " ", value: "left out" },
  ];
  const whole = { ...withContainer(commanded, "hola", { environment }), taskRole: "arn:aws:iam::000000000000:role/r" };
  assert.deepEqual(runTaskRequest(whole, names, []).overrides, {
    containerOverrides: [
      { name: "hola", command: ["echo", "hola"], environment: [{ name: "GREETING", value: "hola, mundo" }] },
    ],
    taskRoleArn: "arn:aws:iam::000000000000:role/r",
  });
});

test("What was written for a container of another definition is not sent", () => {
  assert.equal(runTaskRequest(withContainer(draft, "other", { command: "x" }), names, []).overrides, undefined);
});

test("AWS's limits, and commands that cannot be read", () => {
  assert.equal(problemsOf({ ...draft, count: "11" }, names).count, "countInvalid");
  assert.equal(problemsOf({ ...draft, count: "0" }, names).count, "countInvalid");
  assert.equal(problemsOf({ ...draft, group: "service:x" }, names).group, "groupInvalid");
  assert.deepEqual(problemsOf(withContainer(draft, "hola", { command: "[echo" }), names).commands, ["hola"]);
  const { cluster: ofCluster, family } = problemsOf(draftFor("", undefined, network), []);
  assert.deepEqual([ofCluster, family], ["clusterMissing", "familyMissing"]);
});

test("Another cluster brings its own compute configuration", () => {
  const { compute, cluster: name } = withCluster(draft, { clusterName: "bare", capacityProviders: [] });
  assert.deepEqual([name, compute.option], ["bare", "launchType"]);
});
