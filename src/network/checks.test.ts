import assert from "node:assert/strict";
import { test } from "node:test";
import { checkInterface, checkVpc, clash, type Placed } from "./checks.ts";
import type { InterfaceSpec, SubnetSpec } from "./network.ts";
import { publicPool } from "./pool.ts";

const pool = publicPool("198.18.0.0/16");
const subnet = (cidr: string): SubnetSpec => ({ subnetId: "subnet-1", cidr, internetDestinations: ["0.0.0.0/0"] });
const vpc = (cidrs: string[], ...subnets: string[]) => ({ vpcId: "vpc-1", cidrs, subnets: subnets.map(subnet) });
const refused = (work: () => void, message: RegExp) => assert.throws(work, { kind: "invalid", message });

test("a VPC that cannot hold is refused with the reason", () => {
  checkVpc(vpc(["172.31.0.0/16"], "172.31.0.0/20", "172.31.16.0/20"), pool);
  refused(() => checkVpc(vpc([]), pool), /has no CIDR/);
  refused(() => checkVpc(vpc(["198.18.4.0/24"]), pool), /overlaps the public pool 198.18.0.0\/16/);
  refused(() => checkVpc(vpc(["169.254.0.0/17"]), pool), /link-local/);
  refused(() => checkVpc(vpc(["10.0.0.0/16"], "10.1.0.0/24"), pool), /not inside vpc-1/);
  refused(() => checkVpc(vpc(["10.0.0.0/16"], "10.0.0.0/24", "10.0.0.128/25"), pool), /overlaps another/);
  refused(() => checkVpc({ ...vpc(["10.0.0.0/16"]), vpcId: "../x" }, pool), /not a VPC id/);
});

const nic: InterfaceSpec = {
  interfaceId: "eni-1",
  vpcId: "vpc-1",
  subnetId: "subnet-1",
  macAddress: "02:00:00:00:00:01",
  privateAddress: "10.0.0.10",
  firewall: { ingress: [], egress: [] },
};

test("an interface that cannot hold is refused with the reason", () => {
  const check = (changes: Partial<InterfaceSpec>) =>
    checkInterface({ ...nic, ...changes }, subnet("10.0.0.0/24"), pool);
  check({});
  check({ publicAddress: "198.18.0.2" });
  check({ publicAddress: "198.18.254.255" });
  for (const privateAddress of ["10.0.1.1", "10.0.0.0", "10.0.0.1", "10.0.0.255"])
    refused(() => check({ privateAddress }), /gives out/);
  for (const publicAddress of ["198.18.0.1", "198.18.255.0", "198.19.0.2"])
    refused(() => check({ publicAddress }), /gives out/);
  refused(() => check({ macAddress: "02:00:00:00:00" }), /MAC/);
  refused(() => check({ firewall: { ingress: [{ protocol: "tcp", cidrs: ["x"] }], egress: [] } }), /CIDR|address/);
});

test("two interfaces share neither address, MAC nor namespace", () => {
  const placed: Placed = { ...nic, inode: "1", path: "/a" };
  const other: Placed = { ...placed, interfaceId: "eni-2", macAddress: "02:00:00:00:00:02", inode: "2", path: "/b" };
  const free: Placed = { ...other, privateAddress: "10.0.0.11" };
  assert.equal(clash(free, placed), undefined);
  assert.equal(clash(placed, placed), undefined);
  assert.match(clash(other, placed) ?? "", /^10.0.0.10 is held by eni-1/);
  assert.equal(clash({ ...other, vpcId: "vpc-2" }, placed), undefined, "another VPC, the same private address");
  assert.match(clash({ ...free, macAddress: placed.macAddress }, placed) ?? "", /^02:/);
  assert.match(clash({ ...free, inode: "1", path: "/a" }, placed) ?? "", /^\/a is held by/);
  assert.match(clash({ ...placed, inode: "2" }, placed) ?? "", /^eni-1 is in \/a/);
  const mapped = { vpcId: "vpc-2", publicAddress: "198.18.0.9" };
  assert.match(clash({ ...free, ...mapped }, { ...placed, publicAddress: "198.18.0.9" }) ?? "", /^198/);
});
