// Who may ask how a task is reached, for what, and what comes of it when packets and rules do not agree.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import * as fc from "fast-check";
import { taskNetworking } from "../../control/task-networking/controller.ts";
import { MachineError } from "../../kit/machine-error.ts";
import type { Task } from "../../model/ecs/records.ts";
import type { Check } from "../../model/reachability/chain.ts";
import type { Listener, Probed, Target } from "../../network/prober.ts";
import { securityGroupRules, securityGroups, subnets } from "../../store/tables/ec2.ts";
import { tasks } from "../../store/tables/ecs.ts";
import { type Keys, type MuelleHouse, muelleHouse, root } from "./test-house.ts";

const answered: Probed = { connection: "open", http: { answer: "status", status: 200, firstByteMs: 2 } };
const everybody = [{ IpProtocol: "tcp", FromPort: 5000, ToPort: 5000, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }];

let house: MuelleHouse;
let groupId: string;
let taskArn: string;
/** What the packets meet; each call of the prober is written down. */
let meets: (target: Target) => Probed;
let listeners: readonly Listener[] | undefined;
let probed: string[];

before(async () => {
  house = await muelleHouse({
    prober: {
      async probe(target) {
        probed.push(`${target.address}:${target.port}`);
        return meets(target);
      },
      listeners: () => Promise.resolve(listeners),
    },
  });
  await house.call("ecs", "CreateCluster", { clusterName: "web" });
  groupId = house.store.list(securityGroups)[0]?.groupId ?? "";
  taskArn = await runTask("hola", [{ containerPort: 5000 }]);
});
after(() => house.close());
beforeEach(async () => {
  if (isClosed()) await open();
  meets = () => answered;
  listeners = undefined;
  probed = [];
});

/** RUNNING, with a public address. */
async function runTask(family: string, portMappings: readonly object[]): Promise<string> {
  await house.call("ecs", "RegisterTaskDefinition", {
    family,
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    cpu: "256",
    memory: "512",
    containerDefinitions: [{ name: "app", image: "hola", portMappings }],
  });
  const network = { subnets: [house.store.list(subnets)[0]?.subnetId], assignPublicIp: "ENABLED" };
  const { tasks: made } = await house.call("ecs", "RunTask", {
    cluster: "web",
    taskDefinition: family,
    launchType: "FARGATE",
    networkConfiguration: { awsvpcConfiguration: network },
  });
  const arn = String(made[0].taskArn);
  const controller = taskNetworking("198.18.0.0/16");
  const facts = { nowMs: house.clock.nowMs(), dice: house.dice };
  house.store.transact((tx) => controller.reconcile(arn, tx, facts), controller.name);
  move(arn, "RUNNING");
  return arn;
}

function move(arn: string, lastStatus: "RUNNING" | "STOPPING"): void {
  const change = (task: Task): Task => ({
    ...task,
    lastStatus,
    containers: task.containers.map((one) => ({ ...one, lastStatus: "RUNNING" as const, runtimeId: "r" })),
  });
  house.store.transact((tx) => tx.update(tasks, arn, change), "agent");
}

const ask = (body: unknown, keys: Keys = root, region = "us-east-1") =>
  house.ask("/_muelle/reachability", { method: "POST", body: body as object, keys, region });

const reach = async (more: object = {}): Promise<Check[]> => {
  const { status, json } = await ask({ cluster: "web", task: taskArn, ...more });
  assert.equal(status, 200, JSON.stringify(json));
  return json.checks;
};

/** The first broken link, or the last one. */
const verdict = ([check]: readonly Check[]): string => {
  const link = check?.links.find(({ id }) => id === check.firstBroken) ?? check?.links.at(-1);
  return `${link?.id} ${link?.status} ${link?.code}`;
};

const isClosed = () => !house.store.by(securityGroupRules, "group", groupId).some(({ toPort }) => toPort === 5000);
const open = () => house.call("ec2", "AuthorizeSecurityGroupIngress", { GroupId: groupId, IpPermissions: everybody });
const close = () => house.call("ec2", "RevokeSecurityGroupIngress", { GroupId: groupId, IpPermissions: everybody });

/** Lets the pause before the second look pass. */
async function afterPause<T>(asking: Promise<T>, meanwhile: () => unknown = () => undefined): Promise<T> {
  while (house.clock.nextDueMs() === undefined) await turn();
  await meanwhile();
  house.clock.step();
  return asking;
}

test("closed: the rule that is missing; opened with it: an answer", async () => {
  await close();
  meets = () => ({ connection: "silent" });
  const [closed] = await reach();
  const missing = closed?.links.find(({ code }) => code === "no-rule-for-client");
  assert.equal(closed?.firstBroken, "security-group");
  assert.partialDeepStrictEqual(missing?.facts, { groupId, protocol: "tcp", port: 5000, client: "198.18.0.1/32" });
  assert.equal(probed.length, 1, "one short look");

  await open();
  meets = () => answered;
  const { json } = await ask({ cluster: "web", task: taskArn });
  assert.partialDeepStrictEqual(json, { taskArn, clientAddress: "198.18.0.1" });
  assert.match(json.address, /^198\.18\./);
  assert.equal(json.checks[0].url, `http://${json.address}:5000`);
  assert.equal(verdict(json.checks), "http ok http-status");
});

test("a rule that came while packets were sent: both are looked at again", async () => {
  meets = () => ({ connection: "silent" });
  const late = await afterPause(reach(), () => void (meets = () => answered));
  assert.equal(verdict(late), "http ok http-status");
});

test("silence that stays though a rule lets the client in has a code of its own, after several attempts", async () => {
  meets = () => ({ connection: "silent" });
  assert.equal(verdict(await afterPause(reach())), "process broken allowed-but-silent");
  assert.equal(probed.length, 6);
  listeners = [{ address: "0.0.0.0", port: 5000, waiting: 5 }];
  assert.equal(verdict(await afterPause(reach())), "process broken process-does-not-accept");
});

