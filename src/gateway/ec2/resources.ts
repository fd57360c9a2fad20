// EC2's kinds of resources: table, id prefix, tag type, and the error when one is not there.
import type { ResourceType, Tag } from "@aws-sdk/client-ec2";
import { formatArn, type Scope } from "../../model/arn.ts";
import type { Ec2Prefix } from "../../model/ec2/identifiers.ts";
import type { Tagged, Tag as TagRecord } from "../../model/ec2/records.ts";
import { AwsError } from "../../model/errors.ts";
import type { Transaction } from "../../store/store.ts";
import {
  internetGateways,
  networkInterfaces,
  routeTables,
  securityGroupRules,
  securityGroups,
  subnets,
  vpcs,
} from "../../store/tables/ec2.ts";
import { dhcpOptions, networkAcls } from "../../store/tables/ec2-more.ts";
import type { TableSpec } from "../../store/table.ts";

export interface Resource<T extends Scope & Tagged> {
  readonly type: ResourceType;
  readonly prefix: Ec2Prefix;
  readonly table: TableSpec<T, "scope">;
  readonly missing: (id: string) => AwsError;
}

const notFound = (code: string, noun: string) => (id: string) =>
  new AwsError(code, `The ${noun} ID '${id}' does not exist`);

const declare = <T extends Scope & Tagged>(
  type: ResourceType,
  prefix: Ec2Prefix,
  table: TableSpec<T, "scope">,
  missing: (id: string) => AwsError,
): Resource<T> => ({ type, prefix, table, missing });

export const resources = {
  vpc: declare("vpc", "vpc", vpcs, notFound("InvalidVpcID.NotFound", "vpc")),
  subnet: declare("subnet", "subnet", subnets, notFound("InvalidSubnetID.NotFound", "subnet")),
  internetGateway: declare(
    "internet-gateway",
    "igw",
    internetGateways,
    notFound("InvalidInternetGatewayID.NotFound", "internetGateway"),
  ),
  routeTable: declare("route-table", "rtb", routeTables, notFound("InvalidRouteTableID.NotFound", "routeTable")),
  networkAcl: declare("network-acl", "acl", networkAcls, notFound("InvalidNetworkAclID.NotFound", "networkAcl")),
  dhcpOptions: declare("dhcp-options", "dopt", dhcpOptions, notFound("InvalidDhcpOptionID.NotFound", "dhcpOption")),
  securityGroup: declare("security-group", "sg", securityGroups, missingGroup),
  securityGroupRule: declare("security-group-rule", "sgr", securityGroupRules, missingRule),
  networkInterface: declare(
    "network-interface",
    "eni",
    networkInterfaces,
    notFound("InvalidNetworkInterfaceID.NotFound", "networkInterface"),
  ),
} as const;

function missingGroup(id: string): AwsError {
  if (!id.startsWith("sg-"))
    return new AwsError("InvalidGroupId.Malformed", `Invalid id: "${id}" (expecting "sg-...")`);
  return new AwsError("InvalidGroup.NotFound", `The security group '${id}' does not exist`);
}

function missingRule(id: string): AwsError {
  if (!id.startsWith("sgr-"))
    return new AwsError("InvalidSecurityGroupRuleId.Malformed", `Invalid id: "${id}" (expecting "sgr-...")`);
  return new AwsError("InvalidSecurityGroupRuleId.NotFound", `The security group rule ID '${id}' does not exist`);
}

/** What an operation sees of the store, and whose. */
export type Reading = Scope & { readonly tx: Pick<Transaction, "get" | "by" | "count" | "list" | "entry"> };

/** The caller's own resource in this region. Throws the resource's not-found error. */
export function own<T extends Scope & Tagged>({ tx, account, region }: Reading, resource: Resource<T>, id: string): T {
  const row = tx.get(resource.table, id);
  if (!row || row.account !== account || row.region !== region) throw resource.missing(id);
  return row;
}

/** arn:aws:ec2:region:account:type/id */
export const ec2Arn = ({ account, region }: Scope, type: string, id: string): string =>
  formatArn({ service: "ec2", region, account, resource: `${type}/${id}` });

/** Absent when there are none, as EC2 answers. */
export const tagList = (tags: readonly TagRecord[]): Tag[] | undefined =>
  tags.length === 0 ? undefined : tags.map(({ key, value }) => ({ Key: key, Value: value }));
