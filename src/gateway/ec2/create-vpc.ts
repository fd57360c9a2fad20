// CreateVpc. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpc.html
import type * as EC2 from "@aws-sdk/client-ec2";
import { operation } from "../service.ts";
import { missingParameter, unsupported } from "./errors.ts";
import { makeVpc } from "./new-vpc.ts";
import { ec2Arn } from "./resources.ts";
import { tagsOnCreate } from "./tag-specifications.ts";
import { checkVpcCidr } from "./vpc-cidrs.ts";
import { vpcView } from "./vpc-view.ts";

export const createVpc = operation<typeof EC2, "CreateVpc">({
  access: "Write",
  resources: (_, scope) => ec2Arn(scope, "vpc", "*"),
  refuses: [
    "AmazonProvidedIpv6CidrBlock",
    "Ipv4IpamPoolId",
    "Ipv4NetmaskLength",
    "Ipv6CidrBlock",
    "Ipv6CidrBlockNetworkBorderGroup",
    "Ipv6IpamPoolId",
    "Ipv6NetmaskLength",
    "Ipv6Pool",
    "VpcEncryptionControl",
  ],
  handle(input, context) {
    if (!input.CidrBlock) throw missingParameter("cidrBlock");
    const instanceTenancy = input.InstanceTenancy ?? "default";
    if (instanceTenancy !== "default")
      throw unsupported("Muelle has no dedicated hosts: InstanceTenancy must be default.");
    const cidr = checkVpcCidr(input.CidrBlock, context.addresses.hostAddress);
    const tags = tagsOnCreate(context, input.TagSpecifications, "vpc", "CreateVpc");
    const vpc = makeVpc(context, { cidr, isDefault: false, instanceTenancy, tags });
    return { Vpc: { ...vpcView(vpc), State: "pending" } };
  },
});