test("a rule that went while packets were sent is missed", async () => {
  meets = () => ({ connection: "silent" });
  assert.equal(verdict(await afterPause(reach(), close)), "security-group broken no-rule-for-client");
});

test("what arrives against the rules is told as it is", async () => {
  await close();
  const [check] = await afterPause(reach());
  assert.deepEqual(check?.links[4]?.code, "arrives-anyway");
  assert.equal(check?.firstBroken, undefined);
});

test("refused: the namespace is asked for what listens", async () => {
  meets = () => ({ connection: "refused" });
  listeners = [{ address: "127.0.0.1", port: 5000, waiting: 0 }];
  assert.equal(verdict(await reach()), "process broken listens-on-loopback-only");
});

test("an address of a pool of before cannot be sent to", async () => {
  meets = () => {
    throw new MachineError("invalid", "not of the pool");
  };
  assert.equal(verdict(await afterPause(reach())), "process broken address-unreachable");
});

test("the ports of the definition, or the one that is named", async () => {
  const arn = await runTask("many", [{ containerPort: 5000 }, { containerPort: 53, protocol: "udp" }]);
  const uses = async (port?: number) =>
    (await reach({ task: arn, port })).map((check) => `${check.protocol} ${check.port}`);
  assert.deepEqual(await uses(), ["tcp 5000", "udp 53"]);
  assert.deepEqual(await uses(53), ["udp 53"]);
  assert.deepEqual(await uses(5000), ["tcp 5000"]);
  const none = await runTask("none", []);
  assert.deepEqual(await reach({ task: none }), []);
  assert.equal((await reach({ task: none, port: 5000 }))[0]?.links[5]?.code, "port-not-mapped");
});

test("a task is named by id or ARN, which names the cluster too", async () => {
  const id = taskArn.split("/").at(-1) ?? "";
  assert.equal((await ask({ cluster: "web", task: id })).status, 200);
  assert.equal((await ask({ task: taskArn })).status, 200);
  assert.equal((await ask({ task: id })).json.__type, "ClusterNotFoundException", "there is no cluster `default`");
  assert.equal((await ask({ cluster: "web", task: "0".repeat(32) })).json.__type, "TaskNotFoundException");
});

test("only of the caller's account and region, and only with every right that the answer needs", async () => {
  const west = await ask({ task: taskArn }, root, "eu-west-1");
  assert.deepEqual([west.status, west.json.__type], [400, "ClusterNotFoundException"]);
  const other = { accessKeyId: "111111111111", secretAccessKey: "test" };
  assert.equal((await ask({ cluster: "web", task: taskArn }, other)).json.__type, "ClusterNotFoundException");
  const needed = [
    "ecs:DescribeTasks",
    "ecs:DescribeTaskDefinition",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeRouteTables",
    "ec2:DescribeNetworkAcls",
    "ec2:DescribeSecurityGroups",
  ];
  for (const left of needed) {
    const name = left.replace(":", "-");
    const keys = await house.newUser(name, ...needed.filter((action) => action !== left));
    const { json } = await ask({ cluster: "web", task: taskArn }, keys);
    assert.equal(json.__type, "AccessDeniedException", left);
    assert.match(json.message, new RegExp(`not authorized to perform: ${left}`));
  }
  const keys = await house.newUser("reader", ...needed);
  assert.equal((await ask({ cluster: "web", task: taskArn }, keys)).status, 200);
});

test("the tasks' door has it not, and many ports are tried a few at a time", async () => {
  const options = { method: "POST", body: { cluster: "web", task: taskArn }, keys: await house.newUser("t", "*") };
  const atTasks = await house.ask("/_muelle/reachability", { ...options, door: "tasks" });
  assert.deepEqual([atTasks.status, atTasks.json.__type], [404, "NotFoundException"]);
  const ports = Array.from({ length: 70 }, (_, index) => ({ containerPort: 6000 + index }));
  const many = await runTask("very-many", ports);
  await house.call("ec2", "AuthorizeSecurityGroupIngress", {
    GroupId: groupId,
    IpPermissions: [{ IpProtocol: "tcp", FromPort: 6000, ToPort: 6069, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }],
  });
  const checks = await reach({ task: many });
  assert.deepEqual(
    checks.map(({ port }) => port),
    ports.map(({ containerPort }) => containerPort),
  );
  assert.equal(probed.length, 70);
});

test("odd input is refused by name, and never fails", async () => {
  const refused = async (body: object, message: RegExp) => {
    const { status, json } = await ask(body);
    assert.deepEqual([status, json.__type], [400, "ValidationException"]);
    assert.match(json.message, message);
  };
  await refused({}, /^task is required/);
  await refused({ task: 5 }, /^task is required/);
  await refused({ task: taskArn, cluster: 5 }, /^cluster must be/);
  for (const port of [0, 65536, 80.5, "80", true]) await refused({ task: taskArn, port }, /^port must be/);
  await refused({ task: taskArn, ports: [80] }, /^Unknown member 'ports'/);
  const member = fc.oneof(fc.string(), fc.integer(), fc.constant(taskArn), fc.jsonValue());
  await fc.assert(
    fc.asyncProperty(fc.record({ task: member, cluster: member, port: member }, { requiredKeys: [] }), async (body) => {
      assert.ok((await ask(body)).status < 500);
    }),
    { numRuns: 200 },
  );
});

test("a task that ended is not sent anything", async () => {
  move(taskArn, "STOPPING");
  assert.equal(verdict(await reach()), "task broken task-not-running");
  assert.deepEqual(probed, []);
});
