import assert from "node:assert/strict";
import { test } from "node:test";
import { fargate, testHouse } from "./test-house.ts";

const arnOf = (name: string) => `arn:aws:ecs:us-east-1:000000000000:task-definition/${name}`;

test("a family is its latest ACTIVE revision; a revision is found whatever its status", async () => {
  const h = await testHouse();
  await h.ecs("RegisterTaskDefinition", fargate);
  const revisionOf = async (taskDefinition: string) =>
    (await h.ecs("DescribeTaskDefinition", { taskDefinition })).taskDefinition.revision;
  assert.deepEqual(
    [await revisionOf("hola"), await revisionOf("hola:1"), await revisionOf(arnOf("hola:1"))],
    [2, 1, 1],
  );
  const { taskDefinition } = await h.ecs("DeregisterTaskDefinition", { taskDefinition: "hola:2" });
  assert.equal(taskDefinition.status, "INACTIVE");
  assert.ok(taskDefinition.deregisteredAt instanceof Date);
  assert.deepEqual([await revisionOf("hola"), await revisionOf("hola:2")], [1, 2]);
  await h.ecs("DeregisterTaskDefinition", { taskDefinition: "hola:1" });
  await h.refused("ClientException", "Unable to describe task definition.", "DescribeTaskDefinition", {
    taskDefinition: "hola",
  });
});

test("what is not there cannot be described, deregistered or run", async () => {
  const h = await testHouse();
  const refused = (message: string | RegExp, operation: string, taskDefinition: string) =>
    h.refused("ClientException", message, operation, { cluster: "web", taskDefinition });
  await refused("Unable to describe task definition.", "DescribeTaskDefinition", "hola:9");
  await refused(
    "Unable to describe task definition.",
    "DescribeTaskDefinition",
    arnOf("hola:1").replace("us-east-1", "eu-west-1"),
  );
  await refused("The specified task definition does not exist.", "DeregisterTaskDefinition", "hola:9");
  await refused(/revision is missing/, "DeregisterTaskDefinition", "hola");
  await refused("TaskDefinition not found.", "RunTask", "nobody");
  await h.ecs("DeregisterTaskDefinition", { taskDefinition: "hola:1" });
  await refused("TaskDefinition is inactive", "RunTask", "hola:1");
});

test("tags are shown when they are asked for", async () => {
  const h = await testHouse();
  const tags = [{ key: "a", value: "b" }];
  assert.deepEqual((await h.ecs("RegisterTaskDefinition", { ...fargate, tags })).tags, tags);
  assert.equal((await h.ecs("DescribeTaskDefinition", { taskDefinition: "hola" })).tags, undefined);
  assert.deepEqual((await h.ecs("DescribeTaskDefinition", { taskDefinition: "hola", include: ["TAGS"] })).tags, tags);
});

test("lists are ordered by family and by the number of the revision, in pages, both ways", async () => {
  const h = await testHouse({ empty: true });
  for (let i = 0; i < 11; i++) await h.ecs("RegisterTaskDefinition", { ...fargate, family: "b" });
  await h.ecs("RegisterTaskDefinition", { ...fargate, family: "a" });
  const all: string[] = [];
  let nextToken: string | undefined;
  do {
    const page = await h.ecs("ListTaskDefinitions", { sort: "DESC", maxResults: 5, nextToken });
    all.push(...page.taskDefinitionArns);
    nextToken = page.nextToken;
  } while (nextToken);
  assert.deepEqual(all, [...Array.from({ length: 11 }, (_, i) => arnOf(`b:${11 - i}`)), arnOf("a:1")]);
  const { taskDefinitionArns } = await h.ecs("ListTaskDefinitions", { familyPrefix: "a" });
  assert.deepEqual(taskDefinitionArns, [arnOf("a:1")]);
});

test("families are ACTIVE while a revision is", async () => {
  const h = await testHouse();
  await h.ecs("RegisterTaskDefinition", { ...fargate, family: "other" });
  await h.ecs("DeregisterTaskDefinition", { taskDefinition: "hola:1" });
  const families = async (status: string) => (await h.ecs("ListTaskDefinitionFamilies", { status })).families;
  assert.deepEqual(await families("ACTIVE"), ["other"]);
  assert.deepEqual(await families("INACTIVE"), ["hola"]);
  assert.deepEqual(await families("ALL"), ["hola", "other"]);
  assert.deepEqual((await h.ecs("ListTaskDefinitionFamilies", { familyPrefix: "ho" })).families, ["hola"]);
});

test("only INACTIVE revisions are deleted; the others are failures", async () => {
  const h = await testHouse();
  await h.ecs("RegisterTaskDefinition", fargate);
  await h.ecs("DeregisterTaskDefinition", { taskDefinition: "hola:1" });
  const { taskDefinitions, failures } = await h.ecs("DeleteTaskDefinitions", {
    taskDefinitions: ["hola:1", "hola:2", "hola:3"],
  });
  assert.equal(taskDefinitions[0].status, "DELETE_IN_PROGRESS");
  assert.ok(taskDefinitions[0].deleteRequestedAt instanceof Date);
  assert.deepEqual(
    failures.map(({ arn, reason }: { arn: string; reason: string }) => [arn, reason.split(".")[0]]),
    [
      ["hola:2", "The specified task definition is still in ACTIVE status"],
      ["hola:3", "The specified task definition does not exist"],
    ],
  );
  assert.deepEqual((await h.ecs("ListTaskDefinitions", { status: "DELETE_IN_PROGRESS" })).taskDefinitionArns, [
    arnOf("hola:1"),
  ]);
});
