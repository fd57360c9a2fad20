// RevokeSecurityGroupIngress and RevokeSecurityGroupEgress, by permission or by rule id.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RevokeSecurityGroupIngress.html
import type * as EC2 from "@aws-sdk/client-ec2";
import type { RevokedSecurityGroupRule } from "@aws-sdk/client-ec2";
import type { SecurityGroup, SecurityGroupRule } from "../../model/ec2/records.ts";
import { foldPermissions, type RuleBody } from "../../model/ec2/security-group-rules.ts";
import { AwsError } from "../../model/errors.ts";
import { securityGroupRules, vpcs } from "../../store/tables/ec2.ts";
import { type Context, operation } from "../service.ts";
import { ec2Arn, resources } from "./resources.ts";
import { ruleOf, securityGroupOf } from "./security-group-of.ts";
import { findRule, peeringToCome, type PermissionInput, rulesAskedFor } from "./security-group-permissions.ts";
import { rulesOf } from "./security-group-view.ts";

interface Asked extends PermissionInput {
  readonly GroupId?: string | undefined;
  readonly GroupName?: string | undefined;
  readonly SecurityGroupRuleIds?: readonly string[] | undefined;
}

function revoke(input: Asked, context: Context, isEgress: boolean) {
  const group = securityGroupOf(context, input);
  const { found, unknown } = doomedRules(input, context, group, isEgress);
  for (const rule of found) context.tx.delete(securityGroupRules, rule.ruleId);
  return {
    Return: true,
    RevokedSecurityGroupRules: found.map(revokedView),
    UnknownIpPermissions: unknown.length > 0 ? foldPermissions(unknown) : undefined,
  };
}

/** In the default VPC, rules that are not there are answered; elsewhere they are an error. */
function doomedRules(input: Asked, context: Context, group: SecurityGroup, isEgress: boolean) {
  if (input.SecurityGroupRuleIds?.length) {
    const found = input.SecurityGroupRuleIds.map((ruleId) => ruleOf(context, group, ruleId));
    const other = found.find((rule) => rule.isEgress !== isEgress);
    if (other) throw resources.securityGroupRule.missing(other.ruleId);
    return { found: [...new Set(found)], unknown: [] };
  }
  const rules = rulesOf(context, group.groupId, isEgress);
  const asked = rulesAskedFor(context, group, input);
  const unknown = asked.filter((body) => !findRule(rules, body));
  if (unknown.length > 0 && !context.tx.get(vpcs, group.vpcId)?.isDefault)
    throw new AwsError("InvalidPermission.NotFound", "The specified rule does not exist in this security group.");
  const found = new Set(asked.flatMap((body) => findRule(rules, body) ?? []));
  return { found: [...found], unknown: unknown.map((body) => asRule(group, isEgress, body)) };
}

const asRule = ({ account, region, groupId }: SecurityGroup, isEgress: boolean, body: RuleBody): SecurityGroupRule => ({
  account,
  region,
  groupId,
  isEgress,
  ruleId: "",
  tags: [],
  ...body,
});

const revokedView = (rule: SecurityGroupRule): RevokedSecurityGroupRule => ({
  SecurityGroupRuleId: rule.ruleId,
  GroupId: rule.groupId,
  IsEgress: rule.isEgress,
  IpProtocol: rule.ipProtocol,
  FromPort: rule.fromPort,
  ToPort: rule.toPort,
  CidrIpv4: rule.cidrIpv4,
  CidrIpv6: rule.cidrIpv6,
  ReferencedGroupId: rule.referencedGroupId,
  Description: rule.description,
});

export const revokeSecurityGroupIngress = operation<typeof EC2, "RevokeSecurityGroupIngress">({
  access: "Write",
  refuses: peeringToCome,
  resources: (input, scope) => ec2Arn(scope, "security-group", input.GroupId ?? "*"),
  handle: (input, context) => revoke(input, context, false),
});

export const revokeSecurityGroupEgress = operation<typeof EC2, "RevokeSecurityGroupEgress">({
  access: "Write",
  refuses: peeringToCome,
  resources: (input, scope) => ec2Arn(scope, "security-group", input.GroupId),
  handle: (input, context) => revoke(input, context, true),
});
