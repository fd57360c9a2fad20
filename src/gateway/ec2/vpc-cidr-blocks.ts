// AssociateVpcCidrBlock and DisassociateVpcCidrBlock: further blocks of a VPC, with their local routes.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateVpcCidrBlock.html
import type * as EC2 from "@aws-sdk/client-ec2";
import { scopeKey } from "../../model/arn.ts";
import { cidrContains, cidrsOverlap, parseCidr } from "../../model/ec2/cidr.ts";
import { newEc2Id } from "../../model/ec2/identifiers.ts";
import type { Route, Vpc } from "../../model/ec2/records.ts";
import { AwsError } from "../../model/errors.ts";
import { routeTables, subnets, vpcs } from "../../store/tables/ec2.ts";
import { type Context, operation } from "../service.ts";
import { missingParameter } from "./errors.ts";
import { ec2Arn, own, resources } from "./resources.ts";
import { checkVpcCidr } from "./vpc-cidrs.ts";
import { cidrAssociationView } from "./vpc-view.ts";

const mostBlocks = 5;

export const associateVpcCidrBlock = operation<typeof EC2, "AssociateVpcCidrBlock">({
  access: "Write",
  resources: (input, scope) => ec2Arn(scope, "vpc", input.VpcId),
  refuses: [
    "AmazonProvidedIpv6CidrBlock",
    "Ipv4IpamPoolId",
    "Ipv4NetmaskLength",
    "Ipv6CidrBlock",
    "Ipv6CidrBlockNetworkBorderGroup",
    "Ipv6IpamPoolId",
    "Ipv6NetmaskLength",
    "Ipv6Pool",
  ],
  handle(input, context) {
    const vpc = own(context, resources.vpc, input.VpcId);
    if (!input.CidrBlock) throw missingParameter("cidrBlock");
    const cidr = checkVpcCidr(input.CidrBlock, context.addresses.hostAddress);
    if (vpc.cidrs.length >= mostBlocks)
      throw new AwsError(
        "CidrLimitExceeded",
        `This network '${vpc.vpcId}' has met its maximum number of allowed CIDRs: ${mostBlocks}`,
      );
    if (vpc.cidrs.some((association) => overlap(association.cidr, cidr)))
      throw new AwsError(
        "CidrConflict",
        `The CIDR '${cidr}' conflicts with one of the existing CIDRs of ${vpc.vpcId}.`,
      );
    const association = { associationId: newEc2Id(context.dice, "vpc-cidr-assoc"), cidr };
    context.tx.put(vpcs, { ...vpc, cidrs: [...vpc.cidrs, association] });
    const local: Route = { destination: cidr, target: "local", origin: "CreateRouteTable" };
    changeRoutes(context, vpc.vpcId, (routes) => [...routes, local]);
    return {
      VpcId: vpc.vpcId,
      CidrBlockAssociation: { ...cidrAssociationView(association), CidrBlockState: { State: "associating" } },
    };
  },
});

export const disassociateVpcCidrBlock = operation<typeof EC2, "DisassociateVpcCidrBlock">({
  access: "Write",
  handle(input, context) {
    const id = input.AssociationId;
    const { vpc, association } = findAssociation(context, id);
    if (vpc.cidrs[0] === association)
      throw new AwsError(
        "OperationNotPermitted",
        `The vpc CIDR block with association ID ${id} may not be disassociated. It is the primary IPv4 CIDR block of the VPC`,
      );
    if (context.tx.by(subnets, "vpc", vpc.vpcId).some((subnet) => overlap(subnet.cidr, association.cidr)))
      throw new AwsError(
        "InvalidCidrBlock.InUse",
        `The vpc CIDR block with association ID ${id} is in use by a subnet.`,
      );
    context.tx.put(vpcs, { ...vpc, cidrs: vpc.cidrs.filter((one) => one !== association) });
    changeRoutes(context, vpc.vpcId, (routes) =>
      routes.filter((route) => route.target !== "local" || route.destination !== association.cidr),
    );
    return {
      VpcId: vpc.vpcId,
      CidrBlockAssociation: { ...cidrAssociationView(association), CidrBlockState: { State: "disassociating" } },
    };
  },
});

function findAssociation({ tx, account, region }: Context, id: string) {
  for (const vpc of tx.by(vpcs, "scope", scopeKey({ account, region })))
    for (const association of vpc.cidrs) if (association.associationId === id) return { vpc, association };
  throw new AwsError(
    "InvalidVpcCidrBlockAssociationID.NotFound",
    `The vpc CIDR block association ID '${id}' does not exist`,
  );
}

function changeRoutes({ tx }: Context, vpcId: string, change: (routes: readonly Route[]) => readonly Route[]): void {
  for (const table of tx.by(routeTables, "vpc", vpcId)) tx.put(routeTables, { ...table, routes: change(table.routes) });
}

function overlap(one: string, other: string): boolean {
  const [first, second] = [parseCidr(one), parseCidr(other)];
  return first !== undefined && second !== undefined && cidrsOverlap(first, second);
}

/** Which block of the VPC holds this one; undefined when none does. */
export const blockAround = (vpc: Vpc, text: string) =>
  vpc.cidrs.find(({ cidr }) => {
    const [outer, inner] = [parseCidr(cidr), parseCidr(text)];
    return outer !== undefined && inner !== undefined && cidrContains(outer, inner);
  });
