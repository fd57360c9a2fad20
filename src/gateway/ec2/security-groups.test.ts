import assert from "node:assert/strict";
import { test } from "node:test";
import { type Harness, harness } from "../harness.ts";
import { seed } from "./defaults.ts";
import { ec2 } from "./index.ts";

async function houseWithGroup() {
  const h = await harness({ services: [ec2], seeds: [seed] });
  const call = (name: string, input: object = {}) => h.call("ec2", name, input);
  const { GroupId } = await call("CreateSecurityGroup", { GroupName: "web", Description: "the web" });
  return { h, call, GroupId: GroupId as string };
}

const port5000 = (CidrIp = "0.0.0.0/0") => ({
  IpProtocol: "tcp",
  FromPort: 5000,
  ToPort: 5000,
  IpRanges: [{ CidrIp }],
});
const refused = (name: string, message?: string | RegExp) => ({ name, ...(message !== undefined && { message }) });
const ingressOf = async (h: Harness, GroupId: string) =>
  (await h.call("ec2", "DescribeSecurityGroups", { GroupIds: [GroupId] })).SecurityGroups[0].IpPermissions;

test("the lesson: open port 5000, find it twice refused, close it again", async () => {
  const { h, call, GroupId } = await houseWithGroup();
  const opened = await call("AuthorizeSecurityGroupIngress", {
    GroupId,
    IpProtocol: "tcp",
    FromPort: 5000,
    ToPort: 5000,
    CidrIp: "0.0.0.0/0",
  });
  const [rule] = opened.SecurityGroupRules;
  assert.match(rule.SecurityGroupRuleId, /^sgr-[0-9a-f]{17}$/);
  assert.deepEqual([opened.Return, rule.IsEgress, rule.CidrIpv4, rule.ToPort], [true, false, "0.0.0.0/0", 5000]);
  assert.deepEqual((await ingressOf(h, GroupId))[0].IpRanges, [{ CidrIp: "0.0.0.0/0" }]);
  await assert.rejects(
    call("AuthorizeSecurityGroupIngress", { GroupId, IpPermissions: [port5000()] }),
    refused(
      "InvalidPermission.Duplicate",
      'the specified rule "peer: 0.0.0.0/0, TCP, from port: 5000, to port: 5000, ALLOW" already exists',
    ),
  );
  await call("RevokeSecurityGroupIngress", { GroupId, IpPermissions: [port5000()] });
  assert.deepEqual(await ingressOf(h, GroupId), []);
});

test("all rules of a request are added, or none", async () => {
  const { h, call, GroupId } = await houseWithGroup();
  const twice = [port5000("1.1.1.1/32"), port5000("1.1.1.1/32")];
  await assert.rejects(
    call("AuthorizeSecurityGroupIngress", { GroupId, IpPermissions: twice }),
    refused("InvalidPermission.Duplicate"),
  );
  assert.deepEqual(await ingressOf(h, GroupId), []);
});

test("rules are revoked, described and modified by id", async () => {
  const { h, call, GroupId } = await houseWithGroup();
  const { SecurityGroupRules } = await call("AuthorizeSecurityGroupIngress", {
    GroupId,
    IpPermissions: [port5000()],
    TagSpecifications: [{ ResourceType: "security-group-rule", Tags: [{ Key: "a", Value: "b" }] }],
  });
  const { SecurityGroupRuleId } = SecurityGroupRules[0];
  await call("UpdateSecurityGroupRuleDescriptionsIngress", {
    GroupId,
    SecurityGroupRuleDescriptions: [{ SecurityGroupRuleId, Description: "lesson" }],
  });
  const SecurityGroupRule = { IpProtocol: "tcp", FromPort: 80, ToPort: 80, CidrIpv4: "10.0.0.0/8", Description: "x" };
  await call("ModifySecurityGroupRules", { GroupId, SecurityGroupRules: [{ SecurityGroupRuleId, SecurityGroupRule }] });
  const Filters = [
    { Name: "group-id", Values: [GroupId] },
    { Name: "tag:a", Values: ["b"] },
  ];
  const described = await call("DescribeSecurityGroupRules", { Filters });
  assert.deepEqual(
    described.SecurityGroupRules.map((r: Record<string, unknown>) => [r.FromPort, r.CidrIpv4, r.Description]),
    [[80, "10.0.0.0/8", "x"]],
  );
  await assert.rejects(
    call("RevokeSecurityGroupEgress", { GroupId, SecurityGroupRuleIds: [SecurityGroupRuleId] }),
    refused("InvalidSecurityGroupRuleId.NotFound"),
  );
  const revoked = await call("RevokeSecurityGroupIngress", { GroupId, SecurityGroupRuleIds: [SecurityGroupRuleId] });
  assert.equal(revoked.RevokedSecurityGroupRules[0].SecurityGroupRuleId, SecurityGroupRuleId);
  assert.deepEqual(await ingressOf(h, GroupId), []);
});

