import assert from "node:assert/strict";
import { test } from "node:test";
import { allocateInterface, defaultGroupId } from "../../store/tables/interface-allocation.ts";
import { harness } from "../harness.ts";
import { seed } from "./defaults.ts";
import { ec2 } from "./index.ts";

async function house() {
  const h = await harness({ services: [ec2], seeds: [seed] });
  const call = (name: string, input: object = {}) => h.call("ec2", name, input);
  const { Subnets } = await call("DescribeSubnets");
  return { h, call, SubnetId: Subnets[0].SubnetId as string, VpcId: Subnets[0].VpcId as string };
}

const refused = (name: string, message?: string | RegExp) => ({ name, ...(message !== undefined && { message }) });

test("an interface gets an address of its subnet and the default group", async () => {
  const { call, SubnetId } = await house();
  const { NetworkInterface: nic } = await call("CreateNetworkInterface", { SubnetId, Description: "mine" });
  assert.match(nic.PrivateIpAddress, /^172\.31\.(\d|1[0-5])\.\d+$/);
  assert.equal(nic.PrivateDnsName, `ip-${nic.PrivateIpAddress.replaceAll(".", "-")}.ec2.internal`);
  assert.deepEqual([nic.Status, nic.Groups[0].GroupName, nic.Association], ["available", "default", undefined]);
  const { Subnets } = await call("DescribeSubnets", { SubnetIds: [SubnetId] });
  assert.equal(Subnets[0].AvailableIpAddressCount, 4090);
  await assert.rejects(call("DeleteSubnet", { SubnetId }), refused("DependencyViolation"));
});

test("a given address: of the subnet, free, and not reserved", async () => {
  const { call, SubnetId } = await house();
  const create = (PrivateIpAddress: string) => call("CreateNetworkInterface", { SubnetId, PrivateIpAddress });
  await create("172.31.0.4");
  await assert.rejects(create("172.31.0.4"), refused("InvalidIPAddress.InUse", "Address 172.31.0.4 is in use."));
  await assert.rejects(create("172.31.0.3"), refused("InvalidParameterValue"));
  await assert.rejects(create("172.31.15.255"), refused("InvalidParameterValue"));
  await assert.rejects(create("172.31.16.4"), refused("InvalidParameterValue"));
});

test("a task's interface shows its public address, and only the service may change it", async () => {
  const { h, call, SubnetId, VpcId } = await house();
  const nic = h.store.transact((tx) =>
    allocateInterface(
      tx,
      {
        subnetId: SubnetId,
        groupIds: [defaultGroupId(tx, VpcId)],
        description: "arn:aws:ecs:us-east-1:000000000000:attachment/1",
        publicPool: "198.18.0.0/16",
        taskArn: "arn:task",
        requesterId: "578734482556",
      },
      { nowMs: 1_700_000_000_000, dice: h.dice },
    ),
  );
  const { networkInterfaceId: NetworkInterfaceId, publicAddress } = nic;
  const described = await call("DescribeNetworkInterfaces", { NetworkInterfaceIds: [NetworkInterfaceId] });
  const [shown] = described.NetworkInterfaces;
  assert.match(shown.Association.PublicIp, /^198\.18\./);
  assert.equal(shown.Association.PublicIp, publicAddress);
  assert.deepEqual(
    [shown.Status, shown.Attachment.Status, shown.Attachment.InstanceOwnerId, shown.RequesterManaged],
    ["in-use", "attached", "578734482556", true],
  );
  const found = async (Name: string, value: string) =>
    (await call("DescribeNetworkInterfaces", { Filters: [{ Name, Values: [value] }] })).NetworkInterfaces.length;
  assert.equal(await found("association.public-ip", publicAddress!), 1);
  assert.equal(await found("network-interface-id", NetworkInterfaceId), 1);
  assert.equal(await found("description", "*attachment/1"), 1);
  assert.equal(await found("attachment.status", "detached"), 0);
  await assert.rejects(
    call("DeleteNetworkInterface", { NetworkInterfaceId }),
    refused("InvalidParameterValue", `Network interface '${NetworkInterfaceId}' is currently in use.`),
  );
  await assert.rejects(
    call("ModifyNetworkInterfaceAttribute", { NetworkInterfaceId, Description: { Value: "x" } }),
    refused("AuthFailure"),
  );
  const { InternetGateways } = await call("DescribeInternetGateways");
  const detach = { InternetGatewayId: InternetGateways[0].InternetGatewayId, VpcId };
  await assert.rejects(call("DetachInternetGateway", detach), refused("DependencyViolation", /mapped public address/));
});

test("an interface's groups change, within its VPC", async () => {
  const { call, SubnetId } = await house();
  const { NetworkInterface } = await call("CreateNetworkInterface", { SubnetId });
  const { NetworkInterfaceId } = NetworkInterface;
  const { GroupId } = await call("CreateSecurityGroup", { GroupName: "web", Description: "web" });
  await call("ModifyNetworkInterfaceAttribute", { NetworkInterfaceId, Groups: [GroupId] });
  const attribute = await call("DescribeNetworkInterfaceAttribute", { NetworkInterfaceId, Attribute: "groupSet" });
  assert.deepEqual(attribute.Groups, [{ GroupId, GroupName: "web" }]);
  const { Vpc } = await call("CreateVpc", { CidrBlock: "10.0.0.0/16" });
  const other = await call("CreateSecurityGroup", { GroupName: "web", Description: "w", VpcId: Vpc.VpcId });
  await assert.rejects(
    call("ModifyNetworkInterfaceAttribute", { NetworkInterfaceId, Groups: [other.GroupId] }),
    refused("InvalidParameterValue", "You have specified two resources that belong to different networks."),
  );
  await assert.rejects(
    call("DescribeNetworkInterfaces", { NetworkInterfaceIds: ["eni-0123456789abcdef0"] }),
    refused("InvalidNetworkInterfaceID.NotFound", "The networkInterface ID 'eni-0123456789abcdef0' does not exist"),
  );
});
