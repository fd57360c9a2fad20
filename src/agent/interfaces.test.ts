import assert from "node:assert/strict";
import { test } from "node:test";
import { seed } from "../gateway/ec2/defaults.ts";
import { ec2 } from "../gateway/ec2/index.ts";
import { harness } from "../gateway/harness.ts";
import { silentLog } from "../kit/log.ts";
import { MachineError } from "../kit/machine-error.ts";
import { SimulatedMachine } from "../network/simulated/machine.ts";
import { simulatedPlane } from "../network/simulated/plane.ts";
import { networkInterfaces, securityGroups, subnets, vpcs } from "../store/tables/ec2.ts";
import { allocateInterface, releaseInterface } from "../store/tables/interface-allocation.ts";
import { Interfaces } from "./interfaces.ts";
import type { Machines } from "./machines.ts";

const pool = "198.18.0.0/16";

/** The default VPC, with a network that does what its script says. */
async function setting() {
  const h = await harness({ services: [ec2], seeds: [seed] });
  await h.call("ec2", "DescribeVpcs");
  const machine = new SimulatedMachine(h.clock);
  const network = simulatedPlane({ instance: "me", publicPool: pool, doors: [] }, machine);
  await network.open();
  const interfaces = new Interfaces({ store: h.store, clock: h.clock, log: silentLog, network } as unknown as Machines);
  interfaces.start();
  const groupId = h.store.list(securityGroups)[0]!.groupId;
  const subnetId = h.store.list(subnets)[0]!.subnetId;
  const vpcId = h.store.list(vpcs)[0]!.vpcId;
  const make = (groupIds: string[] = [groupId]) =>
    h.store.transact((tx) => {
      const request = { subnetId, groupIds, description: "", taskArn: "t", publicPool: pool };
      return allocateInterface(tx, request, { nowMs: 0, dice: h.dice });
    });
  const open = (port: number, who: object = { IpRanges: [{ CidrIp: "0.0.0.0/0" }] }, to = groupId) =>
    h.call("ec2", "AuthorizeSecurityGroupIngress", {
      GroupId: to,
      IpPermissions: [{ IpProtocol: "tcp", FromPort: port, ToPort: port, ...who }],
    });
  const group = async (GroupName: string): Promise<string> =>
    (await h.call("ec2", "CreateSecurityGroup", { GroupName, Description: "d", VpcId: vpcId })).GroupId;
  const isOpen = (interfaceId: string, port: number) => {
    const { publicAddress } = h.store.get(networkInterfaces, interfaceId)!;
    return machine.reaches("internet:198.18.0.1", publicAddress!, "tcp", port);
  };
  return { ...h, machine, network, interfaces, make, open, group, isOpen, vpcId };
}

/** Everything that needs no time has happened. */
async function settle(turns = 6): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
}

test("an interface is attached with the firewall of its groups, and follows each change of their rules", async () => {
  const house = await setting();
  const { interfaces, make, open, isOpen, store } = house;
  await open(80);
  const { networkInterfaceId: id, groupIds } = make();
  await store.flushed();
  await interfaces.attach(id, "ns");
  assert.deepEqual([isOpen(id, 80), isOpen(id, 81)], [true, false]);
  await open(81);
  await settle();
  assert.equal(isOpen(id, 81), true);
  const IpPermissions = [{ IpProtocol: "tcp", FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }];
  await house.call("ec2", "RevokeSecurityGroupIngress", { GroupId: groupIds[0], IpPermissions });
  await settle();
  assert.deepEqual([isOpen(id, 80), isOpen(id, 81)], [false, true]);
});

test("a rule that changes while the interface is being attached holds afterwards", async () => {
  const { interfaces, make, open, isOpen, machine, clock, store } = await setting();
  const { networkInterfaceId: id } = make();
  await store.flushed();
  machine.script.delay("attach", { leastMs: 100, mostMs: 100 });
  const attached = interfaces.attach(id, "ns");
  await settle();
  await open(80);
  await settle();
  clock.advance(100);
  await attached;
  await settle();
  assert.equal(isOpen(id, 80), true);
});