test("a description is put, and taken away, by permission", async () => {
  const { h, call, GroupId } = await houseWithGroup();
  const all = (Description?: string) => ({
    GroupId,
    IpPermissions: [{ IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0", Description }] }],
  });
  const shown = async () => {
    const { SecurityGroups } = await h.call("ec2", "DescribeSecurityGroups", { GroupIds: [GroupId] });
    return SecurityGroups[0].IpPermissionsEgress[0].IpRanges[0].Description;
  };
  await call("UpdateSecurityGroupRuleDescriptionsEgress", all("out"));
  assert.equal(await shown(), "out");
  await call("UpdateSecurityGroupRuleDescriptionsEgress", all());
  assert.equal(await shown(), undefined);
  await assert.rejects(
    call("UpdateSecurityGroupRuleDescriptionsIngress", all("in")),
    refused("InvalidPermission.NotFound"),
  );
});

test("a rule cannot be modified into another one, nor name two peers", async () => {
  const { call, GroupId } = await houseWithGroup();
  const IpPermissions = [port5000("1.0.0.0/8"), port5000("2.0.0.0/8")];
  const { SecurityGroupRules } = await call("AuthorizeSecurityGroupIngress", { GroupId, IpPermissions });
  const { SecurityGroupRuleId } = SecurityGroupRules[0];
  const modify = (more: object) => {
    const SecurityGroupRule = { IpProtocol: "tcp", FromPort: 5000, ToPort: 5000, CidrIpv4: "2.0.0.0/8", ...more };
    return call("ModifySecurityGroupRules", {
      GroupId,
      SecurityGroupRules: [{ SecurityGroupRuleId, SecurityGroupRule }],
    });
  };
  await assert.rejects(modify({}), refused("InvalidPermission.Duplicate"));
  await assert.rejects(modify({ CidrIpv6: "::/0" }), refused("InvalidParameterValue", /Exactly one of/));
});

test("revoking what is not there: answered in the default VPC, an error elsewhere", async () => {
  const { call, GroupId } = await houseWithGroup();
  const answer = await call("RevokeSecurityGroupIngress", { GroupId, IpPermissions: [port5000()] });
  assert.deepEqual(answer.UnknownIpPermissions[0].IpRanges, [{ CidrIp: "0.0.0.0/0" }]);
  const { Vpc } = await call("CreateVpc", { CidrBlock: "10.0.0.0/16" });
  const other = await call("CreateSecurityGroup", { GroupName: "web", Description: "w", VpcId: Vpc.VpcId });
  await assert.rejects(
    call("RevokeSecurityGroupIngress", { GroupId: other.GroupId, IpPermissions: [port5000()] }),
    refused("InvalidPermission.NotFound", "The specified rule does not exist in this security group."),
  );
});

test("a group that others name, or an interface has, cannot be deleted; the default one never", async () => {
  const { call, GroupId } = await houseWithGroup();
  const other = await call("CreateSecurityGroup", { GroupName: "db", Description: "db" });
  const fromWeb = { IpProtocol: "tcp", FromPort: 5432, ToPort: 5432, UserIdGroupPairs: [{ GroupId }] };
  await call("AuthorizeSecurityGroupIngress", { GroupId: other.GroupId, IpPermissions: [fromWeb] });
  const dependent = refused("DependencyViolation", `resource ${GroupId} has a dependent object`);
  await assert.rejects(call("DeleteSecurityGroup", { GroupId }), dependent);
  await call("DeleteSecurityGroup", { GroupId: other.GroupId });

  const { Subnets } = await call("DescribeSubnets");
  const made = await call("CreateNetworkInterface", { SubnetId: Subnets[0].SubnetId, Groups: [GroupId] });
  await assert.rejects(call("DeleteSecurityGroup", { GroupId }), dependent);
  await call("DeleteNetworkInterface", { NetworkInterfaceId: made.NetworkInterface.NetworkInterfaceId });
  await call("DeleteSecurityGroup", { GroupId });
  await assert.rejects(
    call("DescribeSecurityGroups", { GroupIds: [GroupId] }),
    refused("InvalidGroup.NotFound", `The security group '${GroupId}' does not exist`),
  );
  const named = await call("DescribeSecurityGroups", { GroupNames: ["default"] });
  await assert.rejects(
    call("DeleteSecurityGroup", { GroupId: named.SecurityGroups[0].GroupId }),
    refused("CannotDelete"),
  );
});

test("names and descriptions that EC2 does not take, and a name twice", async () => {
  const { call } = await houseWithGroup();
  const create = (GroupName: string, Description = "d") => call("CreateSecurityGroup", { GroupName, Description });
  await assert.rejects(create("web"), refused("InvalidGroup.Duplicate", /already exists for VPC 'vpc-/));
  await assert.rejects(create("sg-web"), refused("InvalidParameterValue"));
  await assert.rejects(create("default"), refused("InvalidGroup.Reserved"));
  await assert.rejects(create("ok", "ñandú"), refused("InvalidParameterValue", /Invalid security group description/));
});

test("the sixty-first rule of a direction is refused", async () => {
  const { call, GroupId } = await houseWithGroup();
  const IpPermissions = Array.from({ length: 60 }, (_, at) => port5000(`10.0.${at}.0/24`));
  await call("AuthorizeSecurityGroupIngress", { GroupId, IpPermissions });
  await assert.rejects(
    call("AuthorizeSecurityGroupIngress", { GroupId, IpPermissions: [port5000()] }),
    refused("RulesPerSecurityGroupLimitExceeded"),
  );
});

test("filters look into permissions", async () => {
  const { call, GroupId } = await houseWithGroup();
  await call("AuthorizeSecurityGroupIngress", { GroupId, IpPermissions: [port5000()] });
  const found = async (Name: string, ...Values: string[]) => {
    const { SecurityGroups } = await call("DescribeSecurityGroups", { Filters: [{ Name, Values }] });
    return SecurityGroups.map((group: { GroupName: string }) => group.GroupName).join(" ");
  };
  assert.equal(await found("ip-permission.to-port", "5000"), "web");
  assert.equal(await found("ip-permission.cidr", "0.0.*"), "web");
  assert.equal(await found("ip-permission.group-name", "default"), "default");
  assert.equal(await found("egress.ip-permission.protocol", "-1"), "default web");
  await assert.rejects(found("colour", "red"), refused("InvalidParameterValue", "The filter 'colour' is invalid"));
});
