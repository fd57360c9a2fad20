import assert from "node:assert/strict";
import { test } from "node:test";
import { seededDice } from "../../kit/ids.ts";
import { publicRange } from "../../model/ec2/allocate.ts";
import { formatAddress, parseCidr } from "../../model/ec2/cidr.ts";
import { AwsError } from "../../model/errors.ts";
import { publicPool } from "../../network/pool.ts";
import { MemoryJournal } from "../journal/memory.ts";
import { Store } from "../store.ts";
import { ec2Tables, networkInterfaces, securityGroups, subnets } from "./ec2.ts";
import {
  allocateInterface,
  freeAddressCount,
  type InterfaceRequest,
  releaseInterface,
} from "./interface-allocation.ts";

const scope = { account: "000000000000", region: "us-east-1", tags: [] };

/** A store with a subnet of `cidr`, a group of its VPC, and a group of another. */
function storeWith(cidr: string) {
  const store = new Store(new MemoryJournal(), ec2Tables);
  const facts = { nowMs: 1000, dice: seededDice(1) };
  store.transact((tx) => {
    const zone = { availabilityZone: "us-east-1a", availabilityZoneId: "use1-az1", defaultForAz: false };
    tx.put(subnets, { ...scope, ...zone, subnetId: "subnet-1", vpcId: "vpc-1", cidr, mapPublicIpOnLaunch: false });
    tx.put(securityGroups, { ...scope, groupId: "sg-1", groupName: "a", description: "a", vpcId: "vpc-1" });
    tx.put(securityGroups, { ...scope, groupId: "sg-2", groupName: "b", description: "b", vpcId: "vpc-2" });
  });
  const request: InterfaceRequest = { subnetId: "subnet-1", groupIds: ["sg-1"], description: "" };
  const allocate = (more: Partial<InterfaceRequest> = {}) =>
    store.transact((tx) => allocateInterface(tx, { ...request, ...more }, facts));
  return { store, allocate };
}

const failsWith = (code: string) => (thrown: unknown) => thrown instanceof AwsError && thrown.code === code;

test("a /28 has eleven addresses, each given once, none of the reserved five", () => {
  const { store, allocate } = storeWith("10.0.0.16/28");
  const given = Array.from({ length: 11 }, () => allocate().privateAddress);
  assert.deepEqual(new Set(given), new Set(Array.from({ length: 11 }, (_, offset) => `10.0.0.${20 + offset}`)));
  const [subnet] = store.list(subnets);
  assert.equal(freeAddressCount(store, subnet!), 0);
  assert.throws(() => allocate(), failsWith("InsufficientFreeAddressesInSubnet"));
});

test("a released address is given again", () => {
  const { store, allocate } = storeWith("10.0.0.0/28");
  const all = Array.from({ length: 11 }, () => allocate());
  store.transact((tx) => releaseInterface(tx, all[3]!.networkInterfaceId));
  assert.equal(allocate().privateAddress, all[3]!.privateAddress);
});

test("public addresses are unique and leave out the host and the routers", () => {
  const { allocate } = storeWith("10.0.0.0/24");
  const given = Array.from({ length: 12 }, () => allocate({ publicPool: "198.18.0.0/28" }).publicAddress);
  assert.deepEqual(new Set(given), new Set(Array.from({ length: 12 }, (_, offset) => `198.18.0.${2 + offset}`)));
  assert.throws(() => allocate({ publicPool: "198.18.0.0/28" }), failsWith("InsufficientAddressCapacity"));
});

test("what is handed out of a pool is what the network plane takes for interfaces", () => {
  for (const cidr of ["198.18.0.0/16", "198.18.0.0/20", "10.9.8.0/24", "10.9.8.16/28"]) {
    const pool = publicPool(cidr);
    const { first, count } = publicRange(parseCidr(cidr)!);
    assert.deepEqual(
      [first - 1, first, first + count - 1, first + count].map((at) => pool.isForInterfaces(formatAddress(at))),
      [false, true, true, false],
      cidr,
    );
  }
});

test("an interface of a task is in use and found by its task", () => {
  const { store, allocate } = storeWith("10.0.0.0/24");
  const nic = allocate({ taskArn: "arn:task", requesterId: "123456789012" });
  assert.equal(nic.status, "in-use");
  assert.equal(nic.attachment?.instanceOwnerId, "123456789012");
  assert.equal(nic.requesterManaged, true);
  assert.deepEqual(store.by(networkInterfaces, "task", "arn:task"), [nic]);
  assert.match(nic.macAddress, /^0a(:[0-9a-f]{2}){5}$/);
});

test("refuses a subnet that is not there and a group of another VPC", () => {
  const { allocate } = storeWith("10.0.0.0/24");
  assert.throws(() => allocate({ subnetId: "subnet-9" }), failsWith("InvalidSubnetID.NotFound"));
  assert.throws(() => allocate({ groupIds: ["sg-2"] }), failsWith("InvalidGroup.NotFound"));
});

test("the ten-thousandth interface probes no more than the first", () => {
  const { store, allocate } = storeWith("10.0.0.0/16");
  for (let made = 0; made < 10_000; made++) allocate({ publicPool: "198.18.0.0/16" });
  let probes = 0;
  store.transact((tx) => {
    const counting = {
      ...tx,
      count: ((...of: Parameters<typeof tx.count>) => (probes++, tx.count(...of))) as typeof tx.count,
    };
    const request = { subnetId: "subnet-1", groupIds: ["sg-1"], description: "", publicPool: "198.18.0.0/16" };
    for (let more = 0; more < 100; more++) allocateInterface(counting, request, { nowMs: 0, dice: seededDice(more) });
  });
  assert.ok(probes < 1_000, `${probes} look-ups for 100 interfaces`);
});
