// Routes of a table: CreateRoute, ReplaceRoute, DeleteRoute. The only way out of a VPC is an internet gateway yet.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html
import type * as EC2 from "@aws-sdk/client-ec2";
import { canonicalCidr } from "../../model/ec2/cidr.ts";
import type { Route, RouteTable } from "../../model/ec2/records.ts";
import { AwsError } from "../../model/errors.ts";
import { internetGateways, routeTables } from "../../store/tables/ec2.ts";
import { type Context, operation } from "../service.ts";
import { invalidParameter, missingParameter, unsupported } from "./errors.ts";
import { ec2Arn, own, resources } from "./resources.ts";
import { blockAround } from "./vpc-cidr-blocks.ts";

const targetsToCome = [
  "CarrierGatewayId",
  "CoreNetworkArn",
  "DestinationIpv6CidrBlock",
  "DestinationPrefixListId",
  "EgressOnlyInternetGatewayId",
  "InstanceId",
  "LocalGatewayId",
  "NatGatewayId",
  "NetworkInterfaceId",
  "OdbNetworkArn",
  "TransitGatewayId",
  "VpcEndpointId",
  "VpcPeeringConnectionId",
];

export const createRoute = operation<typeof EC2, "CreateRoute">({
  access: "Write",
  resources: (input, scope) => ec2Arn(scope, "route-table", input.RouteTableId),
  refuses: targetsToCome,
  handle(input, context) {
    const table = own(context, resources.routeTable, input.RouteTableId);
    const destination = checkDestination(input.DestinationCidrBlock);
    checkOutside(context, table, destination);
    if (table.routes.some((route) => route.destination === destination))
      throw new AwsError("RouteAlreadyExists", `The route identified by ${destination} already exists.`);
    const target = checkGateway(context, table, input.GatewayId);
    putRoutes(context, table, [...table.routes, { destination, target, origin: "CreateRoute" }]);
    return { Return: true };
  },
});

export const replaceRoute = operation<typeof EC2, "ReplaceRoute">({
  access: "Write",
  resources: (input, scope) => ec2Arn(scope, "route-table", input.RouteTableId),
  refuses: [...targetsToCome, "LocalTarget"],
  handle(input, context) {
    const table = own(context, resources.routeTable, input.RouteTableId);
    const replaced = findRoute(table, input.DestinationCidrBlock);
    checkOutside(context, table, replaced.destination);
    const target = checkGateway(context, table, input.GatewayId);
    putRoutes(
      context,
      table,
      table.routes.map((route) => (route === replaced ? { ...route, target } : route)),
    );
    return {};
  },
});

export const deleteRoute = operation<typeof EC2, "DeleteRoute">({
  access: "Write",
  resources: (input, scope) => ec2Arn(scope, "route-table", input.RouteTableId),
  refuses: ["DestinationIpv6CidrBlock", "DestinationPrefixListId"],
  handle(input, context) {
    const table = own(context, resources.routeTable, input.RouteTableId);
    const doomed = findRoute(table, input.DestinationCidrBlock);
    if (doomed.target === "local")
      throw invalidParameter(`cannot remove local route ${doomed.destination} in route table ${table.routeTableId}`);
    putRoutes(
      context,
      table,
      table.routes.filter((route) => route !== doomed),
    );
    return {};
  },
});

function putRoutes({ tx }: Context, table: RouteTable, routes: readonly Route[]): void {
  tx.put(routeTables, { ...table, routes });
}

function checkDestination(text: string | undefined): string {
  if (!text) throw missingParameter("destinationCidrBlock");
  const destination = canonicalCidr(text);
  if (!destination)
    throw invalidParameter(
      `Value (${text}) for parameter destinationCidrBlock is invalid. This is not a valid CIDR block.`,
    );
  return destination;
}

function findRoute(table: RouteTable, text: string | undefined): Route {
  const destination = checkDestination(text);
  const route = table.routes.find((one) => one.destination === destination);
  if (!route)
    throw new AwsError(
      "InvalidRoute.NotFound",
      `no route with destination-cidr-block ${destination} in route table ${table.routeTableId}`,
    );
  return route;
}

/** Traffic within the VPC stays in the VPC. */
function checkOutside(context: Context, table: RouteTable, destination: string): void {
  const block = blockAround(own(context, resources.vpc, table.vpcId), destination);
  if (block)
    throw invalidParameter(
      `The destination CIDR block ${destination} is equal to or more specific than one of this VPC's CIDR blocks. This route can target only an interface or an instance.`,
    );
}

/** The id of an internet gateway that is attached to the table's VPC. */
function checkGateway({ tx, account, region }: Context, table: RouteTable, id: string | undefined): string {
  if (!id) throw missingParameter("gatewayId");
  if (id === "local") throw invalidParameter("The target local is for the VPC's own CIDR blocks only.");
  if (id.startsWith("vgw-") || id.startsWith("vpce-"))
    throw unsupported(`Muelle has no virtual private gateways and endpoints yet, so a route cannot lead to ${id}.`);
  const gateway = tx.get(internetGateways, id);
  if (!gateway || gateway.account !== account || gateway.region !== region)
    throw new AwsError("InvalidGatewayID.NotFound", `The gateway ID '${id}' does not exist`);
  if (!gateway.vpcIds.includes(table.vpcId))
    throw invalidParameter(`route table ${table.routeTableId} and network gateway ${id} belong to different networks`);
  return id;
}
