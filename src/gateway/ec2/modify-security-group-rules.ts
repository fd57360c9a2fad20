// ModifySecurityGroupRules: a rule keeps its id, direction and tags, and gets another content.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySecurityGroupRules.html
import type * as EC2 from "@aws-sdk/client-ec2";
import type { SecurityGroupRuleRequest } from "@aws-sdk/client-ec2";
import type { SecurityGroup } from "../../model/ec2/records.ts";
import { describeRule, type RuleBody, ruleIdentity, unfoldPermission } from "../../model/ec2/security-group-rules.ts";
import { AwsError } from "../../model/errors.ts";
import { securityGroupRules } from "../../store/tables/ec2.ts";
import { type Context, operation } from "../service.ts";
import { invalidParameter, missingParameter } from "./errors.ts";
import { ec2Arn, own, resources } from "./resources.ts";
import { peerGroup, ruleOf } from "./security-group-of.ts";
import { rulesOf } from "./security-group-view.ts";

export const modifySecurityGroupRules = operation<typeof EC2, "ModifySecurityGroupRules">({
  access: "Write",
  resources: (input, scope) => ec2Arn(scope, "security-group", input.GroupId),
  handle(input, context) {
    const group = own(context, resources.securityGroup, input.GroupId);
    if (input.SecurityGroupRules.length === 0) throw missingParameter("securityGroupRules");
    for (const { SecurityGroupRuleId, SecurityGroupRule } of input.SecurityGroupRules) {
      const { account, region, ruleId, groupId, isEgress, tags } = ruleOf(context, group, SecurityGroupRuleId);
      const body = bodyOf(context, group, SecurityGroupRule ?? {});
      context.tx.put(securityGroupRules, { account, region, ruleId, groupId, isEgress, tags, ...body });
    }
    checkDistinct(context, group.groupId, false);
    checkDistinct(context, group.groupId, true);
    return { Return: true };
  },
});

function bodyOf(context: Context, group: SecurityGroup, request: SecurityGroupRuleRequest): RuleBody {
  const { CidrIpv4, CidrIpv6, PrefixListId, ReferencedGroupId, Description } = request;
  const peers = [CidrIpv4, CidrIpv6, PrefixListId, ReferencedGroupId].filter((peer) => peer !== undefined);
  if (peers.length !== 1)
    throw invalidParameter(
      "Exactly one of cidrIpv4, cidrIpv6, prefixListId and referencedGroupId must be given for each security group rule.",
    );
  const permission = {
    IpProtocol: request.IpProtocol,
    FromPort: request.FromPort,
    ToPort: request.ToPort,
    IpRanges: CidrIpv4 === undefined ? [] : [{ CidrIp: CidrIpv4, Description }],
    Ipv6Ranges: CidrIpv6 === undefined ? [] : [{ CidrIpv6, Description }],
    PrefixListIds: PrefixListId === undefined ? [] : [{ PrefixListId, Description }],
    UserIdGroupPairs: ReferencedGroupId === undefined ? [] : [{ GroupId: ReferencedGroupId, Description }],
  };
  const [body] = unfoldPermission(permission, (pair) => peerGroup(context, group, pair));
  if (!body) throw missingParameter("securityGroupRules");
  return body;
}

function checkDistinct(context: Context, groupId: string, isEgress: boolean): void {
  const seen = new Set<string>();
  for (const rule of rulesOf(context, groupId, isEgress)) {
    const identity = ruleIdentity(rule);
    if (seen.has(identity))
      throw new AwsError("InvalidPermission.Duplicate", `the specified rule "${describeRule(rule)}" already exists`);
    seen.add(identity);
  }
}
