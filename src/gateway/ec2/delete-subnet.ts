// DeleteSubnet. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSubnet.html
import type * as EC2 from "@aws-sdk/client-ec2";
import { networkInterfaces, routeTables, subnets } from "../../store/tables/ec2.ts";
import { networkAcls } from "../../store/tables/ec2-more.ts";
import { operation } from "../service.ts";
import { hasDependencies } from "./errors.ts";
import { ec2Arn, own, resources } from "./resources.ts";

export const deleteSubnet = operation<typeof EC2, "DeleteSubnet">({
  access: "Write",
  resources: (input, scope) => ec2Arn(scope, "subnet", input.SubnetId),
  handle(input, context) {
    const { subnetId } = own(context, resources.subnet, input.SubnetId);
    const { tx } = context;
    if (tx.count(networkInterfaces, "subnet", subnetId) > 0) throw hasDependencies("subnet", subnetId);
    const stays = (association: { readonly subnetId?: string }) => association.subnetId !== subnetId;
    for (const table of tx.by(routeTables, "subnet", subnetId))
      tx.put(routeTables, { ...table, associations: table.associations.filter(stays) });
    for (const acl of tx.by(networkAcls, "subnet", subnetId))
      tx.put(networkAcls, { ...acl, associations: acl.associations.filter(stays) });
    tx.delete(subnets, subnetId);
    return {};
  },
});