test("members of a group come and go, and rules that name the group know", async () => {
  const { interfaces, make, open, machine, group, store } = await setting();
  const front = await group("front");
  const back = await group("back");
  await open(80, { UserIdGroupPairs: [{ GroupId: front }] }, back);
  const served = make([back]);
  const asking = make([front]);
  const reaches = () => machine.reaches(asking.networkInterfaceId, served.privateAddress, "tcp", 80);
  await store.flushed();
  await interfaces.attach(served.networkInterfaceId, "ns/served");
  await interfaces.attach(asking.networkInterfaceId, "ns/asking");
  await settle();
  assert.equal(reaches(), true);
  store.transact((tx) => releaseInterface(tx, asking.networkInterfaceId));
  await settle();
  const { firewall } = machine.interfaces.get(served.networkInterfaceId)!;
  assert.ok(
    !JSON.stringify(firewall.ingress).includes(`${asking.privateAddress}/`),
    "the one that left is still let in",
  );
});

test("firewalls that could not be set are set a moment later", async () => {
  const { interfaces, make, open, isOpen, machine, clock, store } = await setting();
  const { networkInterfaceId: id } = make();
  await store.flushed();
  await interfaces.attach(id, "ns");
  machine.script.failNext("setFirewalls", new MachineError("unavailable", "busy"), 2);
  await open(80);
  await settle();
  assert.equal(isOpen(id, 80), false);
  for (let turn = 0; turn < 2; turn++) {
    clock.step();
    await settle();
  }
  assert.equal(isOpen(id, 80), true);
});

test("statements of one VPC do not overtake each other", async () => {
  const house = await setting();
  const { interfaces, make, machine, clock, store, vpcId } = house;
  const { networkInterfaceId: id } = make();
  await store.flushed();
  machine.script.delay("ensureVpc", { leastMs: 100, mostMs: 100 });
  const attached = interfaces.attach(id, "ns");
  await settle();
  await house.call("ec2", "CreateSubnet", { VpcId: vpcId, CidrBlock: "172.31.200.0/24" });
  await settle();
  for (let turn = 0; turn < 3; turn++) {
    clock.advance(100);
    await settle();
  }
  await attached;
  const known = machine.vpcs.get(vpcId)!.subnets.map(({ cidr }) => cidr);
  assert.ok(known.includes("172.31.200.0/24"), known.join(" "));
});

test("a VPC that goes from the store goes from the machine, also when an earlier process had stated it", async () => {
  const { call, network, machine, store, interfaces } = await setting();
  const { Vpc } = await call("ec2", "CreateVpc", { CidrBlock: "10.9.0.0/16" });
  const state = (vpcId: string) => network.ensureVpc({ vpcId, cidrs: ["10.9.0.0/16"], subnets: [] });
  await state(Vpc.VpcId);
  await call("ec2", "DeleteVpc", { VpcId: Vpc.VpcId });
  await store.flushed();
  await settle();
  assert.deepEqual([...machine.vpcs.keys()], []);
  await state("vpc-of-before");
  const [kept] = store.list(vpcs);
  await state(kept!.vpcId);
  await interfaces.sweep(new Set());
  await settle();
  assert.deepEqual([...machine.vpcs.keys()], [kept!.vpcId]);
});

test("what the machine has and nobody wants is detached", async () => {
  const { interfaces, make, machine, store } = await setting();
  const [kept, left] = [make(), make()];
  await store.flushed();
  await interfaces.attach(kept.networkInterfaceId, "ns/1");
  await interfaces.attach(left.networkInterfaceId, "ns/2");
  await interfaces.sweep(new Set([kept.networkInterfaceId]));
  assert.deepEqual([...machine.interfaces.keys()], [kept.networkInterfaceId]);
});
