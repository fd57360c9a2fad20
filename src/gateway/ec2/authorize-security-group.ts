// AuthorizeSecurityGroupIngress and AuthorizeSecurityGroupEgress: all rules of a request are added, or none.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html
import type * as EC2 from "@aws-sdk/client-ec2";
import type { TagSpecification } from "@aws-sdk/client-ec2";
import { newEc2Id } from "../../model/ec2/identifiers.ts";
import { describeRule } from "../../model/ec2/security-group-rules.ts";
import { AwsError } from "../../model/errors.ts";
import { securityGroupRules } from "../../store/tables/ec2.ts";
import { type Context, operation } from "../service.ts";
import { ec2Arn } from "./resources.ts";
import { securityGroupOf } from "./security-group-of.ts";
import {
  checkRuleCount,
  findRule,
  peeringToCome,
  type PermissionInput,
  rulesAskedFor,
} from "./security-group-permissions.ts";
import { rulesOf, ruleView } from "./security-group-view.ts";
import { tagsOnCreate } from "./tag-specifications.ts";

interface Asked extends PermissionInput {
  readonly GroupId?: string | undefined;
  readonly GroupName?: string | undefined;
  readonly TagSpecifications?: TagSpecification[] | undefined;
}

function authorize(input: Asked, context: Context, isEgress: boolean) {
  const { tx, dice, account, region } = context;
  const group = securityGroupOf(context, input);
  const operationName = `AuthorizeSecurityGroup${isEgress ? "Egress" : "Ingress"}`;
  const tags = tagsOnCreate(context, input.TagSpecifications, "security-group-rule", operationName);
  const added = rulesAskedFor(context, group, input).map((body) => {
    if (findRule(rulesOf(context, group.groupId, isEgress), body))
      throw new AwsError("InvalidPermission.Duplicate", `the specified rule "${describeRule(body)}" already exists`);
    const ruleId = newEc2Id(dice, "sgr");
    return tx.put(securityGroupRules, { account, region, ruleId, groupId: group.groupId, isEgress, ...body, tags });
  });
  checkRuleCount(context, group.groupId, isEgress);
  return { Return: true, SecurityGroupRules: added.map(ruleView) };
}

export const authorizeSecurityGroupIngress = operation<typeof EC2, "AuthorizeSecurityGroupIngress">({
  access: "Write",
  refuses: peeringToCome,
  resources: (input, scope) => ec2Arn(scope, "security-group", input.GroupId ?? "*"),
  handle: (input, context) => authorize(input, context, false),
});

export const authorizeSecurityGroupEgress = operation<typeof EC2, "AuthorizeSecurityGroupEgress">({
  access: "Write",
  refuses: peeringToCome,
  resources: (input, scope) => ec2Arn(scope, "security-group", input.GroupId),
  handle: (input, context) => authorize(input, context, true),
});
