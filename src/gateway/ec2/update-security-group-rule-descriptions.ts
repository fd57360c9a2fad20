// UpdateSecurityGroupRuleDescriptionsIngress and …Egress: a rule is named by permission or by id; without a text its
// description goes. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_UpdateSecurityGroupRuleDescriptionsIngress.html
import type * as EC2 from "@aws-sdk/client-ec2";
import type { IpPermission, SecurityGroupRuleDescription } from "@aws-sdk/client-ec2";
import type { SecurityGroup } from "../../model/ec2/records.ts";
import { checkRuleDescription } from "../../model/ec2/security-group-rules.ts";
import { AwsError } from "../../model/errors.ts";
import { securityGroupRules } from "../../store/tables/ec2.ts";
import { type Context, operation } from "../service.ts";
import { missingParameter } from "./errors.ts";
import { ec2Arn } from "./resources.ts";
import { ruleOf, securityGroupOf } from "./security-group-of.ts";
import { findRule, peeringToCome, rulesAskedFor } from "./security-group-permissions.ts";
import { rulesOf } from "./security-group-view.ts";

interface Asked {
  readonly GroupId?: string | undefined;
  readonly GroupName?: string | undefined;
  readonly IpPermissions?: IpPermission[] | undefined;
  readonly SecurityGroupRuleDescriptions?: readonly SecurityGroupRuleDescription[] | undefined;
}

function update(input: Asked, context: Context, isEgress: boolean) {
  const group = securityGroupOf(context, input);
  if (input.SecurityGroupRuleDescriptions?.length)
    for (const { SecurityGroupRuleId: id, Description } of input.SecurityGroupRuleDescriptions)
      describe(context, ruleOf(context, group, id ?? "").ruleId, Description);
  else if (input.IpPermissions?.length) describePermissions(context, group, input.IpPermissions, isEgress);
  else throw missingParameter("ipPermissions or securityGroupRuleDescriptions");
  return { Return: true };
}

function describePermissions(context: Context, group: SecurityGroup, IpPermissions: IpPermission[], isEgress: boolean) {
  for (const body of rulesAskedFor(context, group, { IpPermissions })) {
    const rule = findRule(rulesOf(context, group.groupId, isEgress), body);
    if (!rule)
      throw new AwsError("InvalidPermission.NotFound", "The specified rule does not exist in this security group.");
    describe(context, rule.ruleId, body.description);
  }
}

function describe({ tx }: Context, ruleId: string, text: string | undefined): void {
  const description = checkRuleDescription(text);
  tx.update(securityGroupRules, ruleId, ({ description: _, ...rule }) =>
    description ? { ...rule, description } : rule,
  );
}

export const updateSecurityGroupRuleDescriptionsIngress = operation<
  typeof EC2,
  "UpdateSecurityGroupRuleDescriptionsIngress"
>({
  access: "Write",
  refuses: peeringToCome,
  resources: (input, scope) => ec2Arn(scope, "security-group", input.GroupId ?? "*"),
  handle: (input, context) => update(input, context, false),
});

export const updateSecurityGroupRuleDescriptionsEgress = operation<
  typeof EC2,
  "UpdateSecurityGroupRuleDescriptionsEgress"
>({
  access: "Write",
  refuses: peeringToCome,
  resources: (input, scope) => ec2Arn(scope, "security-group", input.GroupId ?? "*"),
  handle: (input, context) => update(input, context, true),
});
