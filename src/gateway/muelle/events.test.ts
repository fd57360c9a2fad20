// The stream of changes: who hears of what, in which form, and how it ends.
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { registryTokens } from "../../store/tables/ecr.ts";
import { issueRegistryToken } from "../../store/tables/ecr-tokens.ts";
import { rootPrincipal } from "../auth/credentials.ts";
import { ecrGuard } from "../ecr/guard.ts";
import type { Notice } from "./notices.ts";
import { type EventReader, type MuelleHouse, muelleHouse, root } from "./test-house.ts";

let house: MuelleHouse;
beforeEach(async () => {
  house = await muelleHouse();
  await create("first"); // what AWS has in an account from the start is there
});
afterEach(() => house.close());

const other = { accessKeyId: "111122223333", secretAccessKey: "test" };
const arnOf = (name: string) => `arn:aws:ecs:us-east-1:000000000000:cluster/${name}`;
const create = (clusterName: string, options: Parameters<MuelleHouse["call"]>[3] = {}) =>
  house.call("ecs", "CreateCluster", { clusterName }, options);

async function opened(options?: Parameters<MuelleHouse["events"]>[0]): Promise<EventReader> {
  const reader = await house.events(options);
  assert.equal((await reader.next()).event, "ready");
  return reader;
}

/** Notices until one of a cluster of this name: what came before it in the stream. */
async function until(reader: EventReader, name: string): Promise<Notice[]> {
  const heard: Notice[] = [];
  for (;;) {
    const { event, data } = await reader.next();
    if (event === "changes") heard.push(...(data.changes as Notice[]));
    if (heard.some(({ arn }) => arn === arnOf(name))) return heard.filter(({ arn }) => arn !== arnOf(name));
  }
}

test("the revision comes first, and what has changed since then after it", async () => {
  await create("before");
  const reader = await house.events();
  const { event, data } = await reader.next();
  assert.deepEqual([event, data], ["ready", { revision: house.store.revision }]);
  await create("web");
  const next = await reader.next();
  assert.equal(next.event, "changes");
  assert.deepEqual(next.data.changes, [{ kind: "cluster", arn: arnOf("web") }]);
  assert.equal(next.data.revision, house.store.revision);
});

test("another account and another region hear nothing; IAM's kinds are of all regions", async () => {
  const mine = await opened();
  const elsewhere = await opened({ keys: root, region: "eu-west-1" });
  const foreign = await opened({ keys: other });
  await create("web");
  await house.call("iam", "CreateRole", { RoleName: "app", AssumeRolePolicyDocument: trust });
  await create("end", { region: "eu-west-1" });
  await create("end", { as: rootPrincipal("111122223333", "111122223333") });
  await create("end");
  const role = { kind: "role", arn: "arn:aws:iam::000000000000:role/app", name: "app" };
  assert.deepEqual(await until(mine, "end"), [{ kind: "cluster", arn: arnOf("web") }, role]);
  const first = (await elsewhere.next()).data.changes as Notice[];
  assert.deepEqual(first[0], role);
  const { changes } = (await foreign.next()).data;
  assert.ok(kinds(changes).includes("cluster"));
  assert.ok((changes as Notice[]).every(({ arn }) => arn?.includes(":111122223333:")));
});

const kinds = (changes: readonly Notice[]) => [...new Set(changes.map(({ kind }) => kind))].sort();

const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" }],
});

