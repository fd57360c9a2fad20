// DeleteNetworkInterface. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteNetworkInterface.html
import type * as EC2 from "@aws-sdk/client-ec2";
import { releaseInterface } from "../../store/tables/interface-allocation.ts";
import { operation } from "../service.ts";
import { invalidParameter } from "./errors.ts";
import { ec2Arn, own, resources } from "./resources.ts";

export const deleteNetworkInterface = operation<typeof EC2, "DeleteNetworkInterface">({
  access: "Write",
  resources: (input, scope) => ec2Arn(scope, "network-interface", input.NetworkInterfaceId),
  handle(input, context) {
    const nic = own(context, resources.networkInterface, input.NetworkInterfaceId);
    if (nic.status === "in-use")
      throw invalidParameter(`Network interface '${nic.networkInterfaceId}' is currently in use.`);
    releaseInterface(context.tx, nic.networkInterfaceId);
    return {};
  },
});
