// DescribeNetworkInterfaceAttribute, ModifyNetworkInterfaceAttribute, ResetNetworkInterfaceAttribute.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyNetworkInterfaceAttribute.html
import type * as EC2 from "@aws-sdk/client-ec2";
import type { NetworkInterface } from "../../model/ec2/records.ts";
import { AwsError } from "../../model/errors.ts";
import { networkInterfaces } from "../../store/tables/ec2.ts";
import { type Context, operation } from "../service.ts";
import { invalidParameter, missingParameter, unsupported } from "./errors.ts";
import { checkGroupIds } from "./network-interface-groups.ts";
import { attachmentView, groupIdentifiers } from "./network-interface-view.ts";
import { ec2Arn, own, resources } from "./resources.ts";

export const describeNetworkInterfaceAttribute = operation<typeof EC2, "DescribeNetworkInterfaceAttribute">({
  access: "List",
  handle(input, context) {
    const nic = own(context, resources.networkInterface, input.NetworkInterfaceId);
    const NetworkInterfaceId = nic.networkInterfaceId;
    switch (input.Attribute) {
      case "description":
        return { NetworkInterfaceId, Description: { Value: nic.description } };
      case "groupSet":
        return { NetworkInterfaceId, Groups: groupIdentifiers(context, nic) };
      case "sourceDestCheck":
        return { NetworkInterfaceId, SourceDestCheck: { Value: nic.sourceDestCheck } };
      case "attachment":
        return { NetworkInterfaceId, Attachment: attachmentView(nic) };
      case "associatePublicIpAddress":
        return { NetworkInterfaceId, AssociatePublicIpAddress: nic.publicAddress !== undefined };
      case undefined:
        throw missingParameter("attribute");
      default:
        throw invalidParameter(`Value (${String(input.Attribute)}) for parameter attribute is invalid.`);
    }
  },
});

export const modifyNetworkInterfaceAttribute = operation<typeof EC2, "ModifyNetworkInterfaceAttribute">({
  access: "Write",
  resources: (input, scope) => ec2Arn(scope, "network-interface", input.NetworkInterfaceId),
  refuses: [
    "AssociatePublicIpAddress",
    "AssociatedSubnetIds",
    "Attachment",
    "ConnectionTrackingSpecification",
    "EnaSrdSpecification",
    "EnablePrimaryIpv6",
  ],
  handle(input, context) {
    const nic = ownManageable(context, input.NetworkInterfaceId);
    if (input.SourceDestCheck?.Value === false)
      throw unsupported(
        "Muelle checks source and destination of every interface: SourceDestCheck cannot be false yet.",
      );
    const groupIds = input.Groups?.length ? checkGroupIds(context, nic.vpcId, input.Groups) : nic.groupIds;
    const description = input.Description?.Value ?? nic.description;
    context.tx.put(networkInterfaces, { ...nic, groupIds, description });
    return {};
  },
});

export const resetNetworkInterfaceAttribute = operation<typeof EC2, "ResetNetworkInterfaceAttribute">({
  access: "Write",
  resources: (input, scope) => ec2Arn(scope, "network-interface", input.NetworkInterfaceId),
  handle(input, context) {
    const nic = ownManageable(context, input.NetworkInterfaceId);
    context.tx.put(networkInterfaces, { ...nic, sourceDestCheck: true });
    return {};
  },
});

/** What another service made for itself, a task's interface for one, is that service's to change. */
function ownManageable(context: Context, id: string): NetworkInterface {
  const nic = own(context, resources.networkInterface, id);
  if (nic.requesterManaged)
    throw new AwsError("AuthFailure", "You do not have permission to access the specified resource.", 403);
  return nic;
}
