// The shelf of EC2: its networking. Instances, volumes and the rest are not there.
import * as EC2 from "@aws-sdk/client-ec2";
import type { Operations, Service } from "../service.ts";
import { specs } from "../services.ts";
import { authorizeSecurityGroupIngress, authorizeSecurityGroupEgress } from "./authorize-security-group.ts";
import { createDefaultSubnet } from "./create-default-subnet.ts";
import { createDefaultVpc } from "./create-default-vpc.ts";
import { createNetworkInterface } from "./create-network-interface.ts";
import { createSecurityGroup } from "./create-security-group.ts";
import { createSubnet } from "./create-subnet.ts";
import { createVpc } from "./create-vpc.ts";
import { deleteNetworkInterface } from "./delete-network-interface.ts";
import { deleteSecurityGroup } from "./delete-security-group.ts";
import { deleteSubnet } from "./delete-subnet.ts";
import { deleteVpc } from "./delete-vpc.ts";
import { describeAccountAttributes } from "./describe-account-attributes.ts";
import { describeAvailabilityZones } from "./describe-availability-zones.ts";
import { describeNetworkInterfaces } from "./describe-network-interfaces.ts";
import { describeManagedPrefixLists, describePrefixLists } from "./describe-prefix-lists.ts";
import { describeRegions } from "./describe-regions.ts";
import { describeSecurityGroupRules } from "./describe-security-group-rules.ts";
import { describeSecurityGroups } from "./describe-security-groups.ts";
import { describeSubnets } from "./describe-subnets.ts";
import { describeVpcs } from "./describe-vpcs.ts";
import { describeDhcpOptions, createDhcpOptions, deleteDhcpOptions, associateDhcpOptions } from "./dhcp-options.ts";
import { attachInternetGateway, detachInternetGateway } from "./internet-gateway-attachments.ts";
import { describeInternetGateways, createInternetGateway, deleteInternetGateway } from "./internet-gateways.ts";
import { modifySecurityGroupRules } from "./modify-security-group-rules.ts";
import { modifySubnetAttribute } from "./modify-subnet-attribute.ts";
import { createNetworkAclEntry, replaceNetworkAclEntry, deleteNetworkAclEntry } from "./network-acl-entries.ts";
import {
  describeNetworkAcls,
  createNetworkAcl,
  deleteNetworkAcl,
  replaceNetworkAclAssociation,
} from "./network-acls.ts";
import {
  describeNetworkInterfaceAttribute,
  modifyNetworkInterfaceAttribute,
  resetNetworkInterfaceAttribute,
} from "./network-interface-attributes.ts";
import { revokeSecurityGroupIngress, revokeSecurityGroupEgress } from "./revoke-security-group.ts";
import {
  associateRouteTable,
  disassociateRouteTable,
  replaceRouteTableAssociation,
} from "./route-table-associations.ts";
import { describeRouteTables, createRouteTable, deleteRouteTable } from "./route-tables.ts";
import { createRoute, replaceRoute, deleteRoute } from "./routes.ts";
import {
  describeSecurityGroupReferences,
  describeStaleSecurityGroups,
  getSecurityGroupsForVpc,
} from "./security-group-references.ts";
import { createTags, deleteTags, describeTags } from "./tags.ts";
import {
  updateSecurityGroupRuleDescriptionsIngress,
  updateSecurityGroupRuleDescriptionsEgress,
} from "./update-security-group-rule-descriptions.ts";
import { describeVpcAttribute, modifyVpcAttribute } from "./vpc-attributes.ts";
import { associateVpcCidrBlock, disassociateVpcCidrBlock } from "./vpc-cidr-blocks.ts";

