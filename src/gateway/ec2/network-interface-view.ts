// Network interfaces as EC2 shows them.
import type { NetworkInterfaceAttachment, NetworkInterface as NetworkInterfaceView } from "@aws-sdk/client-ec2";
import type { FilterTable } from "../../model/ec2/filters.ts";
import { privateDnsName } from "../../model/ec2/names.ts";
import type { NetworkInterface } from "../../model/ec2/records.ts";
import { securityGroups, subnets, vpcs } from "../../store/tables/ec2.ts";
import { type Reading, tagList } from "./resources.ts";

const zoneIdOf = ({ tx }: Reading, nic: NetworkInterface) => tx.get(subnets, nic.subnetId)?.availabilityZoneId;

/** Interfaces have names where their VPC has DNS hostnames. */
function nameOf({ tx }: Reading, nic: NetworkInterface): string | undefined {
  const vpc = tx.get(vpcs, nic.vpcId);
  return vpc?.enableDnsHostnames && vpc.enableDnsSupport ? privateDnsName(nic.region, nic.privateAddress) : undefined;
}

/** The pool's addresses belong to the machine, as AWS's own do to "amazon"; they have no public DNS names. */
const associationView = (nic: NetworkInterface) =>
  nic.publicAddress === undefined ? undefined : { PublicIp: nic.publicAddress, PublicDnsName: "", IpOwnerId: "amazon" };

export const attachmentView = (nic: NetworkInterface): NetworkInterfaceAttachment | undefined =>
  nic.attachment && {
    AttachmentId: nic.attachment.attachmentId,
    AttachTime: new Date(nic.attachment.attachedAtMs),
    DeleteOnTermination: nic.attachment.deleteOnTermination,
    DeviceIndex: 1,
    NetworkCardIndex: 0,
    InstanceOwnerId: nic.attachment.instanceOwnerId,
    Status: nic.attachment.status,
  };

export const groupIdentifiers = ({ tx }: Reading, nic: NetworkInterface) =>
  nic.groupIds.map((GroupId) => ({ GroupId, GroupName: tx.get(securityGroups, GroupId)?.groupName }));

export const networkInterfaceView = (reading: Reading, nic: NetworkInterface): NetworkInterfaceView => ({
  NetworkInterfaceId: nic.networkInterfaceId,
  InterfaceType: nic.interfaceType,
  Description: nic.description,
  OwnerId: nic.account,
  RequesterId: nic.requesterId,
  RequesterManaged: nic.requesterManaged,
  Operator: { Managed: false },
  Status: nic.status,
  VpcId: nic.vpcId,
  SubnetId: nic.subnetId,
  AvailabilityZone: nic.availabilityZone,
  AvailabilityZoneId: zoneIdOf(reading, nic),
  MacAddress: nic.macAddress,
  PrivateIpAddress: nic.privateAddress,
  PrivateDnsName: nameOf(reading, nic),
  PrivateIpAddresses: [
    {
      Primary: true,
      PrivateIpAddress: nic.privateAddress,
      PrivateDnsName: nameOf(reading, nic),
      Association: associationView(nic),
    },
  ],
  Ipv6Addresses: [],
  Association: associationView(nic),
  Attachment: attachmentView(nic),
  Groups: groupIdentifiers(reading, nic),
  SourceDestCheck: nic.sourceDestCheck,
  TagSet: tagList(nic.tags) ?? [],
});

export const networkInterfaceFilters = (reading: Reading): FilterTable<NetworkInterface> => ({
  ...associationFilters,
  ...attachmentFilters,
  "addresses.primary": () => true,
  "addresses.private-ip-address": (nic) => nic.privateAddress,
  "availability-zone": (nic) => nic.availabilityZone,
  "availability-zone-id": (nic) => zoneIdOf(reading, nic),
  description: (nic) => nic.description,
  "group-id": (nic) => nic.groupIds,
  "group-name": (nic) => groupIdentifiers(reading, nic).map((group) => group.GroupName),
  "ipv6-addresses.ipv6-address": () => undefined,
  "interface-type": (nic) => nic.interfaceType,
  "mac-address": (nic) => nic.macAddress,
  "network-interface-id": (nic) => nic.networkInterfaceId,
  "operator.managed": () => false,
  "operator.principal": () => undefined,
  "owner-id": (nic) => nic.account,
  "private-dns-name": (nic) => nameOf(reading, nic),
  "private-ip-address": (nic) => nic.privateAddress,
  "requester-id": (nic) => nic.requesterId,
  "requester-managed": (nic) => nic.requesterManaged,
  "source-dest-check": (nic) => nic.sourceDestCheck,
  status: (nic) => nic.status,
  "subnet-id": (nic) => nic.subnetId,
  "vpc-id": (nic) => nic.vpcId,
});

const ipOwner = (nic: NetworkInterface) => (nic.publicAddress ? "amazon" : undefined);

const associationFilters: FilterTable<NetworkInterface> = {
  "association.allocation-id": () => undefined,
  "association.association-id": () => undefined,
  "addresses.association.owner-id": ipOwner,
  "addresses.association.public-ip": (nic) => nic.publicAddress,
  "association.ip-owner-id": ipOwner,
  "association.public-ip": (nic) => nic.publicAddress,
  "association.public-dns-name": () => undefined,
};

const attachmentFilters: FilterTable<NetworkInterface> = {
  "attachment.attach-time": (nic) => nic.attachment && new Date(nic.attachment.attachedAtMs).toISOString(),
  "attachment.attachment-id": (nic) => nic.attachment?.attachmentId,
  "attachment.delete-on-termination": (nic) => nic.attachment?.deleteOnTermination,
  "attachment.device-index": (nic) => (nic.attachment ? 1 : undefined),
  "attachment.instance-id": () => undefined,
  "attachment.instance-owner-id": (nic) => nic.attachment?.instanceOwnerId,
  "attachment.status": (nic) => nic.attachment?.status,
};
