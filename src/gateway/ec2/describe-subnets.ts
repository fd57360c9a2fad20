// DescribeSubnets. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSubnets.html
import type * as EC2 from "@aws-sdk/client-ec2";
import { subnets } from "../../store/tables/ec2.ts";
import { operation } from "../service.ts";
import { select } from "./describe.ts";
import { resources } from "./resources.ts";
import { subnetFilters, subnetView } from "./subnet-view.ts";

export const describeSubnets = operation<typeof EC2, "DescribeSubnets">({
  access: "List",
  handle(input, context) {
    const { rows, nextToken } = select(context, input.SubnetIds, input, {
      resource: resources.subnet,
      idsName: "SubnetIds",
      filters: subnetFilters(context),
      indexed: { "vpc-id": (vpcId) => context.tx.by(subnets, "vpc", vpcId) },
    });
    return { Subnets: rows.map((subnet) => subnetView(context, subnet)), NextToken: nextToken };
  },
});
