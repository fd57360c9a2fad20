// Which route table decides for a subnet, and which internet gateways its VPC has: what the network is built from, and what
// is told of it.
import { type Scope, scopeKey } from "../../model/arn.ts";
import type { RouteTable, Subnet } from "../../model/ec2/records.ts";
import type { Reader } from "../store.ts";
import { internetGateways, routeTables } from "../tables/ec2.ts";

/** The subnet's own table, else the VPC's main one. */
export function routeTableOf(reader: Reader, { subnetId, vpcId }: Pick<Subnet, "subnetId" | "vpcId">) {
  const own = reader.by(routeTables, "subnet", subnetId)[0];
  return own ?? reader.by(routeTables, "vpc", vpcId).find(isMain);
}

const isMain = ({ associations }: RouteTable): boolean => associations.some(({ main }) => main);

/** The ids of those that are attached. */
export const internetGatewaysOf = (reader: Reader, vpcId: string): string[] =>
  reader.by(internetGateways, "vpc", vpcId).map(({ internetGatewayId }) => internetGatewayId);

/** The ids of those that are attached to no VPC. */
export const detachedGateways = (reader: Reader, scope: Scope): string[] =>
  reader
    .by(internetGateways, "scope", scopeKey(scope))
    .filter(({ vpcIds }) => vpcIds.length === 0)
    .map(({ internetGatewayId }) => internetGatewayId);
