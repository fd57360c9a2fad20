import assert from "node:assert/strict";
import { test } from "node:test";
import { harness } from "../harness.ts";
import { seed } from "./defaults.ts";
import { ec2 } from "./index.ts";

const house = () => harness({ services: [ec2], seeds: [seed] });

test("an account finds the default VPC as AWS makes it", async () => {
  const h = await house();
  const { Vpcs } = await h.call("ec2", "DescribeVpcs");
  assert.equal(Vpcs.length, 1);
  const [vpc] = Vpcs;
  assert.match(vpc.VpcId, /^vpc-[0-9a-f]{17}$/);
  assert.deepEqual(
    [vpc.CidrBlock, vpc.IsDefault, vpc.State, vpc.Tags],
    ["172.31.0.0/16", true, "available", undefined],
  );

  const { Subnets } = await h.call("ec2", "DescribeSubnets");
  assert.deepEqual(
    Subnets.map((s: Record<string, unknown>) => [
      s.CidrBlock,
      s.AvailabilityZone,
      s.AvailabilityZoneId,
      s.AvailableIpAddressCount,
      s.DefaultForAz,
      s.MapPublicIpOnLaunch,
    ]),
    [
      ["172.31.0.0/20", "us-east-1a", "use1-az1", 4091, true, true],
      ["172.31.16.0/20", "us-east-1b", "use1-az2", 4091, true, true],
      ["172.31.32.0/20", "us-east-1c", "use1-az3", 4091, true, true],
    ],
  );

  const { InternetGateways } = await h.call("ec2", "DescribeInternetGateways");
  const { RouteTables } = await h.call("ec2", "DescribeRouteTables");
  const gatewayId = InternetGateways[0].InternetGatewayId;
  assert.deepEqual(InternetGateways[0].Attachments, [{ VpcId: vpc.VpcId, State: "available" }]);
  assert.deepEqual(RouteTables[0].Routes, [
    { DestinationCidrBlock: "172.31.0.0/16", GatewayId: "local", Origin: "CreateRouteTable", State: "active" },
    { DestinationCidrBlock: "0.0.0.0/0", GatewayId: gatewayId, Origin: "CreateRoute", State: "active" },
  ]);
  assert.equal(RouteTables[0].Associations[0].Main, true);
});

test("the default group lets in itself and lets all out; the default ACL lets everything through", async () => {
  const h = await house();
  const { SecurityGroups } = await h.call("ec2", "DescribeSecurityGroups");
  const [group] = SecurityGroups;
  const none = { IpRanges: [], Ipv6Ranges: [], PrefixListIds: [], UserIdGroupPairs: [] };
  assert.deepEqual([group.GroupName, group.Description], ["default", "default VPC security group"]);
  assert.deepEqual(group.IpPermissions, [
    { ...none, IpProtocol: "-1", UserIdGroupPairs: [{ GroupId: group.GroupId, UserId: "000000000000" }] },
  ]);
  assert.deepEqual(group.IpPermissionsEgress, [{ ...none, IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] }]);

  const { NetworkAcls } = await h.call("ec2", "DescribeNetworkAcls");
  assert.equal(NetworkAcls[0].Associations.length, 3);
  assert.deepEqual(
    NetworkAcls[0].Entries.map((e: Record<string, unknown>) => [e.Egress, e.RuleNumber, e.RuleAction].join(" ")),
    ["true 100 allow", "true 32767 deny", "false 100 allow", "false 32767 deny"],
  );
});

test("each account and region has its own, and a deleted default VPC stays deleted", async () => {
  const h = await house();
  const there = await h.call("ec2", "DescribeSubnets", {}, { region: "ap-southeast-2" });
  assert.equal(there.Subnets[2].AvailabilityZoneId, "apse2-az3");
  const here = await h.call("ec2", "DescribeVpcs");
  await assert.rejects(h.call("ec2", "DescribeVpcs", { VpcIds: [here.Vpcs[0].VpcId] }, { region: "ap-southeast-2" }), {
    name: "InvalidVpcID.NotFound",
  });
  await removeDefaultVpc(h, here.Vpcs[0].VpcId);
  h.store.transact((tx) => seed(tx, { account: "000000000000", region: "us-east-1" }, { nowMs: 0, dice: h.dice }));
  assert.deepEqual((await h.call("ec2", "DescribeVpcs")).Vpcs, []);
  await assert.rejects(h.call("ec2", "CreateSecurityGroup", { GroupName: "web", Description: "web" }), {
    name: "VPCIdNotSpecified",
  });
  const { Vpc } = await h.call("ec2", "CreateDefaultVpc");
  assert.equal(Vpc.IsDefault, true);
  await assert.rejects(h.call("ec2", "CreateDefaultVpc"), { name: "DefaultVpcAlreadyExists" });
});

async function removeDefaultVpc(h: Awaited<ReturnType<typeof house>>, VpcId: string): Promise<void> {
  await assert.rejects(h.call("ec2", "DeleteVpc", { VpcId }), {
    name: "DependencyViolation",
    message: `The vpc '${VpcId}' has dependencies and cannot be deleted.`,
  });
  const { Subnets } = await h.call("ec2", "DescribeSubnets");
  for (const { SubnetId } of Subnets) await h.call("ec2", "DeleteSubnet", { SubnetId });
  const { InternetGateways } = await h.call("ec2", "DescribeInternetGateways");
  const { InternetGatewayId } = InternetGateways[0];
  await assert.rejects(h.call("ec2", "DeleteInternetGateway", { InternetGatewayId }), { name: "DependencyViolation" });
  await h.call("ec2", "DetachInternetGateway", { InternetGatewayId, VpcId });
  await h.call("ec2", "DeleteInternetGateway", { InternetGatewayId });
  await h.call("ec2", "DeleteVpc", { VpcId });
  for (const noun of ["RouteTables", "NetworkAcls", "SecurityGroups", "SecurityGroupRules"])
    assert.deepEqual((await h.call("ec2", `Describe${noun}`))[noun], [], noun);
}
