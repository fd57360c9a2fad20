// VPCs as EC2 shows them.
import type { Vpc as VpcView } from "@aws-sdk/client-ec2";
import type { FilterTable } from "../../model/ec2/filters.ts";
import type { Vpc } from "../../model/ec2/records.ts";
import { tagList } from "./resources.ts";

export const vpcView = (vpc: Vpc): VpcView => ({
  VpcId: vpc.vpcId,
  OwnerId: vpc.account,
  State: "available",
  CidrBlock: vpc.cidrs[0]?.cidr,
  CidrBlockAssociationSet: vpc.cidrs.map(cidrAssociationView),
  IsDefault: vpc.isDefault,
  InstanceTenancy: vpc.instanceTenancy,
  DhcpOptionsId: vpc.dhcpOptionsId,
  BlockPublicAccessStates: { InternetGatewayBlockMode: "off" },
  Tags: tagList(vpc.tags),
});

export const cidrAssociationView = ({ associationId, cidr }: Vpc["cidrs"][number]) => ({
  AssociationId: associationId,
  CidrBlock: cidr,
  CidrBlockState: { State: "associated" as const },
});

export const vpcFilters: FilterTable<Vpc> = {
  cidr: (vpc) => vpc.cidrs[0]?.cidr,
  "cidr-block": (vpc) => vpc.cidrs[0]?.cidr,
  "cidr-block-association.cidr-block": (vpc) => vpc.cidrs.map((association) => association.cidr),
  "cidr-block-association.association-id": (vpc) => vpc.cidrs.map((association) => association.associationId),
  "cidr-block-association.state": () => "associated",
  "dhcp-options-id": (vpc) => vpc.dhcpOptionsId,
  "ipv6-cidr-block-association.ipv6-cidr-block": () => undefined,
  "ipv6-cidr-block-association.ipv6-pool": () => undefined,
  "ipv6-cidr-block-association.association-id": () => undefined,
  "ipv6-cidr-block-association.state": () => undefined,
  "is-default": (vpc) => vpc.isDefault,
  isDefault: (vpc) => vpc.isDefault,
  "owner-id": (vpc) => vpc.account,
  state: () => "available",
  "vpc-id": (vpc) => vpc.vpcId,
};
