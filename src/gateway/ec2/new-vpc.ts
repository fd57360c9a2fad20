// What AWS makes together with a VPC: main route table, default network ACL, default security group.
// https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html
import type { Dice } from "../../kit/ids.ts";
import type { Scope } from "../../model/arn.ts";
import { newEc2Id } from "../../model/ec2/identifiers.ts";
import { defaultDomainName } from "../../model/ec2/names.ts";
import { defaultAclEntries } from "../../model/ec2/network-acls.ts";
import type { DhcpOptions, Subnet, Tag, Vpc } from "../../model/ec2/records.ts";
import { type Zone, zonesOf } from "../../model/ec2/regions.ts";
import { scopeKey } from "../../model/arn.ts";
import type { Transaction } from "../../store/store.ts";
import {
  internetGateways,
  routeTables,
  securityGroupRules,
  securityGroups,
  subnets,
  vpcs,
} from "../../store/tables/ec2.ts";
import { dhcpOptions, networkAcls } from "../../store/tables/ec2-more.ts";

/** What making a resource needs beside its own facts. */
export interface Making extends Scope {
  readonly tx: Transaction;
  readonly dice: Dice;
}

const scopeOf = ({ account, region }: Scope): Scope => ({ account, region });

export interface VpcFacts {
  readonly cidr: string;
  readonly isDefault: boolean;
  readonly instanceTenancy: Vpc["instanceTenancy"];
  readonly tags: readonly Tag[];
}

/** The VPC with its main route table, default ACL and default security group; `internetGatewayId` is put before its way out. */
export function makeVpc(making: Making, facts: VpcFacts, internetGatewayId?: string): Vpc {
  const { tx, dice } = making;
  const { cidr, isDefault, instanceTenancy, tags } = facts;
  const vpc = tx.put(vpcs, {
    ...scopeOf(making),
    vpcId: newEc2Id(dice, "vpc"),
    cidrs: [{ associationId: newEc2Id(dice, "vpc-cidr-assoc"), cidr }],
    isDefault,
    dhcpOptionsId: defaultDhcpOptions(making).dhcpOptionsId,
    enableDnsSupport: true,
    // As AWS has it: on in default VPCs only.
    enableDnsHostnames: isDefault,
    instanceTenancy,
    tags,
  });
  tx.put(routeTables, {
    ...scopeOf(making),
    routeTableId: newEc2Id(dice, "rtb"),
    vpcId: vpc.vpcId,
    routes: [
      { destination: cidr, target: "local", origin: "CreateRouteTable" },
      ...(internetGatewayId
        ? [{ destination: "0.0.0.0/0", target: internetGatewayId, origin: "CreateRoute" } as const]
        : []),
    ],
    associations: [{ associationId: newEc2Id(dice, "rtbassoc"), main: true }],
    tags: [],
  });
  tx.put(networkAcls, {
    ...scopeOf(making),
    networkAclId: newEc2Id(dice, "acl"),
    vpcId: vpc.vpcId,
    isDefault: true,
    entries: defaultAclEntries,
    associations: [],
    tags: [],
  });
  makeDefaultGroup(making, vpc.vpcId);
  return vpc;
}

/** All in from the group itself, all out. */
function makeDefaultGroup(making: Making, vpcId: string): void {
  const { tx, dice } = making;
  const group = makeGroup(making, {
    groupName: "default",
    description: "default VPC security group",
    vpcId,
    tags: [],
  });
  const { groupId, account } = group;
  tx.put(securityGroupRules, {
    ...allTraffic(making, groupId, newEc2Id(dice, "sgr"), false),
    referencedGroupId: groupId,
    referencedAccount: account,
  });
}

/** A new group has one rule: everything may go out. */
export function makeGroup(
  making: Making,
  facts: {
    readonly groupName: string;
    readonly description: string;
    readonly vpcId: string;
    readonly tags: readonly Tag[];
  },
) {
  const { tx, dice } = making;
  const group = tx.put(securityGroups, { ...scopeOf(making), groupId: newEc2Id(dice, "sg"), ...facts });
  const rule = allTraffic(making, group.groupId, newEc2Id(dice, "sgr"), true);
  tx.put(securityGroupRules, { ...rule, cidrIpv4: "0.0.0.0/0" });
  return group;
}

const allTraffic = (scope: Scope, groupId: string, ruleId: string, isEgress: boolean) => ({
  ...scopeOf(scope),
  ruleId,
  groupId,
  isEgress,
  ipProtocol: "-1",
  fromPort: -1,
  toPort: -1,
  tags: [],
});

export interface SubnetFacts {
  readonly vpcId: string;
  readonly cidr: string;
  readonly zone: Zone;
  readonly isDefault: boolean;
  readonly tags: readonly Tag[];
}

/** A subnet stands behind its VPC's default ACL from the start. */
export function makeSubnet(making: Making, { vpcId, cidr, zone, isDefault, tags }: SubnetFacts): Subnet {
  const { tx, dice } = making;
  const subnet = tx.put(subnets, {
    ...scopeOf(making),
    subnetId: newEc2Id(dice, "subnet"),
    vpcId,
    cidr,
    availabilityZone: zone.name,
    availabilityZoneId: zone.id,
    defaultForAz: isDefault,
    mapPublicIpOnLaunch: isDefault,
    tags,
  });
  const acl = tx.by(networkAcls, "vpc", vpcId).find(({ isDefault }) => isDefault);
  if (acl) {
    const association = { associationId: newEc2Id(dice, "aclassoc"), subnetId: subnet.subnetId };
    tx.put(networkAcls, { ...acl, associations: [...acl.associations, association] });
  }
  return subnet;
}

/** The region's own DHCP options; made again when a user has deleted them. */
function defaultDhcpOptions(making: Making): DhcpOptions {
  const { tx, dice, region } = making;
  const options = [
    { key: "domain-name", values: [defaultDomainName(region)] },
    { key: "domain-name-servers", values: ["AmazonProvidedDNS"] },
  ];
  const same = (one: DhcpOptions) => JSON.stringify(one.options) === JSON.stringify(options) && one.tags.length === 0;
  return (
    tx.by(dhcpOptions, "scope", scopeKey(making)).find(same) ??
    tx.put(dhcpOptions, { ...scopeOf(making), dhcpOptionsId: newEc2Id(dice, "dopt"), options, tags: [] })
  );
}

/** The i-th /20 of the default VPC. */
export const defaultSubnetCidr = (index: number): string => `172.31.${index * 16}.0/20`;

/** 172.31.0.0/16 with an internet gateway and a public /20 in each zone. */
export function makeDefaultVpc(making: Making): Vpc {
  const { tx, dice } = making;
  const internetGatewayId = newEc2Id(dice, "igw");
  const facts = { cidr: "172.31.0.0/16", isDefault: true, instanceTenancy: "default", tags: [] } as const;
  const vpc = makeVpc(making, facts, internetGatewayId);
  tx.put(internetGateways, { ...scopeOf(making), internetGatewayId, vpcIds: [vpc.vpcId], tags: [] });
  zonesOf(making.region).forEach((zone, index) =>
    makeSubnet(making, { vpcId: vpc.vpcId, cidr: defaultSubnetCidr(index), zone, isDefault: true, tags: [] }),
  );
  return vpc;
}
