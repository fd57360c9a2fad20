// CreateNetworkInterface. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkInterface.html
import type * as EC2 from "@aws-sdk/client-ec2";
import { isAssignable } from "../../model/ec2/allocate.ts";
import { parseCidr } from "../../model/ec2/cidr.ts";
import type { Subnet } from "../../model/ec2/records.ts";
import { AwsError } from "../../model/errors.ts";
import { networkInterfaces } from "../../store/tables/ec2.ts";
import { allocateInterface, defaultGroupId } from "../../store/tables/interface-allocation.ts";
import { type Context, operation } from "../service.ts";
import { invalidParameter, unsupported } from "./errors.ts";
import { checkGroupIds } from "./network-interface-groups.ts";
import { networkInterfaceView } from "./network-interface-view.ts";
import { ec2Arn, own, resources } from "./resources.ts";
import { tagsOnCreate } from "./tag-specifications.ts";

export const createNetworkInterface = operation<typeof EC2, "CreateNetworkInterface">({
  access: "Write",
  resources: (input, scope) => [ec2Arn(scope, "subnet", input.SubnetId), ec2Arn(scope, "network-interface", "*")],
  refuses: [
    "ConnectionTrackingSpecification",
    "EnablePrimaryIpv6",
    "Ipv4PrefixCount",
    "Ipv4Prefixes",
    "Ipv6AddressCount",
    "Ipv6Addresses",
    "Ipv6PrefixCount",
    "Ipv6Prefixes",
    "Operator",
    "SecondaryPrivateIpAddressCount",
  ],
  handle(input, context) {
    const subnet = own(context, resources.subnet, input.SubnetId);
    if ((input.InterfaceType ?? "interface") !== "interface")
      throw unsupported("Muelle makes interfaces of the type interface only (InterfaceType).");
    const asked = input.Groups?.length ? input.Groups : [defaultGroupId(context.tx, subnet.vpcId)];
    const groupIds = checkGroupIds(context, subnet.vpcId, asked);
    const privateAddress = checkAddress(context, subnet, primaryAddress(input));
    const tags = tagsOnCreate(context, input.TagSpecifications, "network-interface", "CreateNetworkInterface");
    const description = input.Description ?? "";
    const request = { subnetId: subnet.subnetId, groupIds, description, privateAddress, tags };
    const nic = allocateInterface(context.tx, request, context);
    return { NetworkInterface: networkInterfaceView(context, nic), ClientToken: input.ClientToken };
  },
});

/** The one address that is asked for; a second one is refused. */
function primaryAddress({
  PrivateIpAddress,
  PrivateIpAddresses = [],
}: {
  readonly PrivateIpAddress?: string | undefined;
  readonly PrivateIpAddresses?: readonly EC2.PrivateIpAddressSpecification[] | undefined;
}): string | undefined {
  const [listed, ...others] = PrivateIpAddresses;
  if (others.length > 0 || (listed && PrivateIpAddress) || listed?.Primary === false)
    throw unsupported("Muelle gives an interface one private address: secondary PrivateIpAddresses are not there yet.");
  return PrivateIpAddress ?? listed?.PrivateIpAddress;
}

function checkAddress({ tx }: Context, subnet: Subnet, address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  const cidr = parseCidr(subnet.cidr);
  if (!cidr || !isAssignable(cidr, address))
    throw invalidParameter(
      `Address ${address} cannot be assigned: it is not an address of the subnet ${subnet.subnetId} (${subnet.cidr}), or one of the five that are reserved`,
    );
  if (tx.count(networkInterfaces, "privateAddress", `${subnet.vpcId}/${address}`) > 0)
    throw new AwsError("InvalidIPAddress.InUse", `Address ${address} is in use.`);
  return address;
}
