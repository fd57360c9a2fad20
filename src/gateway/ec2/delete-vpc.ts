// DeleteVpc: takes along what AWS made with the VPC, and nothing else.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteVpc.html
import type * as EC2 from "@aws-sdk/client-ec2";
import { isMain } from "./route-table-view.ts";
import {
  internetGateways,
  networkInterfaces,
  routeTables,
  securityGroupRules,
  securityGroups,
  subnets,
  vpcs,
} from "../../store/tables/ec2.ts";
import { networkAcls } from "../../store/tables/ec2-more.ts";
import { type Context, operation } from "../service.ts";
import { hasDependencies } from "./errors.ts";
import { ec2Arn, own, resources } from "./resources.ts";

export const deleteVpc = operation<typeof EC2, "DeleteVpc">({
  access: "Write",
  resources: (input, scope) => ec2Arn(scope, "vpc", input.VpcId),
  handle(input, context) {
    const { vpcId } = own(context, resources.vpc, input.VpcId);
    const { tx } = context;
    if (hasContents(context, vpcId)) throw hasDependencies("vpc", vpcId);
    for (const table of tx.by(routeTables, "vpc", vpcId)) tx.delete(routeTables, table.routeTableId);
    for (const acl of tx.by(networkAcls, "vpc", vpcId)) tx.delete(networkAcls, acl.networkAclId);
    for (const group of tx.by(securityGroups, "vpc", vpcId)) {
      for (const rule of tx.by(securityGroupRules, "group", group.groupId)) tx.delete(securityGroupRules, rule.ruleId);
      tx.delete(securityGroups, group.groupId);
    }
    tx.delete(vpcs, vpcId);
    return {};
  },
});

const hasContents = ({ tx }: Context, vpcId: string): boolean =>
  tx.count(subnets, "vpc", vpcId) > 0 ||
  tx.count(internetGateways, "vpc", vpcId) > 0 ||
  tx.count(networkInterfaces, "vpc", vpcId) > 0 ||
  tx.by(routeTables, "vpc", vpcId).some((table) => !isMain(table)) ||
  tx.by(networkAcls, "vpc", vpcId).some((acl) => !acl.isDefault) ||
  tx.by(securityGroups, "vpc", vpcId).some((group) => group.groupName !== "default");
