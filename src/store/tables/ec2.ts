// Tables of EC2 networking that more than one room reads. Others of EC2 stand in ec2-more.ts.
import { scopeKey } from "../../model/arn.ts";
import type {
  InternetGateway,
  NetworkInterface,
  RouteTable,
  SecurityGroup,
  SecurityGroupRule,
  Subnet,
  Vpc,
} from "../../model/ec2/records.ts";
import { defineTable } from "../table.ts";

export const vpcs = defineTable<Vpc>()({
  name: "ec2_vpcs",
  key: (vpc) => vpc.vpcId,
  indexes: { scope: scopeKey },
});

export const subnets = defineTable<Subnet>()({
  name: "ec2_subnets",
  key: (subnet) => subnet.subnetId,
  indexes: { scope: scopeKey, vpc: (subnet) => subnet.vpcId },
});

export const internetGateways = defineTable<InternetGateway>()({
  name: "ec2_internet_gateways",
  key: (gateway) => gateway.internetGatewayId,
  indexes: { scope: scopeKey, vpc: (gateway) => gateway.vpcIds },
});

export const routeTables = defineTable<RouteTable>()({
  name: "ec2_route_tables",
  key: (table) => table.routeTableId,
  indexes: {
    scope: scopeKey,
    vpc: (table) => table.vpcId,
    subnet: (table) => table.associations.flatMap((association) => association.subnetId ?? []),
    association: (table) => table.associations.map((association) => association.associationId),
  },
});

export const securityGroups = defineTable<SecurityGroup>()({
  name: "ec2_security_groups",
  key: (group) => group.groupId,
  indexes: { scope: scopeKey, vpc: (group) => group.vpcId },
});

export const securityGroupRules = defineTable<SecurityGroupRule>()({
  name: "ec2_security_group_rules",
  key: (rule) => rule.ruleId,
  indexes: { scope: scopeKey, group: (rule) => rule.groupId, referencedGroup: (rule) => rule.referencedGroupId },
});

export const networkInterfaces = defineTable<NetworkInterface>()({
  name: "ec2_network_interfaces",
  key: (nic) => nic.networkInterfaceId,
  indexes: {
    scope: scopeKey,
    vpc: (nic) => nic.vpcId,
    subnet: (nic) => nic.subnetId,
    group: (nic) => nic.groupIds,
    task: (nic) => nic.taskArn,
    /** `vpc/address`: an address is held once in a VPC. */
    privateAddress: (nic) => `${nic.vpcId}/${nic.privateAddress}`,
    publicAddress: (nic) => nic.publicAddress,
    macAddress: (nic) => nic.macAddress,
  },
});

export const ec2Tables = [
  vpcs,
  subnets,
  internetGateways,
  routeTables,
  securityGroups,
  securityGroupRules,
  networkInterfaces,
];
