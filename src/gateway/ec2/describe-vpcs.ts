// DescribeVpcs. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcs.html
import type * as EC2 from "@aws-sdk/client-ec2";
import { operation } from "../service.ts";
import { select } from "./describe.ts";
import { resources } from "./resources.ts";
import { vpcFilters, vpcView } from "./vpc-view.ts";

export const describeVpcs = operation<typeof EC2, "DescribeVpcs">({
  access: "List",
  handle(input, context) {
    const description = { resource: resources.vpc, idsName: "VpcIds", filters: vpcFilters };
    const { rows, nextToken } = select(context, input.VpcIds, input, description);
    return { Vpcs: rows.map(vpcView), NextToken: nextToken };
  },
});
