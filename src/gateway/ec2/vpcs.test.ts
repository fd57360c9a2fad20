import assert from "node:assert/strict";
import { test } from "node:test";
import { harness } from "../harness.ts";
import { seed } from "./defaults.ts";
import { ec2 } from "./index.ts";

async function houseWithVpc() {
  const h = await harness({ services: [ec2], seeds: [seed] });
  const call = (name: string, input: object = {}) => h.call("ec2", name, input);
  const { Vpc } = await call("CreateVpc", { CidrBlock: "10.0.0.9/16" });
  return { h, call, VpcId: Vpc.VpcId as string, Vpc };
}

const refused = (name: string, message?: string | RegExp) => ({ name, ...(message !== undefined && { message }) });
const ofVpc = (VpcId: string, ...more: { Name: string; Values: string[] }[]) => ({
  Filters: [{ Name: "vpc-id", Values: [VpcId] }, ...more],
});

test("a VPC comes with a main route table, an ACL and a group, and takes them along", async () => {
  const { call, VpcId, Vpc } = await houseWithVpc();
  assert.deepEqual([Vpc.CidrBlock, Vpc.State, Vpc.IsDefault], ["10.0.0.0/16", "pending", false]);
  const main = { Name: "association.main", Values: ["true"] };
  assert.equal((await call("DescribeRouteTables", ofVpc(VpcId, main))).RouteTables[0].Routes.length, 1);
  const isDefault = { Name: "default", Values: ["true"] };
  assert.equal((await call("DescribeNetworkAcls", ofVpc(VpcId, isDefault))).NetworkAcls.length, 1);
  const attribute = (Attribute: string) => call("DescribeVpcAttribute", { VpcId, Attribute });
  assert.deepEqual((await attribute("enableDnsHostnames")).EnableDnsHostnames, { Value: false });
  await call("ModifyVpcAttribute", { VpcId, EnableDnsHostnames: { Value: true } });
  assert.deepEqual((await attribute("enableDnsHostnames")).EnableDnsHostnames, { Value: true });
  await call("DeleteVpc", { VpcId });
  assert.equal((await call("DescribeRouteTables", ofVpc(VpcId))).RouteTables.length, 0);
});

test("blocks that a VPC or subnet cannot have", async () => {
  const { call, VpcId } = await houseWithVpc();
  const vpc = (CidrBlock: string) => call("CreateVpc", { CidrBlock });
  const subnet = (CidrBlock: string, more = {}) => call("CreateSubnet", { VpcId, CidrBlock, ...more });
  await assert.rejects(vpc("10.0.0.0/8"), refused("InvalidVpc.Range", "The CIDR '10.0.0.0/8' is invalid."));
  await assert.rejects(vpc("169.254.0.0/16"), refused("InvalidVpc.Range"));
  await assert.rejects(vpc("198.18.0.0/16"), refused("InvalidVpc.Range"));
  await assert.rejects(vpc("ten"), refused("InvalidParameterValue"));
  await subnet("10.0.1.0/24");
  await assert.rejects(
    subnet("10.0.1.128/25"),
    refused("InvalidSubnet.Conflict", "The CIDR '10.0.1.128/25' conflicts with another subnet"),
  );
  await assert.rejects(subnet("10.1.0.0/24"), refused("InvalidSubnet.Range"));
  await assert.rejects(
    subnet("10.0.2.0/24", { AvailabilityZone: "eu-west-1a" }),
    refused(
      "InvalidParameterValue",
      "Value (eu-west-1a) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: us-east-1a, us-east-1b, us-east-1c.",
    ),
  );
  await assert.rejects(subnet("10.0.2.0/24", { Ipv6Native: true }), refused("NotImplemented", /`Ipv6Native`/));
});

test("a second block brings its local route and room for subnets", async () => {
  const { call, VpcId } = await houseWithVpc();
  const { CidrBlockAssociation } = await call("AssociateVpcCidrBlock", { VpcId, CidrBlock: "10.9.0.0/16" });
  const { AssociationId } = CidrBlockAssociation;
  const { Subnet } = await call("CreateSubnet", { VpcId, CidrBlock: "10.9.0.0/24" });
  assert.equal((await call("DescribeRouteTables", ofVpc(VpcId))).RouteTables[0].Routes.length, 2);
  await assert.rejects(call("DisassociateVpcCidrBlock", { AssociationId }), refused("InvalidCidrBlock.InUse"));
  await call("DeleteSubnet", { SubnetId: Subnet.SubnetId });
  await call("DisassociateVpcCidrBlock", { AssociationId });
  assert.equal((await call("DescribeRouteTables", ofVpc(VpcId))).RouteTables[0].Routes.length, 1);
});

