// Network ACLs: describe, create, delete, and which ACL stands before a subnet. Muelle does not enforce ACLs yet: only one that
// lets everything through may stand before a subnet (model/ec2/network-acls.ts).
// https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
import type * as EC2 from "@aws-sdk/client-ec2";
import { newEc2Id } from "../../model/ec2/identifiers.ts";
import { allowsEverything, newAclEntries } from "../../model/ec2/network-acls.ts";
import type { NetworkAcl } from "../../model/ec2/records.ts";
import { AwsError } from "../../model/errors.ts";
import { networkAcls } from "../../store/tables/ec2-more.ts";
import { operation } from "../service.ts";
import { select } from "./describe.ts";
import { hasDependencies, invalidParameter, unsupported } from "./errors.ts";
import { networkAclFilters, networkAclView } from "./network-acl-view.ts";
import { ec2Arn, own, resources } from "./resources.ts";
import { tagsOnCreate } from "./tag-specifications.ts";

export const describeNetworkAcls = operation<typeof EC2, "DescribeNetworkAcls">({
  access: "List",
  handle(input, context) {
    const { rows, nextToken } = select(context, input.NetworkAclIds, input, {
      resource: resources.networkAcl,
      idsName: "NetworkAclIds",
      filters: networkAclFilters,
      indexed: { "vpc-id": (vpcId) => context.tx.by(networkAcls, "vpc", vpcId) },
    });
    return { NetworkAcls: rows.map(networkAclView), NextToken: nextToken };
  },
});

export const createNetworkAcl = operation<typeof EC2, "CreateNetworkAcl">({
  access: "Write",
  resources: (input, scope) => [ec2Arn(scope, "vpc", input.VpcId), ec2Arn(scope, "network-acl", "*")],
  handle(input, context) {
    const { account, region, dice, tx } = context;
    const { vpcId } = own(context, resources.vpc, input.VpcId);
    const tags = tagsOnCreate(context, input.TagSpecifications, "network-acl", "CreateNetworkAcl");
    const networkAclId = newEc2Id(dice, "acl");
    const facts = { account, region, networkAclId, vpcId, isDefault: false, entries: newAclEntries, associations: [] };
    return { NetworkAcl: networkAclView(tx.put(networkAcls, { ...facts, tags })), ClientToken: input.ClientToken };
  },
});

export const deleteNetworkAcl = operation<typeof EC2, "DeleteNetworkAcl">({
  access: "Write",
  resources: (input, scope) => ec2Arn(scope, "network-acl", input.NetworkAclId),
  handle(input, context) {
    const acl = own(context, resources.networkAcl, input.NetworkAclId);
    if (acl.isDefault) throw invalidParameter(`cannot delete default network ACL ${acl.networkAclId}`);
    if (acl.associations.length > 0) throw hasDependencies("networkAcl", acl.networkAclId);
    context.tx.delete(networkAcls, acl.networkAclId);
    return {};
  },
});

export const replaceNetworkAclAssociation = operation<typeof EC2, "ReplaceNetworkAclAssociation">({
  access: "Write",
  resources: (input, scope) => ec2Arn(scope, "network-acl", input.NetworkAclId),
  handle(input, context) {
    const { tx, dice } = context;
    const next = own(context, resources.networkAcl, input.NetworkAclId);
    const [before] = tx.by(networkAcls, "association", input.AssociationId);
    const association = before?.associations.find((one) => one.associationId === input.AssociationId);
    if (!before || !association || before.account !== context.account || before.region !== context.region)
      throw new AwsError("InvalidAssociationID.NotFound", `The association ID '${input.AssociationId}' does not exist`);
    if (before.vpcId !== next.vpcId)
      throw invalidParameter(
        `Network ACL ${next.networkAclId} and ${association.subnetId} belong to different networks`,
      );
    checkStandsBefore({ ...next, associations: [association] });
    const renewed = { ...association, associationId: newEc2Id(dice, "aclassoc") };
    tx.put(networkAcls, { ...before, associations: before.associations.filter((one) => one !== association) });
    tx.update(networkAcls, next.networkAclId, (acl) => ({ ...acl, associations: [...acl.associations, renewed] }));
    return { NewAssociationId: renewed.associationId };
  },
});

/** Refuses an ACL that stands before a subnet and would have to stop anything. */
export function checkStandsBefore(acl: NetworkAcl): void {
  if (acl.associations.length > 0 && !allowsEverything(acl.entries))
    throw unsupported(
      `Muelle does not enforce network ACLs yet, so ${acl.networkAclId} cannot stand before a subnet with entries that stop traffic: nothing was changed. Use security groups, which are enforced.`,
    );
}
