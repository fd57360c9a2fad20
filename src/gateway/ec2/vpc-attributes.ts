// DescribeVpcAttribute and ModifyVpcAttribute: one switch at a time.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcAttribute.html
import type * as EC2 from "@aws-sdk/client-ec2";
import { vpcs } from "../../store/tables/ec2.ts";
import { operation } from "../service.ts";
import { invalidParameter, missingParameter } from "./errors.ts";
import { ec2Arn, own, resources } from "./resources.ts";

export const describeVpcAttribute = operation<typeof EC2, "DescribeVpcAttribute">({
  access: "List",
  resources: (input, scope) => ec2Arn(scope, "vpc", input.VpcId),
  handle(input, context) {
    const vpc = own(context, resources.vpc, input.VpcId);
    const VpcId = vpc.vpcId;
    switch (input.Attribute) {
      case "enableDnsSupport":
        return { VpcId, EnableDnsSupport: { Value: vpc.enableDnsSupport } };
      case "enableDnsHostnames":
        return { VpcId, EnableDnsHostnames: { Value: vpc.enableDnsHostnames } };
      case "enableNetworkAddressUsageMetrics":
        return { VpcId, EnableNetworkAddressUsageMetrics: { Value: false } };
      default:
        throw invalidParameter(`Value (${String(input.Attribute)}) for parameter attribute is invalid.`);
    }
  },
});

export const modifyVpcAttribute = operation<typeof EC2, "ModifyVpcAttribute">({
  access: "Write",
  resources: (input, scope) => ec2Arn(scope, "vpc", input.VpcId),
  refuses: ["EnableNetworkAddressUsageMetrics.Value"],
  handle(input, context) {
    const { vpcId } = own(context, resources.vpc, input.VpcId);
    const given = [input.EnableDnsSupport, input.EnableDnsHostnames, input.EnableNetworkAddressUsageMetrics];
    const count = given.filter((attribute) => attribute !== undefined).length;
    if (count === 0) throw missingParameter("attribute");
    if (count > 1) throw invalidParameter("Fields for multiple attribute types specified");
    context.tx.update(vpcs, vpcId, (vpc) => ({
      ...vpc,
      enableDnsSupport: input.EnableDnsSupport?.Value ?? vpc.enableDnsSupport,
      enableDnsHostnames: input.EnableDnsHostnames?.Value ?? vpc.enableDnsHostnames,
    }));
    return {};
  },
});
