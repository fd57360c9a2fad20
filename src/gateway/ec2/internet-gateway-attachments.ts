// AttachInternetGateway and DetachInternetGateway: one gateway for a VPC, one VPC for a gateway.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachInternetGateway.html
import type * as EC2 from "@aws-sdk/client-ec2";
import type { Scope } from "../../model/arn.ts";
import { AwsError } from "../../model/errors.ts";
import { internetGateways, networkInterfaces } from "../../store/tables/ec2.ts";
import { operation } from "../service.ts";
import { invalidParameter } from "./errors.ts";
import { ec2Arn, own, resources } from "./resources.ts";

const bothArns = (input: { readonly InternetGatewayId: string; readonly VpcId: string }, scope: Scope) => [
  ec2Arn(scope, "internet-gateway", input.InternetGatewayId),
  ec2Arn(scope, "vpc", input.VpcId),
];

export const attachInternetGateway = operation<typeof EC2, "AttachInternetGateway">({
  access: "Write",
  resources: bothArns,
  handle(input, context) {
    const gateway = own(context, resources.internetGateway, input.InternetGatewayId);
    const { vpcId } = own(context, resources.vpc, input.VpcId);
    const [attached] = gateway.vpcIds;
    if (attached !== undefined)
      throw new AwsError(
        "Resource.AlreadyAssociated",
        `resource ${gateway.internetGatewayId} is already attached to network ${attached}`,
      );
    if (context.tx.count(internetGateways, "vpc", vpcId) > 0)
      throw invalidParameter(`Network ${vpcId} already has an internet gateway attached`);
    context.tx.put(internetGateways, { ...gateway, vpcIds: [vpcId] });
    return {};
  },
});

export const detachInternetGateway = operation<typeof EC2, "DetachInternetGateway">({
  access: "Write",
  resources: bothArns,
  handle(input, context) {
    const gateway = own(context, resources.internetGateway, input.InternetGatewayId);
    const { vpcId } = own(context, resources.vpc, input.VpcId);
    if (!gateway.vpcIds.includes(vpcId))
      throw new AwsError(
        "Gateway.NotAttached",
        `resource ${gateway.internetGatewayId} is not attached to network ${vpcId}`,
      );
    if (context.tx.by(networkInterfaces, "vpc", vpcId).some((nic) => nic.publicAddress !== undefined))
      throw new AwsError(
        "DependencyViolation",
        `Network ${vpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
      );
    context.tx.put(internetGateways, { ...gateway, vpcIds: [] });
    return {};
  },
});
