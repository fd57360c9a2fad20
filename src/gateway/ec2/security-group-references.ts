// Security groups across VPCs. There is no peering here, so no other VPC refers to a group and no rule goes stale.
import type * as EC2 from "@aws-sdk/client-ec2";
import type { FilterTable } from "../../model/ec2/filters.ts";
import type { SecurityGroup } from "../../model/ec2/records.ts";
import { securityGroups } from "../../store/tables/ec2.ts";
import { operation } from "../service.ts";
import { page, select } from "./describe.ts";
import { own, resources, tagList } from "./resources.ts";

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroupReferences.html */
export const describeSecurityGroupReferences = operation<typeof EC2, "DescribeSecurityGroupReferences">({
  access: "List",
  handle(input, context) {
    for (const groupId of input.GroupId) own(context, resources.securityGroup, groupId);
    return { SecurityGroupReferenceSet: [] };
  },
});

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeStaleSecurityGroups.html */
export const describeStaleSecurityGroups = operation<typeof EC2, "DescribeStaleSecurityGroups">({
  access: "List",
  handle(input, context) {
    own(context, resources.vpc, input.VpcId);
    page([], String, input, [5, 255]);
    return { StaleSecurityGroupSet: [] };
  },
});

const filters: FilterTable<SecurityGroup> = {
  "group-id": (group) => group.groupId,
  description: (group) => group.description,
  "group-name": (group) => group.groupName,
  "owner-id": (group) => group.account,
  "primary-vpc-id": (group) => group.vpcId,
};

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetSecurityGroupsForVpc.html */
export const getSecurityGroupsForVpc = operation<typeof EC2, "GetSecurityGroupsForVpc">({
  access: "List",
  handle(input, context) {
    const { vpcId } = own(context, resources.vpc, input.VpcId);
    const Filters = [{ Name: "primary-vpc-id", Values: [vpcId] }, ...(input.Filters ?? [])];
    const { rows, nextToken } = select(
      context,
      undefined,
      { ...input, Filters },
      {
        resource: resources.securityGroup,
        idsName: "GroupIds",
        filters,
        indexed: { "primary-vpc-id": (id) => context.tx.by(securityGroups, "vpc", id) },
      },
    );
    const SecurityGroupForVpcs = rows.map((group) => ({
      GroupId: group.groupId,
      GroupName: group.groupName,
      Description: group.description,
      OwnerId: group.account,
      PrimaryVpcId: group.vpcId,
      Tags: tagList(group.tags),
    }));
    return { SecurityGroupForVpcs, NextToken: nextToken };
  },
});
