// Which subnets a route table stands for: AssociateRouteTable, DisassociateRouteTable, ReplaceRouteTableAssociation.
// https://docs.aws.amazon.com/vpc/latest/userguide/WorkWithRouteTables.html
import type * as EC2 from "@aws-sdk/client-ec2";
import { newEc2Id } from "../../model/ec2/identifiers.ts";
import type { RouteTable } from "../../model/ec2/records.ts";
import { AwsError } from "../../model/errors.ts";
import { routeTables } from "../../store/tables/ec2.ts";
import { type Context, operation } from "../service.ts";
import { invalidParameter, missingParameter } from "./errors.ts";
import { ec2Arn, own, resources } from "./resources.ts";

type Association = RouteTable["associations"][number];

const associated = { State: "associated" } as const;

export const associateRouteTable = operation<typeof EC2, "AssociateRouteTable">({
  access: "Write",
  resources: (input, scope) => ec2Arn(scope, "route-table", input.RouteTableId),
  refuses: ["GatewayId", "PublicIpv4Pool"],
  handle(input, context) {
    const table = own(context, resources.routeTable, input.RouteTableId);
    if (!input.SubnetId) throw missingParameter("subnetId");
    const subnet = own(context, resources.subnet, input.SubnetId);
    if (subnet.vpcId !== table.vpcId)
      throw invalidParameter(
        `Route table ${table.routeTableId} and subnet ${subnet.subnetId} belong to different networks`,
      );
    if (context.tx.count(routeTables, "subnet", subnet.subnetId) > 0) throw conflicting(table.routeTableId);
    const AssociationId = addAssociation(context, table, { subnetId: subnet.subnetId, main: false });
    return { AssociationId, AssociationState: associated };
  },
});

export const disassociateRouteTable = operation<typeof EC2, "DisassociateRouteTable">({
  access: "Write",
  handle(input, context) {
    const { table, association } = findAssociation(context, input.AssociationId);
    if (association.main)
      throw invalidParameter(`cannot disassociate the main route table association ${association.associationId}`);
    removeAssociation(context, table, association);
    return {};
  },
});

/** Of the main association too: that is how another table becomes the main one. */
export const replaceRouteTableAssociation = operation<typeof EC2, "ReplaceRouteTableAssociation">({
  access: "Write",
  resources: (input, scope) => ec2Arn(scope, "route-table", input.RouteTableId),
  handle(input, context) {
    const { table, association } = findAssociation(context, input.AssociationId);
    const next = own(context, resources.routeTable, input.RouteTableId);
    if (next.vpcId !== table.vpcId)
      throw invalidParameter(
        `Route table ${next.routeTableId} and association ${association.associationId} belong to different networks`,
      );
    if (next.routeTableId === table.routeTableId) throw conflicting(table.routeTableId);
    removeAssociation(context, table, association);
    const { associationId: _, ...facts } = association;
    return { NewAssociationId: addAssociation(context, next, facts), AssociationState: associated };
  },
});

const conflicting = (routeTableId: string) =>
  new AwsError(
    "Resource.AlreadyAssociated",
    `the specified association for route table ${routeTableId} conflicts with an existing association`,
  );

function findAssociation(context: Context, associationId: string): { table: RouteTable; association: Association } {
  const [table] = context.tx.by(routeTables, "association", associationId);
  const association = table?.associations.find((one) => one.associationId === associationId);
  if (!table || !association || table.account !== context.account || table.region !== context.region)
    throw new AwsError("InvalidAssociationID.NotFound", `The association ID '${associationId}' does not exist`);
  return { table, association };
}

function addAssociation({ tx, dice }: Context, table: RouteTable, facts: Omit<Association, "associationId">): string {
  const associationId = newEc2Id(dice, "rtbassoc");
  tx.put(routeTables, { ...table, associations: [...table.associations, { associationId, ...facts }] });
  return associationId;
}

function removeAssociation({ tx }: Context, table: RouteTable, association: Association): void {
  tx.put(routeTables, { ...table, associations: table.associations.filter((one) => one !== association) });
}