test("a way out: gateway, route table, routes", async () => {
  const { call, VpcId } = await houseWithVpc();
  const { InternetGateway } = await call("CreateInternetGateway");
  const GatewayId = InternetGateway.InternetGatewayId;
  const { RouteTable } = await call("CreateRouteTable", { VpcId });
  const { RouteTableId } = RouteTable;
  const { Subnet } = await call("CreateSubnet", { VpcId, CidrBlock: "10.0.0.0/24" });
  const { AssociationId } = await call("AssociateRouteTable", { RouteTableId, SubnetId: Subnet.SubnetId });
  const toAll = { RouteTableId, DestinationCidrBlock: "0.0.0.0/0", GatewayId };
  await assert.rejects(call("CreateRoute", toAll), refused("InvalidParameterValue", /belong to different networks/));
  await call("AttachInternetGateway", { InternetGatewayId: GatewayId, VpcId });
  await call("CreateRoute", toAll);
  await assert.rejects(
    call("CreateRoute", toAll),
    refused("RouteAlreadyExists", "The route identified by 0.0.0.0/0 already exists."),
  );
  await assert.rejects(
    call("CreateRoute", { ...toAll, NatGatewayId: "nat-1" }),
    refused("NotImplemented", /`NatGatewayId`/),
  );
  const routes = async () =>
    (await call("DescribeRouteTables", { RouteTableIds: [RouteTableId] })).RouteTables[0].Routes;
  assert.equal((await routes())[1].State, "active");
  await assert.rejects(
    call("ReplaceRoute", { ...toAll, DestinationCidrBlock: "9.0.0.0/8" }),
    refused("InvalidRoute.NotFound", `no route with destination-cidr-block 9.0.0.0/8 in route table ${RouteTableId}`),
  );
  await call("ReplaceRoute", toAll);
  await call("DetachInternetGateway", { InternetGatewayId: GatewayId, VpcId });
  assert.equal((await routes())[1].State, "blackhole");
  await call("DeleteRoute", { RouteTableId, DestinationCidrBlock: "0.0.0.0/0" });
  await assert.rejects(
    call("DeleteRoute", { RouteTableId, DestinationCidrBlock: "10.0.0.0/16" }),
    refused("InvalidParameterValue", /cannot remove local route/),
  );
  await assert.rejects(call("DeleteRouteTable", { RouteTableId }), refused("DependencyViolation"));
  await call("DisassociateRouteTable", { AssociationId });
  await call("DeleteRouteTable", { RouteTableId });
});

test("another table becomes the main one", async () => {
  const { call, VpcId } = await houseWithVpc();
  const { RouteTables } = await call("DescribeRouteTables", ofVpc(VpcId));
  const { RouteTableAssociationId: AssociationId } = RouteTables[0].Associations[0];
  const { RouteTable } = await call("CreateRouteTable", { VpcId });
  await assert.rejects(
    call("DisassociateRouteTable", { AssociationId }),
    refused("InvalidParameterValue", `cannot disassociate the main route table association ${AssociationId}`),
  );
  await call("ReplaceRouteTableAssociation", { AssociationId, RouteTableId: RouteTable.RouteTableId });
  const main = await call("DescribeRouteTables", ofVpc(VpcId, { Name: "association.main", Values: ["true"] }));
  assert.deepEqual(
    main.RouteTables.map((table: { RouteTableId: string }) => table.RouteTableId),
    [RouteTable.RouteTableId],
  );
  await call("DeleteRouteTable", { RouteTableId: RouteTables[0].RouteTableId });
});

test("an ACL that would have to stop something cannot stand before a subnet", async () => {
  const { call, VpcId } = await houseWithVpc();
  await call("CreateSubnet", { VpcId, CidrBlock: "10.0.0.0/24" });
  const { NetworkAcl } = await call("CreateNetworkAcl", { VpcId });
  const { NetworkAclId } = NetworkAcl;
  const { NetworkAcls } = await call("DescribeNetworkAcls", ofVpc(VpcId, { Name: "default", Values: ["true"] }));
  const [standard] = NetworkAcls;
  const AssociationId = standard.Associations[0].NetworkAclAssociationId;
  const replace = () => call("ReplaceNetworkAclAssociation", { AssociationId, NetworkAclId });
  await assert.rejects(replace(), refused("UnsupportedOperation", /does not enforce network ACLs yet/));
  const entry = { RuleNumber: 50, Protocol: "-1", RuleAction: "allow", CidrBlock: "0.0.0.0/0" };
  for (const Egress of [true, false]) await call("CreateNetworkAclEntry", { NetworkAclId, Egress, ...entry });
  await replace();
  const denial = { ...entry, RuleNumber: 40, RuleAction: "deny", Egress: false };
  await assert.rejects(call("CreateNetworkAclEntry", { NetworkAclId, ...denial }), refused("UnsupportedOperation"));
  await call("CreateNetworkAclEntry", { NetworkAclId, ...denial, RuleNumber: 60 });
  await assert.rejects(
    call("DeleteNetworkAclEntry", { NetworkAclId, RuleNumber: 50, Egress: false }),
    refused("UnsupportedOperation"),
  );
});

