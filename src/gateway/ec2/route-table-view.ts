// Route tables as EC2 shows them.
import type { RouteTableAssociation, RouteTable as RouteTableView, Route as RouteView } from "@aws-sdk/client-ec2";
import type { FilterTable } from "../../model/ec2/filters.ts";
import type { Route, RouteTable } from "../../model/ec2/records.ts";
import { internetGateways } from "../../store/tables/ec2.ts";
import { type Reading, tagList } from "./resources.ts";

/** The table of every subnet of the VPC that has no table of its own. */
export const isMain = (table: RouteTable): boolean => table.associations.some((association) => association.main);

/** A route to a gateway that is gone, or is not attached any more, leads nowhere. */
const stateOf = ({ tx }: Reading, table: RouteTable, { target }: Route) =>
  target === "local" || tx.get(internetGateways, target)?.vpcIds.includes(table.vpcId) ? "active" : "blackhole";

export const routeTableView = (reading: Reading, table: RouteTable): RouteTableView => ({
  RouteTableId: table.routeTableId,
  VpcId: table.vpcId,
  OwnerId: table.account,
  Associations: table.associations.map((association) => associationView(table, association)),
  Routes: table.routes.map(
    (route): RouteView => ({
      DestinationCidrBlock: route.destination,
      GatewayId: route.target,
      Origin: route.origin,
      State: stateOf(reading, table, route),
    }),
  ),
  PropagatingVgws: [],
  Tags: tagList(table.tags),
});

const associationView = (
  { routeTableId }: RouteTable,
  { associationId, subnetId, main }: RouteTable["associations"][number],
): RouteTableAssociation => ({
  Main: main,
  RouteTableAssociationId: associationId,
  RouteTableId: routeTableId,
  SubnetId: subnetId,
  AssociationState: { State: "associated" },
});

export const routeTableFilters = (reading: Reading): FilterTable<RouteTable> => ({
  "association.gateway-id": () => undefined,
  "association.route-table-association-id": (table) => table.associations.map((one) => one.associationId),
  "association.route-table-id": (table) => (table.associations.length > 0 ? table.routeTableId : undefined),
  "association.subnet-id": (table) => table.associations.map((one) => one.subnetId),
  "association.main": (table) => table.associations.map((one) => one.main),
  "owner-id": (table) => table.account,
  "route-table-id": (table) => table.routeTableId,
  "route.destination-cidr-block": (table) => table.routes.map((route) => route.destination),
  "route.destination-ipv6-cidr-block": () => undefined,
  "route.destination-prefix-list-id": () => undefined,
  "route.egress-only-internet-gateway-id": () => undefined,
  "route.gateway-id": (table) => table.routes.map((route) => route.target),
  "route.instance-id": () => undefined,
  "route.nat-gateway-id": () => undefined,
  "route.transit-gateway-id": () => undefined,
  "route.origin": (table) => table.routes.map((route) => route.origin),
  "route.state": (table) => table.routes.map((route) => stateOf(reading, table, route)),
  "route.vpc-peering-connection-id": () => undefined,
  "vpc-id": (table) => table.vpcId,
});
