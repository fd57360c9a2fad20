// DescribeSecurityGroupRules. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroupRules.html
import type * as EC2 from "@aws-sdk/client-ec2";
import { securityGroupRules } from "../../store/tables/ec2.ts";
import { operation } from "../service.ts";
import { select } from "./describe.ts";
import { resources } from "./resources.ts";
import { ruleFilters, ruleView } from "./security-group-view.ts";

export const describeSecurityGroupRules = operation<typeof EC2, "DescribeSecurityGroupRules">({
  access: "List",
  handle(input, context) {
    const { rows, nextToken } = select(context, input.SecurityGroupRuleIds, input, {
      resource: resources.securityGroupRule,
      idsName: "SecurityGroupRuleIds",
      filters: ruleFilters,
      indexed: { "group-id": (groupId) => context.tx.by(securityGroupRules, "group", groupId) },
    });
    return { SecurityGroupRules: rows.map(ruleView), NextToken: nextToken };
  },
});
