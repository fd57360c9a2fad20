// Tables of EC2 that only its own shelf of the gateway reads.
import { type Scope, scopeKey } from "../../model/arn.ts";
import type { DhcpOptions, NetworkAcl } from "../../model/ec2/records.ts";
import { defineTable } from "../table.ts";

export const networkAcls = defineTable<NetworkAcl>()({
  name: "ec2_network_acls",
  key: (acl) => acl.networkAclId,
  indexes: {
    scope: scopeKey,
    vpc: (acl) => acl.vpcId,
    subnet: (acl) => acl.associations.map((association) => association.subnetId),
    association: (acl) => acl.associations.map((association) => association.associationId),
  },
});

export const dhcpOptions = defineTable<DhcpOptions>()({
  name: "ec2_dhcp_options",
  key: (options) => options.dhcpOptionsId,
  indexes: { scope: scopeKey },
});

/** The accounts and regions that have got their default VPC: one that a user deletes does not come back by itself. */
export const ec2Scopes = defineTable<Scope & { readonly seededAtMs: number }>()({
  name: "ec2_scopes",
  key: scopeKey,
  indexes: {},
});

export const ec2MoreTables = [networkAcls, dhcpOptions, ec2Scopes];