const operations: Operations<typeof EC2> = {
  AssociateDhcpOptions: associateDhcpOptions,
  AssociateRouteTable: associateRouteTable,
  AssociateVpcCidrBlock: associateVpcCidrBlock,
  AttachInternetGateway: attachInternetGateway,
  AuthorizeSecurityGroupEgress: authorizeSecurityGroupEgress,
  AuthorizeSecurityGroupIngress: authorizeSecurityGroupIngress,
  CreateDefaultSubnet: createDefaultSubnet,
  CreateDefaultVpc: createDefaultVpc,
  CreateDhcpOptions: createDhcpOptions,
  CreateInternetGateway: createInternetGateway,
  CreateNetworkAcl: createNetworkAcl,
  CreateNetworkAclEntry: createNetworkAclEntry,
  CreateNetworkInterface: createNetworkInterface,
  CreateRoute: createRoute,
  CreateRouteTable: createRouteTable,
  CreateSecurityGroup: createSecurityGroup,
  CreateSubnet: createSubnet,
  CreateTags: createTags,
  CreateVpc: createVpc,
  DeleteDhcpOptions: deleteDhcpOptions,
  DeleteInternetGateway: deleteInternetGateway,
  DeleteNetworkAcl: deleteNetworkAcl,
  DeleteNetworkAclEntry: deleteNetworkAclEntry,
  DeleteNetworkInterface: deleteNetworkInterface,
  DeleteRoute: deleteRoute,
  DeleteRouteTable: deleteRouteTable,
  DeleteSecurityGroup: deleteSecurityGroup,
  DeleteSubnet: deleteSubnet,
  DeleteTags: deleteTags,
  DeleteVpc: deleteVpc,
  DescribeAccountAttributes: describeAccountAttributes,
  DescribeAvailabilityZones: describeAvailabilityZones,
  DescribeDhcpOptions: describeDhcpOptions,
  DescribeInternetGateways: describeInternetGateways,
  DescribeManagedPrefixLists: describeManagedPrefixLists,
  DescribeNetworkAcls: describeNetworkAcls,
  DescribeNetworkInterfaceAttribute: describeNetworkInterfaceAttribute,
  DescribeNetworkInterfaces: describeNetworkInterfaces,
  DescribePrefixLists: describePrefixLists,
  DescribeRegions: describeRegions,
  DescribeRouteTables: describeRouteTables,
  DescribeSecurityGroupReferences: describeSecurityGroupReferences,
  DescribeSecurityGroupRules: describeSecurityGroupRules,
  DescribeSecurityGroups: describeSecurityGroups,
  DescribeStaleSecurityGroups: describeStaleSecurityGroups,
  DescribeSubnets: describeSubnets,
  DescribeTags: describeTags,
  DescribeVpcAttribute: describeVpcAttribute,
  DescribeVpcs: describeVpcs,
  DetachInternetGateway: detachInternetGateway,
  DisassociateRouteTable: disassociateRouteTable,
  DisassociateVpcCidrBlock: disassociateVpcCidrBlock,
  GetSecurityGroupsForVpc: getSecurityGroupsForVpc,
  ModifyNetworkInterfaceAttribute: modifyNetworkInterfaceAttribute,
  ModifySecurityGroupRules: modifySecurityGroupRules,
  ModifySubnetAttribute: modifySubnetAttribute,
  ModifyVpcAttribute: modifyVpcAttribute,
  ReplaceNetworkAclAssociation: replaceNetworkAclAssociation,
  ReplaceNetworkAclEntry: replaceNetworkAclEntry,
  ReplaceRoute: replaceRoute,
  ReplaceRouteTableAssociation: replaceRouteTableAssociation,
  ResetNetworkInterfaceAttribute: resetNetworkInterfaceAttribute,
  RevokeSecurityGroupEgress: revokeSecurityGroupEgress,
  RevokeSecurityGroupIngress: revokeSecurityGroupIngress,
  UpdateSecurityGroupRuleDescriptionsEgress: updateSecurityGroupRuleDescriptionsEgress,
  UpdateSecurityGroupRuleDescriptionsIngress: updateSecurityGroupRuleDescriptionsIngress,
};

export const ec2: Service = { spec: specs.ec2, module: EC2, operations };
