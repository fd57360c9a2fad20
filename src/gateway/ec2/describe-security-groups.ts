// DescribeSecurityGroups, by id, by name (of groups of the default VPC) or by filters.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroups.html
import type * as EC2 from "@aws-sdk/client-ec2";
import { securityGroups } from "../../store/tables/ec2.ts";
import { operation } from "../service.ts";
import { select } from "./describe.ts";
import { resources } from "./resources.ts";
import { groupNamed } from "./security-group-of.ts";
import { securityGroupFilters, securityGroupView } from "./security-group-view.ts";

export const describeSecurityGroups = operation<typeof EC2, "DescribeSecurityGroups">({
  access: "List",
  handle(input, context) {
    const named = (input.GroupNames ?? []).map((name) => groupNamed(context, name).groupId);
    const { rows, nextToken } = select(context, [...(input.GroupIds ?? []), ...named], input, {
      resource: resources.securityGroup,
      idsName: "GroupIds",
      filters: securityGroupFilters(context),
      indexed: { "vpc-id": (vpcId) => context.tx.by(securityGroups, "vpc", vpcId) },
    });
    return { SecurityGroups: rows.map((group) => securityGroupView(context, group)), NextToken: nextToken };
  },
});