test("a task is told with its cluster, a definition with its family, each once in a batch", async () => {
  const { taskDefinition, networkConfiguration } = await prepared();
  const reader = await opened();
  await house.call("ecs", "CreateService", {
    serviceName: "web",
    taskDefinition,
    launchType: "FARGATE",
    networkConfiguration,
    cluster: "web",
    desiredCount: 1,
  });
  const run = { cluster: "web", taskDefinition, launchType: "FARGATE", networkConfiguration };
  const { tasks } = await house.call("ecs", "RunTask", run);
  await create("end");
  const heard = await until(reader, "end");
  const service = "arn:aws:ecs:us-east-1:000000000000:service/web/web";
  const find = (wanted: string) => heard.filter(({ kind }) => kind === wanted);
  assert.deepEqual(find("task"), [{ kind: "task", arn: tasks[0].taskArn, cluster: arnOf("web") }]);
  assert.deepEqual(find("service"), [{ kind: "service", arn: service, cluster: arnOf("web") }]);
  const [deployment] = find("serviceDeployment");
  assert.match(deployment?.arn ?? "", /:service-deployment\/web\/web\//);
  assert.equal(deployment?.["service"], service);
  const texts = heard.map((notice) => JSON.stringify(notice));
  assert.ok(
    texts.every((text) => !text.includes("PROVISIONING") && !text.includes("subnet-")),
    "names only",
  );
});

async function prepared() {
  await create("web");
  const { taskDefinition } = await house.call("ecs", "RegisterTaskDefinition", {
    family: "web",
    requiresCompatibilities: ["FARGATE"],
    networkMode: "awsvpc",
    cpu: "256",
    memory: "512",
    containerDefinitions: [{ name: "web", image: "example/web:1", essential: true }],
  });
  const { Subnets } = await house.call("ec2", "DescribeSubnets");
  const networkConfiguration = { awsvpcConfiguration: { subnets: [Subnets[0].SubnetId] } };
  return { taskDefinition: taskDefinition.taskDefinitionArn as string, networkConfiguration };
}

test("security groups and their rules are told by their ids", async () => {
  const reader = await opened();
  const { GroupId } = await house.call("ec2", "CreateSecurityGroup", { GroupName: "web", Description: "web" });
  const IpPermissions = [{ IpProtocol: "tcp", FromPort: 5000, ToPort: 5000, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }];
  const { SecurityGroupRules } = await house.call("ec2", "AuthorizeSecurityGroupIngress", { GroupId, IpPermissions });
  await create("end");
  const heard = await until(reader, "end");
  const arn = (type: string, id: string) => `arn:aws:ec2:us-east-1:000000000000:${type}/${id}`;
  const id = SecurityGroupRules[0].SecurityGroupRuleId as string;
  const group = heard.find(({ kind }) => kind === "securityGroup");
  assert.deepEqual(group, { kind: "securityGroup", arn: arn("security-group", GroupId), id: GroupId });
  const rules = heard.filter(({ kind }) => kind === "securityGroupRule");
  assert.deepEqual(rules.at(-1), {
    kind: "securityGroupRule",
    arn: arn("security-group-rule", id),
    id,
    groupId: GroupId,
  });
});

test("who may not read tasks is not told of them, until a policy lets", async () => {
  const { taskDefinition, networkConfiguration } = await prepared();
  const keys = await house.newUser("ana", "ecs:DescribeClusters");
  const reader = await opened({ keys });
  const run = () =>
    house.call("ecs", "RunTask", { cluster: "web", taskDefinition, launchType: "FARGATE", networkConfiguration });
  await run();
  await create("one");
  assert.deepEqual(kinds(await until(reader, "one")), []);
  const PolicyArn = "arn:aws:iam::aws:policy/AmazonECS_FullAccess";
  await house.call("iam", "AttachUserPolicy", { UserName: "ana", PolicyArn });
  await run();
  await create("two");
  assert.ok(kinds(await until(reader, "two")).includes("task"));
});

test("who may read more, or less, than before is told to read all again", async () => {
  const keys = await house.newUser("ana", "ecs:DescribeClusters");
  const [reader, rootReader] = [await opened({ keys }), await opened()];
  const policy = { UserName: "ana", PolicyArn: "arn:aws:iam::aws:policy/AmazonECS_FullAccess" };
  const untilEverything = async () => {
    for (;;) if ((await reader.next()).event === "everything") return;
  };
  await house.call("iam", "AttachUserPolicy", policy);
  await untilEverything();
  await house.call("iam", "DetachUserPolicy", policy);
  await untilEverything();
  // Root's rights are the same as ever.
  await create("last");
  for (;;) {
    const { event, data } = await rootReader.next();
    assert.equal(event, "changes");
    if ((data.changes as Notice[]).some(({ arn }) => arn === arnOf("last"))) break;
  }
});

test("a token for the registry and a client that logs in with it are told; the agent's pulls are not", async () => {
  const reader = await opened();
  const { store, clock, dice } = house;
  const principal = rootPrincipal("000000000000", "test");
  const within = { account: "000000000000", region: "us-east-1", repositoryName: "web" };
  const issue = (pullsOnly?: typeof within) =>
    store.transact((tx) =>
      issueRegistryToken(tx, principal, { nowMs: clock.nowMs(), dice, ...(pullsOnly && { pullsOnly }) }),
    );
  const guard = ecrGuard({ store, clock, authoriser: house.parts.authoriser, logins: house.parts.logins });
  const login = async ({ username, password }: { username: string; password: string }) =>
    assert.ok(await guard.authenticate(`Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`));
  await login(issue(within));
  const token = issue();
  await store.flushed();
  const first = await reader.next();
  const login0 = { kind: "registryLogin", principal: principal.arn };
  assert.deepEqual(first.data.changes, [{ ...login0, step: "token" }]);
  await login(token);
  await login(token);
  assert.deepEqual((await reader.next()).data.changes, [{ ...login0, step: "docker" }]);
  await create("end");
  assert.deepEqual(await until(reader, "end"), [], "one login is told once");
  assert.equal(store.list(registryTokens).length, 2);
});

test("many changes at once come in several events", async () => {
  const reader = await opened();
  await Promise.all(Array.from({ length: 1100 }, (_, i) => create(`c${i}`)));
  const sizes: number[] = [];
  const seen = new Set<string>();
  while (seen.size < 1100) {
    const { changes } = (await reader.next()).data as { changes: Notice[] };
    sizes.push(changes.length);
    for (const { arn = "" } of changes) seen.add(arn);
  }
  assert.ok(Math.max(...sizes) <= 500 && sizes.length >= 3, sizes.join(" "));
});

test("a reader that does not read is told to fetch everything when it reads again", { timeout: 60_000 }, async () => {
  const reader = await house.events();
  reader.message.pause();
  const held = reader.message.socket;
  held.pause();
  const long = "x".repeat(240);
  for (let round = 0; round < 150; round++)
    await Promise.all(Array.from({ length: 300 }, (_, i) => create(`${long}-${round}-${i}`)));
  held.resume();
  const events = new Map<string, number>();
  while (!events.has("everything")) {
    const { event } = await reader.next();
    events.set(event, (events.get(event) ?? 0) + 1);
  }
  assert.ok((events.get("changes") ?? 0) < 150, "not everything was queued");
  await create("end");
  assert.deepEqual(kinds(await until(reader, "end")), []);
});

test("a comment every twenty seconds keeps the connection", async () => {
  const reader = await opened();
  for (let i = 0; i < 2; i++) {
    house.clock.advance(20_000);
    assert.equal((await reader.next()).event, "comment");
  }
});

test("the stream ends with its session: at its end, and when it signs out", async () => {
  const signIn = () => house.ask("/_muelle/session", { method: "POST", keys: root });
  const first = await signIn();
  const expiring = await opened({ keys: first.json.credentials });
  house.clock.advance(3_600_000);
  const second = await signIn();
  await drained(expiring);
  const signedIn = await opened({ keys: second.json.credentials });
  const cookie = second.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
  await house.ask("/_muelle/session", { method: "DELETE", headers: { cookie } });
  await drained(signedIn);
});

test("the stream ends when its key is switched off, and when the gateway closes", async () => {
  const keys = await house.newUser("ana");
  const reader = await opened({ keys });
  const staying = await opened();
  const { accessKeyId: AccessKeyId } = keys;
  await house.call("iam", "UpdateAccessKey", { UserName: "ana", AccessKeyId, Status: "Inactive" });
  await drained(reader);
  await house.server.close(5000);
  await drained(staying);
});

/** Reads until the server ends the stream. */
async function drained(reader: EventReader): Promise<void> {
  await assert.rejects(async () => {
    for (;;) await reader.next();
  }, /the stream ended/);
}

test("tasks may listen with keys of their own, but not without end", async () => {
  const keys = await house.newUser("ana", "ecs:DescribeClusters");
  const readers = await Promise.all(Array.from({ length: 64 }, () => opened({ keys, door: "tasks" })));
  const { status, json } = await house.ask("/_muelle/events", { keys, door: "tasks" });
  assert.deepEqual([status, json.__type], [429, "ThrottlingException"]);
  await create("web");
  for (const reader of readers) assert.equal((await reader.next()).event, "changes");
  await opened({ keys });
});

test("a client that goes away is forgotten", async () => {
  const reader = await opened();
  const gone = new Promise((resolve) => reader.message.socket.once("close", resolve));
  reader.close();
  await gone;
  await create("one");
  await create("two");
  const fresh = await opened();
  await create("end");
  assert.deepEqual(await until(fresh, "end"), []);
});
