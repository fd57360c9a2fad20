// Network ACLs as EC2 shows them.
import type { NetworkAclEntry as EntryView, NetworkAcl as NetworkAclView } from "@aws-sdk/client-ec2";
import type { FilterTable } from "../../model/ec2/filters.ts";
import type { NetworkAcl, NetworkAclEntry } from "../../model/ec2/records.ts";
import { tagList } from "./resources.ts";

export const networkAclView = (acl: NetworkAcl): NetworkAclView => ({
  NetworkAclId: acl.networkAclId,
  VpcId: acl.vpcId,
  OwnerId: acl.account,
  IsDefault: acl.isDefault,
  Associations: acl.associations.map(({ associationId, subnetId }) => ({
    NetworkAclAssociationId: associationId,
    NetworkAclId: acl.networkAclId,
    SubnetId: subnetId,
  })),
  Entries: acl.entries.map(entryView),
  Tags: tagList(acl.tags),
});

const entryView = (entry: NetworkAclEntry): EntryView => ({
  RuleNumber: entry.ruleNumber,
  Egress: entry.egress,
  RuleAction: entry.action,
  Protocol: entry.protocol,
  CidrBlock: entry.cidr,
  Ipv6CidrBlock: entry.cidrIpv6,
  PortRange: entry.portRange && { From: entry.portRange.from, To: entry.portRange.to },
  IcmpTypeCode: entry.icmp && { Type: entry.icmp.type, Code: entry.icmp.code },
});

const protocolNames: Readonly<Record<string, string>> = { "1": "icmp", "6": "tcp", "17": "udp" };

export const networkAclFilters: FilterTable<NetworkAcl> = {
  "association.association-id": (acl) => acl.associations.map(({ associationId }) => associationId),
  "association.network-acl-id": (acl) => (acl.associations.length > 0 ? acl.networkAclId : undefined),
  "association.subnet-id": (acl) => acl.associations.map(({ subnetId }) => subnetId),
  default: (acl) => acl.isDefault,
  "entry.cidr": (acl) => acl.entries.map((entry) => entry.cidr),
  "entry.icmp.code": (acl) => acl.entries.map((entry) => entry.icmp?.code),
  "entry.icmp.type": (acl) => acl.entries.map((entry) => entry.icmp?.type),
  "entry.ipv6-cidr": (acl) => acl.entries.map((entry) => entry.cidrIpv6),
  "entry.port-range.from": (acl) => acl.entries.map((entry) => entry.portRange?.from),
  "entry.port-range.to": (acl) => acl.entries.map((entry) => entry.portRange?.to),
  "entry.protocol": (acl) => acl.entries.flatMap(({ protocol }) => [protocol, protocolNames[protocol]]),
  "entry.rule-action": (acl) => acl.entries.map((entry) => entry.action),
  "entry.egress": (acl) => acl.entries.map((entry) => entry.egress),
  "entry.rule-number": (acl) => acl.entries.map((entry) => entry.ruleNumber),
  "network-acl-id": (acl) => acl.networkAclId,
  "owner-id": (acl) => acl.account,
  "vpc-id": (acl) => acl.vpcId,
};
