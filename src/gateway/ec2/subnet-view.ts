// Subnets as EC2 shows them.
import type { Subnet as SubnetView } from "@aws-sdk/client-ec2";
import type { FilterTable } from "../../model/ec2/filters.ts";
import type { Subnet } from "../../model/ec2/records.ts";
import { freeAddressCount } from "../../store/tables/interface-allocation.ts";
import { ec2Arn, type Reading, tagList } from "./resources.ts";

const arnOf = (subnet: Subnet) => ec2Arn(subnet, "subnet", subnet.subnetId);

export const subnetView = ({ tx }: Reading, subnet: Subnet): SubnetView => ({
  SubnetId: subnet.subnetId,
  SubnetArn: arnOf(subnet),
  VpcId: subnet.vpcId,
  OwnerId: subnet.account,
  State: "available",
  CidrBlock: subnet.cidr,
  AvailableIpAddressCount: freeAddressCount(tx, subnet),
  AvailabilityZone: subnet.availabilityZone,
  AvailabilityZoneId: subnet.availabilityZoneId,
  DefaultForAz: subnet.defaultForAz,
  MapPublicIpOnLaunch: subnet.mapPublicIpOnLaunch,
  MapCustomerOwnedIpOnLaunch: false,
  AssignIpv6AddressOnCreation: false,
  Ipv6CidrBlockAssociationSet: [],
  Ipv6Native: false,
  EnableDns64: false,
  PrivateDnsNameOptionsOnLaunch: {
    HostnameType: "ip-name",
    EnableResourceNameDnsARecord: false,
    EnableResourceNameDnsAAAARecord: false,
  },
  BlockPublicAccessStates: { InternetGatewayBlockMode: "off" },
  Tags: tagList(subnet.tags),
});

export const subnetFilters = ({ tx }: Reading): FilterTable<Subnet> => {
  const zone = (subnet: Subnet) => subnet.availabilityZone;
  const zoneId = (subnet: Subnet) => subnet.availabilityZoneId;
  const cidr = (subnet: Subnet) => subnet.cidr;
  const defaultForAz = (subnet: Subnet) => subnet.defaultForAz;
  return {
    "availability-zone": zone,
    availabilityZone: zone,
    "availability-zone-id": zoneId,
    availabilityZoneId: zoneId,
    "available-ip-address-count": (subnet) => freeAddressCount(tx, subnet),
    "cidr-block": cidr,
    cidr,
    cidrBlock: cidr,
    "customer-owned-ipv4-pool": () => undefined,
    "default-for-az": defaultForAz,
    defaultForAz,
    "enable-dns64": () => false,
    "enable-lni-at-device-index": () => undefined,
    "ipv6-cidr-block-association.ipv6-cidr-block": () => undefined,
    "ipv6-cidr-block-association.association-id": () => undefined,
    "ipv6-cidr-block-association.state": () => undefined,
    "ipv6-native": () => false,
    "map-customer-owned-ip-on-launch": () => false,
    "map-public-ip-on-launch": (subnet) => subnet.mapPublicIpOnLaunch,
    mapPublicIpOnLaunch: (subnet) => subnet.mapPublicIpOnLaunch,
    "outpost-arn": () => undefined,
    "owner-id": (subnet) => subnet.account,
    "private-dns-name-options-on-launch.hostname-type": () => "ip-name",
    "private-dns-name-options-on-launch.enable-resource-name-dns-a-record": () => false,
    "private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record": () => false,
    state: () => "available",
    "subnet-arn": arnOf,
    "subnet-id": (subnet) => subnet.subnetId,
    "vpc-id": (subnet) => subnet.vpcId,
  };
};
