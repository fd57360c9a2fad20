import assert from "node:assert/strict";
import { test } from "node:test";
import type { Authoriser } from "../auth/authoriser.ts";
import { fargate, type TestHouse, testHouse } from "./test-house.ts";

const runIn = (h: TestHouse, change: object = {}) =>
  h.ecs("RunTask", {
    cluster: "web",
    taskDefinition: "hola",
    launchType: "FARGATE",
    networkConfiguration: h.network,
    ...change,
  });

test("a task begins in PROVISIONING with what the definition says", async () => {
  const h = await testHouse();
  const { tasks, failures } = await runIn(h, { count: 2, startedBy: "me" });
  assert.deepEqual(failures, []);
  assert.equal(tasks.length, 2);
  const [task] = tasks;
  assert.match(task.taskArn, /^arn:aws:ecs:us-east-1:000000000000:task\/web\/[0-9a-f]{32}$/);
  assert.deepEqual(
    [
      task.lastStatus,
      task.desiredStatus,
      task.launchType,
      task.group,
      task.cpu,
      task.memory,
      task.startedBy,
      task.version,
    ],
    ["PROVISIONING", "RUNNING", "FARGATE", "family:hola", "256", "512", "me", 1],
  );
  assert.deepEqual(task.overrides, { containerOverrides: [{ name: "web" }], inferenceAcceleratorOverrides: [] });
  assert.deepEqual(task.attachments[0].details, [{ name: "subnetId", value: h.subnetIds[0] }]);
});

test("a running task shows its interface, and its times", async () => {
  const h = await testHouse();
  const { tasks } = await runIn(h);
  const row = h.store.list((await import("../../store/tables/ecs.ts")).tasks)[0]!;
  h.move(
    tasks[0].taskArn,
    {
      lastStatus: "PENDING",
      attachment: {
        ...row.attachment!,
        status: "ATTACHED",
        subnetId: h.subnetIds[0]!,
        networkInterfaceId: "eni-1",
        macAddress: "02:00:00:00:00:01",
        privateDnsName: "ip-172-31-0-4.ec2.internal",
        privateAddress: "172.31.0.4",
      },
    },
    "task-networking",
  );
  h.move(tasks[0].taskArn, { lastStatus: "RUNNING", startedAtMs: 5, connectivityAtMs: 4 }, "agent");
  const described = await h.ecs("DescribeTasks", { cluster: "web", tasks: [tasks[0].taskArn.split("/").at(-1)] });
  const [task] = described.tasks;
  assert.deepEqual(
    task.attachments[0].details.map(({ name, value }: { name: string; value: string }) => `${name} ${value}`),
    [
      `subnetId ${h.subnetIds[0]}`,
      "networkInterfaceId eni-1",
      "macAddress 02:00:00:00:00:01",
      "privateDnsName ip-172-31-0-4.ec2.internal",
      "privateIPv4Address 172.31.0.4",
    ],
  );
  assert.deepEqual(task.containers[0].networkInterfaces, [
    { attachmentId: row.attachment!.attachmentId, privateIpv4Address: "172.31.0.4" },
  ]);
  assert.deepEqual([task.startedAt, task.connectivity], [new Date(5), "CONNECTED"]);
});