test("an entry is replaced by number and direction, others are not there", async () => {
  const { call, VpcId } = await houseWithVpc();
  const { NetworkAcl } = await call("CreateNetworkAcl", { VpcId });
  const { NetworkAclId } = NetworkAcl;
  const entry = { NetworkAclId, RuleNumber: 10, Egress: false, Protocol: "6", RuleAction: "allow" };
  const open = { ...entry, CidrBlock: "10.0.0.0/8", PortRange: { From: 80, To: 81 } };
  await call("CreateNetworkAclEntry", open);
  await assert.rejects(call("CreateNetworkAclEntry", open), refused("NetworkAclEntryAlreadyExists"));
  await assert.rejects(
    call("ReplaceNetworkAclEntry", { ...open, Egress: true }),
    refused("InvalidNetworkAclEntry.NotFound", /ingress\/egress = egress, rule number = 10/),
  );
  await call("ReplaceNetworkAclEntry", { ...open, RuleAction: "deny" });
  const found = await call("DescribeNetworkAcls", { Filters: [{ Name: "entry.port-range.to", Values: ["81"] }] });
  assert.deepEqual(
    found.NetworkAcls[0].Entries.map((one: Record<string, unknown>) => [one.Egress, one.RuleNumber, one.RuleAction]),
    [
      [true, 32767, "deny"],
      [false, 10, "deny"],
      [false, 32767, "deny"],
    ],
  );
});

test("a default subnet comes back where one was deleted", async () => {
  const { call } = await houseWithVpc();
  const inZone = { Name: "availability-zone", Values: ["us-east-1b"] };
  const { Subnets } = await call("DescribeSubnets", { Filters: [inZone] });
  const AvailabilityZone = "us-east-1b";
  await assert.rejects(
    call("CreateDefaultSubnet", { AvailabilityZone }),
    refused("DefaultSubnetAlreadyExistsInAvailabilityZone"),
  );
  await call("DeleteSubnet", { SubnetId: Subnets[0].SubnetId });
  const { Subnet } = await call("CreateDefaultSubnet", { AvailabilityZone });
  assert.deepEqual([Subnet.CidrBlock, Subnet.DefaultForAz, Subnet.MapPublicIpOnLaunch], ["172.31.16.0/20", true, true]);
});

test("DHCP options are kept; what would change how names resolve is refused", async () => {
  const { call, VpcId } = await houseWithVpc();
  const create = async (Key: string, ...Values: string[]) =>
    (await call("CreateDhcpOptions", { DhcpConfigurations: [{ Key, Values }] })).DhcpOptions.DhcpOptionsId;
  const own = await create("domain-name-servers", "10.0.0.53");
  await assert.rejects(
    call("AssociateDhcpOptions", { VpcId, DhcpOptionsId: own }),
    refused("UnsupportedOperation", /domain-name-servers/),
  );
  const usual = await create("domain-name-servers", "AmazonProvidedDNS");
  await call("AssociateDhcpOptions", { VpcId, DhcpOptionsId: usual });
  await assert.rejects(call("DeleteDhcpOptions", { DhcpOptionsId: usual }), refused("DependencyViolation"));
  await call("DeleteDhcpOptions", { DhcpOptionsId: own });
});

test("pages: a token leads on, repeats nothing, and survives a deletion", async () => {
  const { call, VpcId } = await houseWithVpc();
  const made: string[] = [];
  for (let at = 0; at < 12; at++) {
    const { Subnet } = await call("CreateSubnet", { VpcId, CidrBlock: `10.0.${at}.0/24` });
    made.push(Subnet.SubnetId);
  }
  const idsOf = (answer: { Subnets: { SubnetId: string }[] }) => answer.Subnets.map((subnet) => subnet.SubnetId);
  const first = await call("DescribeSubnets", { ...ofVpc(VpcId), MaxResults: 5 });
  await call("DeleteSubnet", { SubnetId: idsOf(first).at(-1) });
  const second = await call("DescribeSubnets", { ...ofVpc(VpcId), MaxResults: 5, NextToken: first.NextToken });
  const third = await call("DescribeSubnets", { ...ofVpc(VpcId), MaxResults: 5, NextToken: second.NextToken });
  assert.deepEqual([...idsOf(first), ...idsOf(second), ...idsOf(third)].sort(), made.sort());
  assert.equal(third.NextToken, undefined);
  await assert.rejects(call("DescribeSubnets", { NextToken: "what" }), refused("InvalidNextToken"));
  await assert.rejects(
    call("DescribeSubnets", { MaxResults: 1 }),
    refused(
      "InvalidParameterValue",
      "Value ( 1 ) for parameter maxResults is invalid. Expecting a value greater than 5.",
    ),
  );
  await assert.rejects(
    call("DescribeVpcs", { MaxResults: 5, VpcIds: [VpcId] }),
    refused("InvalidParameterCombination", "The parameter VpcIds cannot be used with the parameter MaxResults"),
  );
});
