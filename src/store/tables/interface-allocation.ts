// Gives and takes network interfaces in a transaction: addresses and MACs come from the pure rules of model/ec2/allocate.ts,
// what is taken from the indexes. No scan: a few look-ups, however many interfaces there are.
import type { Dice } from "../../kit/ids.ts";
import {
  freeAddress,
  freeMac,
  PublicPoolEmptyError,
  publicRange,
  SubnetFullError,
  subnetRange,
} from "../../model/ec2/allocate.ts";
import { type Cidr, parseCidr } from "../../model/ec2/cidr.ts";
import { newEc2Id } from "../../model/ec2/identifiers.ts";
import type { NetworkInterface, Subnet, Tag } from "../../model/ec2/records.ts";
import { AwsError } from "../../model/errors.ts";
import type { Transaction } from "../store.ts";
import { networkInterfaces, securityGroups, subnets } from "./ec2.ts";

export interface InterfaceRequest {
  readonly subnetId: string;
  /** At least one; the caller has put in the VPC's default group where none was named. */
  readonly groupIds: readonly string[];
  readonly description: string;
  /** Given: exactly this one, checked by the caller to be free and of the subnet. Else the subnet's next free one. */
  readonly privateAddress?: string;
  /** CIDR of the machine's public pool: given, the interface gets a public address too. */
  readonly publicPool?: string;
  /** The task that it is for: the interface is in use from the start. */
  readonly taskArn?: string;
  /** The account or service in whose name it is made; then it is managed by the requester, not by the user. */
  readonly requesterId?: string;
  readonly tags?: readonly Tag[];
}

/**
 * Makes the interface and its row. Errors, all AwsErrors by code: InvalidSubnetID.NotFound, InvalidGroup.NotFound (a group
 * is gone or of another VPC), InsufficientFreeAddressesInSubnet (SubnetFullError), InsufficientAddressCapacity
 * (PublicPoolEmptyError).
 */
export function allocateInterface(
  tx: Transaction,
  request: InterfaceRequest,
  { nowMs, dice }: { readonly nowMs: number; readonly dice: Dice },
): NetworkInterface {
  const { subnetId, groupIds, description, publicPool, taskArn, requesterId } = request;
  const subnet = tx.get(subnets, subnetId);
  if (!subnet) throw new AwsError("InvalidSubnetID.NotFound", `The subnet ID '${subnetId}' does not exist`);
  checkGroups(tx, subnet, groupIds);
  return tx.put(networkInterfaces, {
    account: subnet.account,
    region: subnet.region,
    networkInterfaceId: newEc2Id(dice, "eni"),
    subnetId,
    vpcId: subnet.vpcId,
    availabilityZone: subnet.availabilityZone,
    description,
    macAddress: freeMac(dice, (mac) => tx.count(networkInterfaces, "macAddress", mac) > 0),
    privateAddress: request.privateAddress ?? privateAddressOf(tx, subnet, dice),
    ...(publicPool && { publicAddress: publicAddressOf(tx, publicPool, dice), publicAllocatedAtMs: nowMs }),
    groupIds: [...new Set(groupIds)],
    status: taskArn ? "in-use" : "available",
    sourceDestCheck: true,
    ...(requesterId && { requesterId }),
    requesterManaged: requesterId !== undefined,
    interfaceType: "interface",
    ...(taskArn && { taskArn, attachment: attachmentTo(requesterId ?? subnet.account, nowMs, dice) }),
    createdAtMs: nowMs,
    tags: request.tags ?? [],
  });
}

/** Takes the interface away; its addresses are free again. Absent: nothing. */
export function releaseInterface(tx: Transaction, networkInterfaceId: string): void {
  tx.delete(networkInterfaces, networkInterfaceId);
}

/** The VPC's default security group: the one of an interface for which none is named. Every VPC has one. */
export function defaultGroupId(tx: Pick<Transaction, "by">, vpcId: string): string {
  const group = tx.by(securityGroups, "vpc", vpcId).find((one) => one.groupName === "default");
  if (!group) throw new AwsError("InvalidVpcID.NotFound", `The vpc ID '${vpcId}' does not exist`);
  return group.groupId;
}

/** How many addresses of the subnet are still free, as DescribeSubnets tells. */
export function freeAddressCount(tx: Pick<Transaction, "count">, subnet: Subnet): number {
  return subnetRange(cidrOf(subnet.cidr)).count - tx.count(networkInterfaces, "subnet", subnet.subnetId);
}

function privateAddressOf(tx: Transaction, subnet: Subnet, dice: Dice): string {
  const isTaken = (address: string) => tx.count(networkInterfaces, "privateAddress", `${subnet.vpcId}/${address}`) > 0;
  // A full subnet is known without probing each of its addresses.
  const free =
    freeAddressCount(tx, subnet) > 0 ? freeAddress(subnetRange(cidrOf(subnet.cidr)), dice, isTaken) : undefined;
  if (!free) throw new SubnetFullError(subnet.subnetId);
  return free;
}

function publicAddressOf(tx: Transaction, pool: string, dice: Dice): string {
  const isTaken = (address: string) => tx.count(networkInterfaces, "publicAddress", address) > 0;
  const free = freeAddress(publicRange(cidrOf(pool)), dice, isTaken);
  if (!free) throw new PublicPoolEmptyError(pool);
  return free;
}

function checkGroups(tx: Transaction, subnet: Subnet, groupIds: readonly string[]): void {
  for (const groupId of groupIds)
    if (tx.get(securityGroups, groupId)?.vpcId !== subnet.vpcId)
      throw new AwsError(
        "InvalidGroup.NotFound",
        `The security group '${groupId}' does not exist in VPC '${subnet.vpcId}'`,
      );
}

const attachmentTo = (instanceOwnerId: string, attachedAtMs: number, dice: Dice) => ({
  attachmentId: newEc2Id(dice, "eni-attach"),
  attachedAtMs,
  status: "attached" as const,
  deleteOnTermination: false,
  instanceOwnerId,
});

function cidrOf(text: string): Cidr {
  const cidr = parseCidr(text);
  if (!cidr) throw new Error(`not an IPv4 block: ${text}`);
  return cidr;
}
