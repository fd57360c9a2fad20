// Security groups and their rules as EC2 shows them.
import type { SecurityGroupRule as RuleView, SecurityGroup as SecurityGroupView } from "@aws-sdk/client-ec2";
import type { FilterTable } from "../../model/ec2/filters.ts";
import type { SecurityGroup, SecurityGroupRule } from "../../model/ec2/records.ts";
import { foldPermissions } from "../../model/ec2/security-group-rules.ts";
import { securityGroupRules, securityGroups } from "../../store/tables/ec2.ts";
import { ec2Arn, type Reading, tagList } from "./resources.ts";

export const groupArn = (group: SecurityGroup): string => ec2Arn(group, "security-group", group.groupId);

/** The group's rules of one direction. */
export const rulesOf = ({ tx }: Reading, groupId: string, isEgress: boolean): SecurityGroupRule[] =>
  tx.by(securityGroupRules, "group", groupId).filter((rule) => rule.isEgress === isEgress);

export const securityGroupView = (reading: Reading, group: SecurityGroup): SecurityGroupView => ({
  GroupId: group.groupId,
  GroupName: group.groupName,
  SecurityGroupArn: groupArn(group),
  Description: group.description,
  VpcId: group.vpcId,
  OwnerId: group.account,
  IpPermissions: foldPermissions(rulesOf(reading, group.groupId, false)),
  IpPermissionsEgress: foldPermissions(rulesOf(reading, group.groupId, true)),
  Tags: tagList(group.tags),
});

export const ruleView = (rule: SecurityGroupRule): RuleView => ({
  SecurityGroupRuleId: rule.ruleId,
  SecurityGroupRuleArn: ec2Arn(rule, "security-group-rule", rule.ruleId),
  GroupId: rule.groupId,
  GroupOwnerId: rule.account,
  IsEgress: rule.isEgress,
  IpProtocol: rule.ipProtocol,
  FromPort: rule.fromPort,
  ToPort: rule.toPort,
  CidrIpv4: rule.cidrIpv4,
  CidrIpv6: rule.cidrIpv6,
  ReferencedGroupInfo: rule.referencedGroupId
    ? { GroupId: rule.referencedGroupId, UserId: rule.referencedAccount }
    : undefined,
  Description: rule.description,
  Tags: tagList(rule.tags) ?? [],
});

export const ruleFilters: FilterTable<SecurityGroupRule> = {
  "group-id": (rule) => rule.groupId,
  "security-group-rule-id": (rule) => rule.ruleId,
};

/** The filters of permissions ask about any of the group's rules, each for itself. */
export const securityGroupFilters = (reading: Reading): FilterTable<SecurityGroup> => ({
  description: (group) => group.description,
  "group-id": (group) => group.groupId,
  "group-name": (group) => group.groupName,
  "owner-id": (group) => group.account,
  "vpc-id": (group) => group.vpcId,
  ...permissionFilters(reading, "ip-permission", false),
  ...permissionFilters(reading, "egress.ip-permission", true),
});

function permissionFilters(reading: Reading, prefix: string, isEgress: boolean): FilterTable<SecurityGroup> {
  type Show = (rule: SecurityGroupRule) => string | number | undefined;
  const ofRules = (show: Show) => (group: SecurityGroup) => rulesOf(reading, group.groupId, isEgress).map(show);
  const nameOf: Show = ({ referencedGroupId: id }) => (id ? reading.tx.get(securityGroups, id)?.groupName : undefined);
  return {
    [`${prefix}.cidr`]: ofRules((rule) => rule.cidrIpv4),
    [`${prefix}.from-port`]: ofRules((rule) => rule.fromPort),
    [`${prefix}.to-port`]: ofRules((rule) => rule.toPort),
    [`${prefix}.protocol`]: ofRules((rule) => rule.ipProtocol),
    [`${prefix}.ipv6-cidr`]: ofRules((rule) => rule.cidrIpv6),
    [`${prefix}.prefix-list-id`]: ofRules((rule) => rule.prefixListId),
    [`${prefix}.group-id`]: ofRules((rule) => rule.referencedGroupId),
    [`${prefix}.group-name`]: ofRules(nameOf),
    [`${prefix}.user-id`]: ofRules((rule) => rule.referencedAccount),
  };
}
