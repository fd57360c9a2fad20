// Whatever comes in, an AWS error or an answer that fits its schema goes out: no bug, no 5xx, and no operation that breaks
// the invariants of the tables.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { NormalizedSchema } from "@smithy/core/schema";
import type { StaticStructureSchema } from "@smithy/types";
import { below, type Dice, seededDice } from "../../kit/ids.ts";
import {
  internetGateways,
  networkInterfaces,
  routeTables,
  securityGroupRules,
  securityGroups,
  subnets,
  vpcs,
} from "../../store/tables/ec2.ts";
import { dhcpOptions, networkAcls } from "../../store/tables/ec2-more.ts";
import { CallError, type Harness, harness } from "../harness.ts";
import { ServiceRuntime } from "../runtime.ts";
import { seed } from "./defaults.ts";
import { ec2 } from "./index.ts";

const words = [
  "",
  "default",
  "-1",
  "tcp",
  "icmp",
  "58",
  "999",
  "10.0.0.0/16",
  "10.0.1.0/24",
  "10.0.2.0/28",
  "10.0.300.0/24",
  "0.0.0.0/0",
  "::/0",
  "1.2.3.4",
  "vpc-id",
  "tag:a",
  "tag-key",
  "*",
  "us-east-1a",
  "domain-name",
  "__proto__",
  "ñ\u0000\ud800",
  "x".repeat(300),
];

/** Ids of what is there, so that operations go beyond "not found". */
const presentIds = ({ store }: Harness): string[] => [
  ...store.list(vpcs).map((row) => row.vpcId),
  ...store.list(subnets).map((row) => row.subnetId),
  ...store.list(internetGateways).map((row) => row.internetGatewayId),
  ...store.list(securityGroups).map((row) => row.groupId),
  ...store.list(securityGroupRules).map((row) => row.ruleId),
  ...store.list(networkInterfaces).map((row) => row.networkInterfaceId),
  ...store.list(dhcpOptions).map((row) => row.dhcpOptionsId),
  ...store.list(routeTables).flatMap((row) => [row.routeTableId, ...row.associations.map((a) => a.associationId)]),
  ...store.list(networkAcls).flatMap((row) => [row.networkAclId, ...row.associations.map((a) => a.associationId)]),
];

/** What a member's name asks for: the prefix of an id, or the form of a word. */
const hints: readonly (readonly [name: RegExp, value: RegExp])[] = [
  [/Cidr/, /^(\d+\.){3}\d+\/|^::/],
  [/VpcId/, /^vpc-/],
  [/SubnetId/, /^subnet-/],
  [/GatewayId/, /^igw-/],
  [/Association/, /assoc-/],
  [/RouteTable/, /^rtb-/],
  [/NetworkAcl/, /^acl-/],
  [/DhcpOptionsId/, /^dopt-/],
  [/RuleId/, /^sgr-/],
  [/GroupId|Groups/, /^sg-/],
  [/NetworkInterface/, /^eni-/],
  [/Protocol/, /^(-1|tcp|icmp|58)$/],
];

const one = <T>(dice: Dice, of: readonly T[]): T => of[below(dice, of.length)] as T;

function randomText(dice: Dice, name: string, ids: readonly string[]): string {
  const pool = [...ids, ...words];
  const wanted = hints.find(([ofName]) => ofName.test(name))?.[1];
  const fitting = wanted ? pool.filter((text) => wanted.test(text)) : [];
  return one(dice, fitting.length > 0 && below(dice, 10) > 0 ? fitting : pool);
}

function randomValue(
  dice: Dice,
  name: string,
  schema: NormalizedSchema,
  ids: readonly string[],
  depth: number,
): unknown {
  if (schema.isStructSchema()) return randomInput(dice, schema, ids, depth + 1);
  if (schema.isListSchema())
    return Array.from({ length: below(dice, 3) }, () => randomValue(dice, name, schema.getValueSchema(), ids, depth));
  if (schema.isNumericSchema()) return one(dice, [-1, 0, 1, 5, 100, 5000, 65536, 2 ** 31, 0.5]);
  if (schema.isBooleanSchema()) return below(dice, 2) === 0;
  if (schema.isTimestampSchema()) return new Date(0);
  return randomText(dice, name, ids);
}

/** Required members nearly always, others seldom: so that many inputs get past the refusals. */
function randomInput(dice: Dice, schema: NormalizedSchema, ids: readonly string[], depth = 0): object {
  const input: Record<string, unknown> = {};
  let required = (schema.getSchema() as StaticStructureSchema)[6] ?? 0;
  for (const [name, member] of schema.structIterator()) {
    const isRequired = required-- > 0;
    if (name === "DryRun" || depth > 4 || below(dice, 12) < (isRequired ? 1 : 11)) continue;
    input[name] = randomValue(dice, name, member, ids, depth);
  }
  return input;
}

/** Deletions are rare, so that there is something to work with. */
function randomName(dice: Dice, names: readonly string[]): string {
  const name = one(dice, names);
  return name.startsWith("Delete") && below(dice, 4) > 0 ? one(dice, names) : name;
}

test("random input never meets a bug", async (t) => {
  const h = await harness({ services: [ec2], seeds: [seed] });
  const runtime = await ServiceRuntime.of(ec2);
  const dice = seededDice("ec2 fuzz");
  const names = Object.keys(ec2.operations);
  let answered = 0;
  await h.call("ec2", "DescribeVpcs");
  for (let round = 0; round < 4000; round++) {
    const name = randomName(dice, names);
    const ids = presentIds(h);
    const model = runtime.operation(name)?.model;
    const input = randomInput(dice, model!.input, ids);
    try {
      await h.call("ec2", name, input);
      answered++;
    } catch (thrown) {
      if (!(thrown instanceof CallError) || thrown.status >= 500)
        throw new Error(`${name} ${JSON.stringify(input)}`, { cause: thrown });
    }
  }
  t.diagnostic(`${answered} of 4000 answered`);
  assert.ok(answered > 500);
  for (const vpc of h.store.list(vpcs)) {
    const main = h.store.by(routeTables, "vpc", vpc.vpcId).flatMap((table) => table.associations.filter((a) => a.main));
    assert.equal(main.length, 1, "a VPC has one main route table");
    assert.equal(h.store.by(networkAcls, "vpc", vpc.vpcId).filter((acl) => acl.isDefault).length, 1);
  }
  for (const subnet of h.store.list(subnets))
    assert.equal(h.store.count(networkAcls, "subnet", subnet.subnetId), 1, "a subnet is behind one ACL");
});
