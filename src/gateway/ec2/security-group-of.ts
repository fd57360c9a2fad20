// Which security group an input means: by id, or by name in the default VPC.
import type { SecurityGroup, SecurityGroupRule } from "../../model/ec2/records.ts";
import { AwsError } from "../../model/errors.ts";
import { securityGroups } from "../../store/tables/ec2.ts";
import { defaultVpc } from "./create-default-vpc.ts";
import { missingParameter } from "./errors.ts";
import { own, type Reading, resources } from "./resources.ts";

/** A group of the default VPC. Errors: InvalidGroup.NotFound, VPCIdNotSpecified. */
export function groupNamed(reading: Reading, name: string): SecurityGroup {
  const vpcId = defaultVpcId(reading);
  const group = reading.tx.by(securityGroups, "vpc", vpcId).find((one) => one.groupName === name);
  if (group) return group;
  throw new AwsError("InvalidGroup.NotFound", `The security group '${name}' does not exist in default VPC '${vpcId}'`);
}

export function defaultVpcId(reading: Reading): string {
  const vpc = defaultVpc(reading);
  if (!vpc) throw new AwsError("VPCIdNotSpecified", "No default VPC for this user");
  return vpc.vpcId;
}

export function securityGroupOf(
  reading: Reading,
  { GroupId, GroupName }: { readonly GroupId?: string | undefined; readonly GroupName?: string | undefined },
): SecurityGroup {
  if (GroupId) return own(reading, resources.securityGroup, GroupId);
  if (GroupName) return groupNamed(reading, GroupName);
  throw missingParameter("groupName or groupId");
}

/** The group that a rule of `group` may name: of the same VPC. Errors: InvalidGroup.NotFound and its kin. */
export function peerGroup(
  reading: Reading,
  group: SecurityGroup,
  {
    GroupId,
    GroupName,
    UserId,
  }: { GroupId?: string | undefined; GroupName?: string | undefined; UserId?: string | undefined },
): { readonly groupId: string; readonly account: string } {
  const peer =
    !GroupId && GroupName
      ? reading.tx.by(securityGroups, "vpc", group.vpcId).find((one) => one.groupName === GroupName)
      : GroupId && (!UserId || UserId === group.account)
        ? own(reading, resources.securityGroup, GroupId)
        : undefined;
  if (!peer) throw notFoundIn(group, GroupId ?? GroupName ?? "");
  if (peer.vpcId !== group.vpcId)
    throw new AwsError("InvalidGroup.NotFound", "You have specified two resources that belong to different networks.");
  return { groupId: peer.groupId, account: peer.account };
}

const notFoundIn = (group: SecurityGroup, name: string) =>
  new AwsError("InvalidGroup.NotFound", `The security group '${name}' does not exist in VPC '${group.vpcId}'`);

/** The group's own rule. Error: InvalidSecurityGroupRuleId.NotFound. */
export function ruleOf(reading: Reading, group: SecurityGroup, ruleId: string): SecurityGroupRule {
  const rule = own(reading, resources.securityGroupRule, ruleId);
  if (rule.groupId !== group.groupId) throw resources.securityGroupRule.missing(ruleId);
  return rule;
}
