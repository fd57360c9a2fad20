// DeleteSecurityGroup. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSecurityGroup.html
import type * as EC2 from "@aws-sdk/client-ec2";
import { AwsError } from "../../model/errors.ts";
import { networkInterfaces, securityGroupRules, securityGroups } from "../../store/tables/ec2.ts";
import { operation } from "../service.ts";
import { ec2Arn } from "./resources.ts";
import { securityGroupOf } from "./security-group-of.ts";

export const deleteSecurityGroup = operation<typeof EC2, "DeleteSecurityGroup">({
  access: "Write",
  resources: (input, scope) => ec2Arn(scope, "security-group", input.GroupId ?? "*"),
  handle(input, context) {
    const { groupId, groupName } = securityGroupOf(context, input);
    const { tx } = context;
    if (groupName === "default")
      throw new AwsError(
        "CannotDelete",
        `the specified group: "${groupId}" name: "default" cannot be deleted by a user`,
      );
    const namedByOthers = tx
      .by(securityGroupRules, "referencedGroup", groupId)
      .some((rule) => rule.groupId !== groupId);
    if (namedByOthers || tx.count(networkInterfaces, "group", groupId) > 0)
      throw new AwsError("DependencyViolation", `resource ${groupId} has a dependent object`);
    for (const rule of tx.by(securityGroupRules, "group", groupId)) tx.delete(securityGroupRules, rule.ruleId);
    tx.delete(securityGroups, groupId);
    return { Return: true, GroupId: groupId };
  },
});
