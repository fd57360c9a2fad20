// Internet gateways as EC2 shows them.
import type { InternetGateway as InternetGatewayView } from "@aws-sdk/client-ec2";
import type { FilterTable } from "../../model/ec2/filters.ts";
import type { InternetGateway } from "../../model/ec2/records.ts";
import { tagList } from "./resources.ts";

export const internetGatewayView = (gateway: InternetGateway): InternetGatewayView => ({
  InternetGatewayId: gateway.internetGatewayId,
  OwnerId: gateway.account,
  // EC2 says "available" here, a value that its own model of attachments does not have.
  Attachments: gateway.vpcIds.map((vpcId) => ({ VpcId: vpcId, State: "available" as "attached" })),
  Tags: tagList(gateway.tags),
});

export const internetGatewayFilters: FilterTable<InternetGateway> = {
  "attachment.state": (gateway) => gateway.vpcIds.map(() => "available"),
  "attachment.vpc-id": (gateway) => gateway.vpcIds,
  "internet-gateway-id": (gateway) => gateway.internetGatewayId,
  "owner-id": (gateway) => gateway.account,
};
