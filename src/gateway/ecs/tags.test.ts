import assert from "node:assert/strict";
import { test } from "node:test";
import { testHouse } from "./test-house.ts";

test("clusters, definitions, services and tasks are tagged alike", async () => {
  const h = await testHouse();
  const launch = { cluster: "web", taskDefinition: "hola", launchType: "FARGATE", networkConfiguration: h.network };
  const { tasks } = await h.ecs("RunTask", launch);
  const { service } = await h.ecs("CreateService", { ...launch, serviceName: "web" });
  const arns = [service.clusterArn, service.taskDefinition, service.serviceArn, tasks[0].taskArn];
  for (const resourceArn of arns) {
    const list = async () => (await h.ecs("ListTagsForResource", { resourceArn })).tags;
    assert.deepEqual(await list(), []);
    await h.ecs("TagResource", {
      resourceArn,
      tags: [
        { key: "a", value: "1" },
        { key: "b", value: "1" },
      ],
    });
    await h.ecs("TagResource", { resourceArn, tags: [{ key: "a", value: "2" }] });
    assert.deepEqual(await list(), [
      { key: "a", value: "2" },
      { key: "b", value: "1" },
    ]);
    await h.ecs("UntagResource", { resourceArn, tagKeys: ["a", "none"] });
    assert.deepEqual(await list(), [{ key: "b", value: "1" }]);
  }
});

test("what is not there, or nothing of ECS, has no tags", async () => {
  const h = await testHouse();
  const arn = "arn:aws:ecs:us-east-1:000000000000:cluster/none";
  await h.refused("ResourceNotFoundException", /cluster is inactive or not found/, "ListTagsForResource", {
    resourceArn: arn,
  });
  await h.refused("InvalidParameterException", /resourceArn/, "ListTagsForResource", { resourceArn: "arn:aws:s3:::b" });
});

test("AWS's limits on tags hold", async () => {
  const h = await testHouse();
  const resourceArn = "arn:aws:ecs:us-east-1:000000000000:cluster/web";
  const many = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => ({ key: `k${from + i}`, value: "" }));
  const refused = (message: RegExp, tags: object[]) =>
    h.refused("InvalidParameterException", message, "TagResource", { resourceArn, tags });
  await refused(/aws:/, [{ key: "aws:a", value: "" }]);
  await refused(/between 1 and 128/, [{ key: "", value: "" }]);
  await refused(/at most 256/, [{ key: "a", value: "x".repeat(257) }]);
  await refused(/Duplicate/, [
    { key: "a", value: "1" },
    { key: "a", value: "2" },
  ]);
  await refused(/is 50/, many(0, 51));
  await h.ecs("TagResource", { resourceArn, tags: many(0, 50) });
  await refused(/is 50/, many(50, 1));
});
