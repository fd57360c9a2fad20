// Who reaches whom: real packets between tasks of one VPC and from this machine, as their security groups say, while rules and
// members come and go on running tasks.
import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, before, describe, test } from "node:test";
import { StopTaskCommand, type Task } from "@aws-sdk/client-ecs";
import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  type IpPermission,
  ModifyNetworkInterfaceAttributeCommand,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
} from "@aws-sdk/client-ec2";
import { eventually } from "../eventually.ts";
import { type House, openHouse } from "../house.ts";
import { answers, cluster, interfaceOf, privateAddress, Workload } from "../workload.ts";

/** Serves its host name on ports 80 and 81. */
const web =
  "mkdir /www; hostname >/www/index.html; httpd -p 81 -h /www; trap 'exit 0' TERM; httpd -f -p 80 -h /www & wait $!";
const tcp = (port: number, from: Partial<IpPermission>): IpPermission => ({
  IpProtocol: "tcp",
  FromPort: port,
  ToPort: port,
  ...from,
});
const anywhere = { IpRanges: [{ CidrIp: "0.0.0.0/0" }] };

describe("security groups between tasks", { timeout: 400_000 }, () => {
  let house: House;
  let work: Workload;
  let servers: string;
  let clients: string;
  let server: Task;
  let client: Task;

  before(async () => {
    house = await openHouse();
    work = await Workload.open(house);
    servers = await work.group("servers");
    clients = await work.group("clients");
    const definition = await work.define("peer", [work.container(web)]);
    const started = [
      await work.start(definition, { groups: [servers] }),
      await work.start(definition, { groups: [clients] }),
    ];
    [server, client] = (await Promise.all(started.map((task) => work.running(task)))) as [Task, Task];
  });
  after(() => house.close());

  const allow = (GroupId: string, permission: IpPermission) =>
    house.ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [permission] }));
  const revoke = (GroupId: string, permission: IpPermission) =>
    house.ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions: [permission] }));

  /** What a process in one task gets from another: the page, or silence. */
  const get = async (from: Task, to: Task, port = 80) => {
    const request = `printf 'GET / HTTP/1.0\\r\\n\\r\\n' | nc -w 2 ${privateAddress(to)} ${port} | tail -n 1`;
    const text = await work.inside(from, request);
    return text === "" ? "silence" : "page";
  };
  const becomes = (wanted: string, from: Task, to: Task, port = 80) =>
    eventually(async () => ((await get(from, to, port)) === wanted ? true : undefined), {
      what: `${wanted} at port ${port}`,
      mostMs: 15_000,
    });

  test("nobody enters before a rule lets them in", async () => {
    assert.equal(await get(client, server), "silence");
    assert.equal(await get(server, client), "silence");
    assert.equal(await answers(`http://${await work.publicAddress(server)}/`), false);
  });

  test("a rule that names the other group lets its members in, at that port, in that direction only", async () => {
    await allow(servers, tcp(80, { UserIdGroupPairs: [{ GroupId: clients }] }));
    await becomes("page", client, server);
    assert.equal(await get(client, server, 81), "silence");
    assert.equal(await get(server, client), "silence");
    assert.equal(await answers(`http://${await work.publicAddress(server)}/`), false);
  });

  test("a task that comes as a member is let in, one of another group is not, and a member that goes leaves no hole", async () => {
    const definition = await work.define("late", [work.container(web)]);
    const [member, stranger] = await Promise.all(
      [clients, work.defaultGroup].map(async (group) =>
        work.running(await work.start(definition, { groups: [group] })),
      ),
    );
    assert.ok(member && stranger);
    await becomes("page", member, server);
    assert.equal(await get(stranger, server), "silence");
    for (const task of [member, stranger]) {
      await house.ecs.send(new StopTaskCommand({ cluster, task: task.taskArn }));
      await work.stopped(task);
    }
    assert.equal(await get(client, server), "page");
  });

  test("as on AWS, a task's interface keeps the groups that it was started with", async () => {
    const change = { NetworkInterfaceId: interfaceOf(client), Groups: [work.defaultGroup] };
    await assert.rejects(house.ec2.send(new ModifyNetworkInterfaceAttributeCommand(change)), { name: "AuthFailure" });
  });

  test("revoked, the same task is refused", async () => {
    await revoke(servers, tcp(80, { UserIdGroupPairs: [{ GroupId: clients }] }));
    await becomes("silence", client, server);
  });

  test("egress: without a rule nothing gets out, though the other side would let it in", async () => {
    await allow(servers, tcp(80, { UserIdGroupPairs: [{ GroupId: clients }] }));
    await becomes("page", client, server);
    const everything: IpPermission = { IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] };
    await house.ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId: clients, IpPermissions: [everything] }));
    await becomes("silence", client, server);
    const onlyServers = tcp(80, { UserIdGroupPairs: [{ GroupId: servers }] });
    await house.ec2.send(new AuthorizeSecurityGroupEgressCommand({ GroupId: clients, IpPermissions: [onlyServers] }));
    await becomes("page", client, server);
    assert.equal(await get(client, server, 81), "silence");
    await house.ec2.send(new AuthorizeSecurityGroupEgressCommand({ GroupId: clients, IpPermissions: [everything] }));
  });

  test("this machine is 198.19.x.1 to a task: a rule for that address lets it in, and the time until rules hold is told", async () => {
    const address = await work.publicAddress(server);
    const me = { IpRanges: [{ CidrIp: `${house.pool.split("/")[0]?.replace(/0$/, "1")}/32` }] };
    const opened: number[] = [];
    const closed: number[] = [];
    for (let round = 0; round < 5; round++) {
      assert.equal(await connects(address, 100), false);
      await allow(servers, tcp(80, me));
      opened.push(await until(true, address));
      await revoke(servers, tcp(80, me));
      closed.push(await until(false, address));
    }
    console.log(`measured rule added → in force, ms after the answer: ${opened.map(Math.round).join(", ")}`);
    console.log(`measured rule taken back → in force, ms after the answer: ${closed.map(Math.round).join(", ")}`);
  });

  test("an address that no task holds is silent, and a stopped task's port is closed to everybody", async () => {
    await allow(servers, tcp(80, anywhere));
    const address = await work.publicAddress(server);
    await eventually(async () => (await answers(`http://${address}/`)) || undefined, { what: "the open page" });
    await house.ecs.send(new StopTaskCommand({ cluster, task: server.taskArn }));
    await work.stopped(server);
    assert.equal(await connects(address, 500), false);
  });
});

/** Whether a connection is accepted within the time; a dropped packet is never answered. */
function connects(host: string, mostMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port: 80 });
    const timer = setTimeout(() => end(false), mostMs);
    const end = (accepted: boolean) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(accepted);
    };
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
  });
}

/** Milliseconds until connections are accepted, or not any more. Each attempt is a flow of its own. */
async function until(wanted: boolean, host: string): Promise<number> {
  const startMs = performance.now();
  await eventually(async () => ((await connects(host, 20)) === wanted ? true : undefined), {
    what: `connections ${wanted ? "accepted" : "refused"}`,
    everyMs: 1,
    mostMs: 10_000,
  });
  return performance.now() - startMs;
}
