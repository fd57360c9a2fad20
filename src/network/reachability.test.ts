import assert from "node:assert/strict";
import { test } from "node:test";
import type { Firewall, InterfaceSpec, VpcSpec } from "./network.ts";
import { publicPool } from "./pool.ts";
import { trace, type World } from "./reachability.ts";

const open: Firewall = {
  ingress: [{ protocol: "all", cidrs: ["0.0.0.0/0"] }],
  egress: [{ protocol: "all", cidrs: ["0.0.0.0/0"] }],
};
const closed: Firewall = { ingress: [], egress: [] };

const vpc = (vpcId: string): VpcSpec => ({
  vpcId,
  cidrs: ["172.31.0.0/16"],
  subnets: [
    { subnetId: `${vpcId}-out`, cidr: "172.31.0.0/20", internetDestinations: ["0.0.0.0/0"] },
    { subnetId: `${vpcId}-in`, cidr: "172.31.16.0/20", internetDestinations: [] },
  ],
});

function nic(name: string, privateAddress: string, changes: Partial<InterfaceSpec> = {}): InterfaceSpec {
  const base = { vpcId: "a", subnetId: "a-out", macAddress: "02:00:00:00:00:01", firewall: open };
  return { interfaceId: name, privateAddress, ...base, ...changes };
}

function world(...nics: InterfaceSpec[]): World {
  return {
    pool: publicPool("198.18.0.0/16"),
    doors: [{ port: 80, hostPort: 4567 }],
    vpcs: new Map(["a", "b"].map((id) => [id, vpc(id)])),
    interfaces: new Map(nics.map((one) => [one.interfaceId, one])),
  };
}

const say = (where: World, from: string, to: string, port = 80): string => {
  const told = trace(where, { from, to, protocol: "tcp", port });
  return told.reached ? `${told.at} from ${told.source}` : told.because;
};

test("inside a VPC: by private address, whatever the subnet, as both firewalls say", () => {
  const two = world(nic("x", "172.31.0.10"), nic("y", "172.31.16.10", { subnetId: "a-in" }));
  assert.equal(say(two, "x", "172.31.16.10"), "y from 172.31.0.10");
  assert.equal(say(two, "y", "172.31.0.10"), "x from 172.31.16.10");
  assert.equal(say(two, "x", "172.31.0.11"), "nobody in a holds 172.31.0.11");
  const shut = world(nic("x", "172.31.0.10", { firewall: closed }), nic("y", "172.31.0.11"));
  assert.equal(say(shut, "y", "172.31.0.10"), "ingress of x does not allow 172.31.0.11");
  assert.equal(say(shut, "x", "172.31.0.11"), "egress of x does not allow it");
  assert.equal(say(shut, "x", "172.31.0.10"), "x from 172.31.0.10", "oneself, over lo");
});

test("the same private address in another VPC is another address", () => {
  const two = world(nic("x", "172.31.0.10"), nic("z", "172.31.0.11", { vpcId: "b", subnetId: "b-out" }));
  assert.equal(say(two, "x", "172.31.0.11"), "nobody in a holds 172.31.0.11");
});

test("by public address: the source is the sender's own public address, and both need a way", () => {
  const far = { vpcId: "b", subnetId: "b-out", publicAddress: "198.18.0.9" };
  const two = world(nic("x", "172.31.0.10", { publicAddress: "198.18.0.8" }), nic("z", "172.31.0.11", far));
  assert.equal(say(two, "x", "198.18.0.9"), "z from 198.18.0.8");
  assert.equal(say(two, "internet:198.18.0.1", "198.18.0.9"), "z from 198.18.0.1");
  assert.equal(say(two, "internet:198.18.0.1", "198.18.0.10"), "nobody holds 198.18.0.10");
  assert.equal(say(two, "internet:198.18.0.1", "172.31.0.11"), "172.31.0.11 is not on the internet");
  assert.equal(say(two, "x", "198.18.0.1"), "host from 198.18.0.8");
  assert.equal(say(two, "x", "192.0.2.1"), "outside from 198.18.0.8");
  const lone = world(
    nic("x", "172.31.0.10"),
    nic("y", "172.31.16.9", { subnetId: "a-in", publicAddress: "198.18.0.7" }),
  );
  assert.equal(say(lone, "x", "198.18.0.7"), "x has no public address");
  assert.equal(say(lone, "y", "198.18.0.1"), "a-in has no route to 198.18.0.1");
  assert.equal(say(lone, "internet:198.18.0.1", "198.18.0.7"), "a-in has no route back to 198.18.0.1");
});

test("the doors stand behind no firewall, and nothing else is there", () => {
  const one = world(nic("x", "172.31.0.10", { firewall: closed }));
  assert.equal(say(one, "x", "169.254.170.2"), "door from 172.31.0.10");
  assert.equal(say(one, "x", "169.254.170.2", 81), "no door at port 81");
  assert.equal(say(one, "x", "169.254.169.254", 80), "169.254.169.254 is link-local, and no door");
  assert.equal(say(one, "nobody", "169.254.170.2"), "nobody is not attached");
});
