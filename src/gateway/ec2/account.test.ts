import assert from "node:assert/strict";
import { test } from "node:test";
import { harness } from "../harness.ts";
import { seed } from "./defaults.ts";
import { ec2 } from "./index.ts";

const house = () => harness({ services: [ec2], seeds: [seed] });

test("zones of a region, by name and filter", async () => {
  const h = await house();
  const { AvailabilityZones } = await h.call("ec2", "DescribeAvailabilityZones", {
    Filters: [{ Name: "zone-id", Values: ["use1-az2"] }],
  });
  assert.deepEqual(
    AvailabilityZones.map((zone: { ZoneName: string }) => zone.ZoneName),
    ["us-east-1b"],
  );
  await assert.rejects(h.call("ec2", "DescribeAvailabilityZones", { ZoneNames: ["us-east-1z"] }), {
    name: "InvalidParameterValue",
    message: "Invalid availability zone: [us-east-1z]",
  });
});

test("regions: those that need no opting in, or all", async () => {
  const h = await house();
  const names = async (input: object) =>
    (await h.call("ec2", "DescribeRegions", input)).Regions.map((region: { RegionName: string }) => region.RegionName);
  const usual = await names({});
  assert.ok(usual.includes("us-east-1") && !usual.includes("af-south-1"));
  assert.ok((await names({ AllRegions: true })).includes("af-south-1"));
  assert.deepEqual(await names({ RegionNames: ["eu-west-1"] }), ["eu-west-1"]);
});

test("account attributes name the default VPC; a dry run changes nothing", async () => {
  const h = await house();
  const { AccountAttributes } = await h.call("ec2", "DescribeAccountAttributes", { AttributeNames: ["default-vpc"] });
  const { Vpcs } = await h.call("ec2", "DescribeVpcs");
  assert.equal(AccountAttributes[0].AttributeValues[0].AttributeValue, Vpcs[0].VpcId);
  await assert.rejects(h.call("ec2", "CreateVpc", { CidrBlock: "10.0.0.0/16", DryRun: true }), {
    name: "DryRunOperation",
    status: 412,
  });
  assert.equal((await h.call("ec2", "DescribeVpcs")).Vpcs.length, 1);
});

test("there are no prefix lists", async () => {
  const h = await house();
  assert.deepEqual((await h.call("ec2", "DescribeManagedPrefixLists", { MaxResults: 1 })).PrefixLists, []);
  await assert.rejects(h.call("ec2", "DescribePrefixLists", { PrefixListIds: ["pl-1"] }), {
    name: "InvalidPrefixListID.NotFound",
  });
});
