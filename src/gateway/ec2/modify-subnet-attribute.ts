// ModifySubnetAttribute. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySubnetAttribute.html
import type * as EC2 from "@aws-sdk/client-ec2";
import { subnets } from "../../store/tables/ec2.ts";
import { operation } from "../service.ts";
import { unsupported } from "./errors.ts";
import { ec2Arn, own, resources } from "./resources.ts";

export const modifySubnetAttribute = operation<typeof EC2, "ModifySubnetAttribute">({
  access: "Write",
  resources: (input, scope) => ec2Arn(scope, "subnet", input.SubnetId),
  // Setting one of these to false asks for what is so anyway.
  refuses: [
    "AssignIpv6AddressOnCreation.Value",
    "CustomerOwnedIpv4Pool",
    "DisableLniAtDeviceIndex.Value",
    "EnableDns64.Value",
    "EnableLniAtDeviceIndex",
    "EnableResourceNameDnsAAAARecordOnLaunch.Value",
    "EnableResourceNameDnsARecordOnLaunch.Value",
    "MapCustomerOwnedIpOnLaunch.Value",
  ],
  handle(input, context) {
    const { subnetId } = own(context, resources.subnet, input.SubnetId);
    if ((input.PrivateDnsHostnameTypeOnLaunch ?? "ip-name") !== "ip-name")
      throw unsupported("Muelle names interfaces by address only: PrivateDnsHostnameTypeOnLaunch must be ip-name.");
    const mapPublicIpOnLaunch = input.MapPublicIpOnLaunch?.Value;
    if (mapPublicIpOnLaunch !== undefined)
      context.tx.update(subnets, subnetId, (subnet) => ({ ...subnet, mapPublicIpOnLaunch }));
    return {};
  },
});
