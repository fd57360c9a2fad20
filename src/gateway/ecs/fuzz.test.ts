// Whatever comes in, an AWS error or an answer that fits its schema goes out, and families count their revisions right.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fuzzService } from "../../../test/support/fuzz-service.ts";
import { scopeKey } from "../../model/arn.ts";
import { services, taskDefinitionFamilies, taskDefinitions, tasks } from "../../store/tables/ecs.ts";
import { ecs } from "./index.ts";
import { fargate, testHouse } from "./test-house.ts";

test("random input never meets a bug", async (t) => {
  const h = await testHouse();
  const clusters = ["web", "b", "arn:aws:ecs:us-east-1:000000000000:cluster/web"];
  const definitions = ["hola", "hola:1", "x:2", "x"];
  const launch = { cluster: "web", taskDefinition: "hola", launchType: "FARGATE", networkConfiguration: h.network };
  const words = () => ({
    cluster: clusters,
    clusters,
    clusterName: ["web", "b"],
    capacityProviders: ["FARGATE", "FARGATE_SPOT"],
    capacityProvider: ["FARGATE"],
    taskDefinition: definitions,
    taskDefinitions: definitions,
    family: ["hola", "x"],
    familyPrefix: ["hola", "x"],
    networkMode: ["awsvpc"],
    requiresCompatibilities: ["FARGATE"],
    cpu: ["256", ".25 vCPU"],
    memory: ["512", "0.5 GB"],
    image: ["hola"],
    service: ["web", "a"],
    services: ["web", "a"],
    serviceName: ["web", "a"],
    launchType: ["FARGATE"],
    subnets: [...h.subnetIds],
    securityGroups: [h.groupId],
    assignPublicIp: ["ENABLED"],
    task: h.store
      .list(tasks)
      .slice(-3)
      .map(({ taskArn }) => taskArn),
    tasks: h.store
      .list(tasks)
      .slice(-3)
      .map(({ taskArn }) => taskArn),
    resourceArn: [
      ...h.store
        .list(tasks)
        .slice(-1)
        .map(({ taskArn }) => taskArn),
      ...h.store.list(services).map(({ serviceArn }) => serviceArn),
      "arn:aws:ecs:us-east-1:000000000000:task-definition/hola:1",
    ],
    serviceDeploymentArns: h.store
      .list(services)
      .flatMap(({ deployments }) => deployments.map(({ serviceDeploymentArn }) => serviceDeploymentArn)),
    containerName: ["web", "side"],
    name: ["web", "side", "taskLongArnFormat", "containerInsights"],
    value: ["disabled", "enabled", "7"],
    group: ["g"],
  });
  const answered = await fuzzService({
    service: ecs,
    seed: "ecs fuzz",
    rounds: 4000,
    words,
    rarely: /^(Delete|Deregister)/,
    call: async (operation, input) => {
      const known = operation === "RunTask" || operation === "CreateService" ? launch : {};
      const base = operation === "RegisterTaskDefinition" ? fargate : known;
      await h.ecs(operation, { ...base, ...input });
    },
  });
  t.diagnostic(`${answered} of 4000 answered`);
  assert.ok(answered > 500, `only ${answered} were answered`);
  assert.ok(h.store.list(taskDefinitionFamilies).length > 0);
  for (const row of h.store.list(taskDefinitionFamilies)) {
    const own = h.store.by(taskDefinitions, "family", `${scopeKey(row)}/${row.family}`);
    const count = (status: string) => own.filter((definition) => definition.status === status).length;
    assert.deepEqual([row.active, row.inactive, row.lastRevision], [count("ACTIVE"), count("INACTIVE"), own.length]);
  }
});