const refusals: readonly (readonly [
  what: string,
  code: string,
  message: string | RegExp,
  change: (h: TestHouse) => object,
])[] = [
  [
    "no network",
    "InvalidParameterException",
    "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    () => ({ networkConfiguration: undefined }),
  ],
  [
    "no subnets",
    "InvalidParameterException",
    "subnets can not be empty.",
    () => ({ networkConfiguration: { awsvpcConfiguration: { subnets: [] } } }),
  ],
  [
    "an unknown subnet",
    "InvalidParameterException",
    "Error retrieving subnet information for [subnet-0]: The subnet ID 'subnet-0' does not exist (ErrorCode: InvalidSubnetID.NotFound)",
    () => ({ networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-0"] } } }),
  ],
  [
    "an unknown group",
    "InvalidParameterException",
    "Error retrieving security group information for [sg-0]: The security group 'sg-0' does not exist (ErrorCode: InvalidGroup.NotFound)",
    (h) => ({ networkConfiguration: { awsvpcConfiguration: { subnets: [h.subnetIds[0]], securityGroups: ["sg-0"] } } }),
  ],
  [
    "no launch type",
    "InvalidParameterException",
    /^No Container Instances were found in your cluster\./,
    () => ({ launchType: undefined }),
  ],
  [
    "EC2",
    "InvalidParameterException",
    /^No Container Instances were found in your cluster\./,
    () => ({ launchType: "EC2" }),
  ],
  [
    "a launch type and a strategy",
    "InvalidParameterException",
    /^Specifying both a launch type and capacity provider strategy is not supported\./,
    () => ({ capacityProviderStrategy: [{ capacityProvider: "FARGATE" }] }),
  ],
  [
    "an old platform",
    "PlatformUnknownException",
    "The specified platform does not exist.",
    () => ({ platformVersion: "1.0.0" }),
  ],
  ["eleven tasks", "InvalidParameterException", /count/, () => ({ count: 11 })],
  ["no task", "InvalidParameterException", /count/, () => ({ count: 0 })],
  ["a long startedBy", "InvalidParameterException", /startedBy/, () => ({ startedBy: "a".repeat(129) })],
  ["a service's group", "InvalidParameterException", /'service:'/, () => ({ group: "service:web" })],
  ["a service's tags", "InvalidParameterException", /SERVICE/, () => ({ propagateTags: "SERVICE" })],
  [
    "an override of nobody",
    "InvalidParameterException",
    "Override for container named x is not a container in the TaskDefinition.",
    () => ({ overrides: { containerOverrides: [{ name: "x" }] } }),
  ],
  [
    "a size that Fargate has not",
    "InvalidParameterException",
    /^No Fargate configuration exists for given values: 512 CPU, 512 memory/,
    () => ({ overrides: { cpu: "512" } }),
  ],
  [
    "more memory than the task has",
    "InvalidParameterException",
    /'memory' setting/,
    () => ({ overrides: { containerOverrides: [{ name: "web", memory: 4096 }] } }),
  ],
  [
    "overrides without end",
    "InvalidParameterException",
    "Container Overrides length must be at most 8192",
    () => ({ overrides: { containerOverrides: [{ name: "web", command: ["x".repeat(9000)] }] } }),
  ],
  ["a placement", "NotImplemented", /`placementStrategy`/, () => ({ placementStrategy: [{ type: "random" }] })],
  ["a shell", "NotImplemented", /`enableExecuteCommand`/, () => ({ enableExecuteCommand: true })],
  ["an unknown cluster", "ClusterNotFoundException", "Cluster not found.", () => ({ cluster: "nowhere" })],
  ["a tag of AWS", "InvalidParameterException", /aws:/, () => ({ tags: [{ key: "aws:x", value: "y" }] })],
];

test("what AWS refuses to run is refused, and nothing is started", async (t) => {
  const h = await testHouse();
  for (const [what, code, message, change] of refusals)
    await t.test(what, async () => {
      const input = { cluster: "web", taskDefinition: "hola", launchType: "FARGATE", networkConfiguration: h.network };
      await h.refused(code, message, "RunTask", { ...input, ...change(h) });
    });
  assert.deepEqual((await h.ecs("ListTasks", { cluster: "web" })).taskArns, []);
});

test("a definition for EC2 is not run on Fargate", async () => {
  const h = await testHouse();
  await h.ecs("RegisterTaskDefinition", {
    family: "bridge",
    containerDefinitions: [{ name: "web", image: "hola", memory: 64 }],
  });
  await assert.rejects(runIn(h, { taskDefinition: "bridge", networkConfiguration: undefined }), {
    code: "InvalidParameterException",
    message: "Task definition does not support launch_type FARGATE.",
  });
});

test("overrides are kept, with sizes written as numbers", async () => {
  const h = await testHouse();
  const override = { name: "web", command: ["a"], environment: [{ name: "A", value: "b" }], cpu: 10, memory: 100 };
  const { tasks } = await runIn(h, {
    overrides: { cpu: "1 vCPU", memory: "2GB", taskRoleArn: "role", containerOverrides: [override] },
  });
  assert.deepEqual(tasks[0].overrides, {
    cpu: "1024",
    memory: "2048",
    taskRoleArn: "arn:aws:iam::000000000000:role/role",
    containerOverrides: [override],
    inferenceAcceleratorOverrides: [],
  });
  assert.deepEqual([tasks[0].cpu, tasks[0].memory, tasks[0].containers[0].memory], ["1024", "2048", "100"]);
});

test("tags come from the request, from the definition, and from ECS", async () => {
  const h = await testHouse();
  await h.ecs("RegisterTaskDefinition", {
    ...fargate,
    tags: [
      { key: "a", value: "1" },
      { key: "b", value: "1" },
    ],
  });
  const { tasks } = await runIn(h, {
    tags: [{ key: "b", value: "2" }],
    propagateTags: "TASK_DEFINITION",
    enableECSManagedTags: true,
  });
  const tags = [
    { key: "a", value: "1" },
    { key: "b", value: "2" },
    { key: "aws:ecs:clusterName", value: "web" },
  ];
  assert.deepEqual(tasks[0].tags, tags);
  const cluster = "web";
  assert.deepEqual((await h.ecs("DescribeTasks", { cluster, tasks: [tasks[0].taskArn] })).tasks[0].tags, []);
  assert.deepEqual(
    (await h.ecs("DescribeTasks", { cluster, tasks: [tasks[0].taskArn], include: ["TAGS"] })).tasks[0].tags,
    tags,
  );
});

test("the same token starts nothing twice, and nothing else under its name", async () => {
  const h = await testHouse();
  const first = await runIn(h, { clientToken: "t", count: 2 });
  const again = await runIn(h, { clientToken: "t", count: 2 });
  assert.deepEqual(again, first);
  await assert.rejects(runIn(h, { clientToken: "t", count: 1 }), { code: "ConflictException" });
  assert.equal((await h.ecs("ListTasks", { cluster: "web" })).taskArns.length, 2);
});

test("StopTask wants the task stopped, and says why", async () => {
  const h = await testHouse();
  const { tasks } = await runIn(h, { count: 2 });
  const stop = async (input: object) => (await h.ecs("StopTask", { cluster: "web", ...input })).task;
  const task = await stop({ task: tasks[0].taskArn, reason: "enough" });
  assert.deepEqual([task.desiredStatus, task.stopCode, task.stoppedReason], ["STOPPED", "UserInitiated", "enough"]);
  assert.deepEqual(await stop({ task: tasks[0].taskArn, reason: "again" }), task);
  assert.equal((await stop({ task: tasks[1].taskArn.split("/").at(-1) })).stoppedReason, "Task stopped by user");
  await h.refused("InvalidParameterException", "The referenced task was not found.", "StopTask", {
    cluster: "web",
    task: "0".repeat(32),
  });
  await h.refused("InvalidParameterException", "taskId length should be one of [32,36]", "StopTask", {
    cluster: "web",
    task: "x",
  });
});

test("DescribeTasks takes ids and ARNs, and reports what is missing", async () => {
  const h = await testHouse();
  const { tasks } = await runIn(h);
  const gone = `arn:aws:ecs:us-east-1:000000000000:task/web/${"0".repeat(32)}`;
  const answer = await h.ecs("DescribeTasks", { cluster: "web", tasks: [tasks[0].taskArn, "0".repeat(32)] });
  assert.equal(answer.tasks.length, 1);
  assert.deepEqual(answer.failures, [{ arn: gone, reason: "MISSING" }]);
  await h.refused("InvalidParameterException", "Tasks cannot be empty.", "DescribeTasks", {
    cluster: "web",
    tasks: [],
  });
});

test("ListTasks narrows by family, startedBy, desired status and launch type, in pages", async () => {
  const h = await testHouse();
  await h.ecs("RegisterTaskDefinition", { ...fargate, family: "other" });
  const { tasks } = await runIn(h, { count: 3, startedBy: "me" });
  await runIn(h, { taskDefinition: "other" });
  await h.ecs("StopTask", { cluster: "web", task: tasks[0].taskArn });
  const count = async (input: object) => (await h.ecs("ListTasks", { cluster: "web", ...input })).taskArns.length;
  assert.deepEqual(
    [
      await count({}),
      await count({ desiredStatus: "STOPPED" }),
      await count({ family: "other" }),
      await count({ startedBy: "me" }),
      await count({ startedBy: "you" }),
      await count({ launchType: "FARGATE" }),
      await count({ launchType: "EC2" }),
    ],
    [3, 1, 1, 2, 0, 3, 0],
  );
  const first = await h.ecs("ListTasks", { cluster: "web", maxResults: 2 });
  const second = await h.ecs("ListTasks", { cluster: "web", maxResults: 2, nextToken: first.nextToken });
  assert.equal(new Set([...first.taskArns, ...second.taskArns]).size, 3);
  assert.equal(second.nextToken, undefined);
});

test("a page goes on where it was, though tasks before it have gone", async () => {
  const h = await testHouse();
  await runIn(h, { count: 6 });
  const first = await h.ecs("ListTasks", { cluster: "web", maxResults: 3 });
  for (const task of first.taskArns) await h.ecs("StopTask", { cluster: "web", task });
  const second = await h.ecs("ListTasks", { cluster: "web", maxResults: 3, nextToken: first.nextToken });
  assert.equal(second.taskArns.length, 3);
});

test("roles are passed on by those who may", async () => {
  const asked: string[] = [];
  const mayAllButPass: Authoriser = {
    decide(_, action, resource) {
      asked.push(`${action} ${resource}`);
      return { allowed: action !== "iam:PassRole", reason: "no policy allows it" };
    },
  };
  const h = await testHouse({ authoriser: mayAllButPass });
  const role = "arn:aws:iam::000000000000:role/r";
  const denied = { code: "AccessDeniedException" };
  await assert.rejects(h.ecs("RegisterTaskDefinition", { ...fargate, taskRoleArn: role }), denied);
  await assert.rejects(runIn(h, { overrides: { executionRoleArn: role } }), denied);
  assert.equal(asked.filter((one) => one === `iam:PassRole ${role}`).length, 2);
});

test("tags on creation ask for the right to tag", async () => {
  const mayNotTag: Authoriser = {
    decide: (_, action) => ({ allowed: action !== "ecs:TagResource", reason: "no policy allows it" }),
  };
  const h = await testHouse({ authoriser: mayNotTag });
  await assert.rejects(runIn(h, { tags: [{ key: "a", value: "b" }] }), { code: "AccessDeniedException" });
  assert.deepEqual((await h.ecs("ListTasks", { cluster: "web" })).taskArns, []);
});
