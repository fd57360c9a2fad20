// Internet gateways: describe, create, delete. https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
import type * as EC2 from "@aws-sdk/client-ec2";
import { newEc2Id } from "../../model/ec2/identifiers.ts";
import { internetGateways } from "../../store/tables/ec2.ts";
import { operation } from "../service.ts";
import { select } from "./describe.ts";
import { hasDependencies } from "./errors.ts";
import { internetGatewayFilters, internetGatewayView } from "./internet-gateway-view.ts";
import { ec2Arn, own, resources } from "./resources.ts";
import { tagsOnCreate } from "./tag-specifications.ts";

export const describeInternetGateways = operation<typeof EC2, "DescribeInternetGateways">({
  access: "List",
  handle(input, context) {
    const { rows, nextToken } = select(context, input.InternetGatewayIds, input, {
      resource: resources.internetGateway,
      idsName: "InternetGatewayIds",
      filters: internetGatewayFilters,
    });
    return { InternetGateways: rows.map(internetGatewayView), NextToken: nextToken };
  },
});

export const createInternetGateway = operation<typeof EC2, "CreateInternetGateway">({
  access: "Write",
  resources: (_, scope) => ec2Arn(scope, "internet-gateway", "*"),
  handle(input, context) {
    const { account, region, dice, tx } = context;
    const tags = tagsOnCreate(context, input.TagSpecifications, "internet-gateway", "CreateInternetGateway");
    const internetGatewayId = newEc2Id(dice, "igw");
    const gateway = tx.put(internetGateways, { account, region, internetGatewayId, vpcIds: [], tags });
    return { InternetGateway: internetGatewayView(gateway) };
  },
});

export const deleteInternetGateway = operation<typeof EC2, "DeleteInternetGateway">({
  access: "Write",
  resources: (input, scope) => ec2Arn(scope, "internet-gateway", input.InternetGatewayId),
  handle(input, context) {
    const gateway = own(context, resources.internetGateway, input.InternetGatewayId);
    if (gateway.vpcIds.length > 0) throw hasDependencies("internetGateway", gateway.internetGatewayId);
    context.tx.delete(internetGateways, gateway.internetGatewayId);
    return {};
  },
});
