// Route tables: describe, create, delete. https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html
import type * as EC2 from "@aws-sdk/client-ec2";
import { newEc2Id } from "../../model/ec2/identifiers.ts";
import { routeTables } from "../../store/tables/ec2.ts";
import { operation } from "../service.ts";
import { select } from "./describe.ts";
import { hasDependencies } from "./errors.ts";
import { ec2Arn, own, resources } from "./resources.ts";
import { routeTableFilters, routeTableView } from "./route-table-view.ts";
import { tagsOnCreate } from "./tag-specifications.ts";

export const describeRouteTables = operation<typeof EC2, "DescribeRouteTables">({
  access: "List",
  handle(input, context) {
    const { rows, nextToken } = select(context, input.RouteTableIds, input, {
      resource: resources.routeTable,
      idsName: "RouteTableIds",
      filters: routeTableFilters(context),
      pageSizes: [5, 100],
      indexed: { "vpc-id": (vpcId) => context.tx.by(routeTables, "vpc", vpcId) },
    });
    return { RouteTables: rows.map((table) => routeTableView(context, table)), NextToken: nextToken };
  },
});

export const createRouteTable = operation<typeof EC2, "CreateRouteTable">({
  access: "Write",
  resources: (input, scope) => [ec2Arn(scope, "vpc", input.VpcId), ec2Arn(scope, "route-table", "*")],
  handle(input, context) {
    const { account, region, dice, tx } = context;
    const vpc = own(context, resources.vpc, input.VpcId);
    const tags = tagsOnCreate(context, input.TagSpecifications, "route-table", "CreateRouteTable");
    const table = tx.put(routeTables, {
      account,
      region,
      routeTableId: newEc2Id(dice, "rtb"),
      vpcId: vpc.vpcId,
      routes: vpc.cidrs.map(({ cidr }) => ({
        destination: cidr,
        target: "local",
        origin: "CreateRouteTable" as const,
      })),
      associations: [],
      tags,
    });
    return { RouteTable: routeTableView(context, table), ClientToken: input.ClientToken };
  },
});

export const deleteRouteTable = operation<typeof EC2, "DeleteRouteTable">({
  access: "Write",
  resources: (input, scope) => ec2Arn(scope, "route-table", input.RouteTableId),
  handle(input, context) {
    const table = own(context, resources.routeTable, input.RouteTableId);
    if (table.associations.length > 0) throw hasDependencies("routeTable", table.routeTableId);
    context.tx.delete(routeTables, table.routeTableId);
    return {};
  },
});
