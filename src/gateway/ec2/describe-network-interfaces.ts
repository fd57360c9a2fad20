// DescribeNetworkInterfaces: where a task's public address is found, as in AWS.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaces.html
import type * as EC2 from "@aws-sdk/client-ec2";
import { networkInterfaces } from "../../store/tables/ec2.ts";
import { operation } from "../service.ts";
import { select } from "./describe.ts";
import { networkInterfaceFilters, networkInterfaceView } from "./network-interface-view.ts";
import { resources } from "./resources.ts";

export const describeNetworkInterfaces = operation<typeof EC2, "DescribeNetworkInterfaces">({
  access: "List",
  // IncludeManagedResources asks for interfaces that other services of AWS hide; here none is hidden.
  handle(input, context) {
    const { tx } = context;
    const { rows, nextToken } = select(context, input.NetworkInterfaceIds, input, {
      resource: resources.networkInterface,
      idsName: "NetworkInterfaceIds",
      filters: networkInterfaceFilters(context),
      indexed: {
        "network-interface-id": (id) => [tx.get(networkInterfaces, id)].filter((nic) => nic !== undefined),
        "association.public-ip": (address) => tx.by(networkInterfaces, "publicAddress", address),
        "mac-address": (mac) => tx.by(networkInterfaces, "macAddress", mac),
        "group-id": (groupId) => tx.by(networkInterfaces, "group", groupId),
        "subnet-id": (subnetId) => tx.by(networkInterfaces, "subnet", subnetId),
      },
    });
    return { NetworkInterfaces: rows.map((nic) => networkInterfaceView(context, nic)), NextToken: nextToken };
  },
});
