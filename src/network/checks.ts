// What every plane refuses before it touches anything, in the same words: specs that cannot hold, and addresses that two
// interfaces would share.
import { MachineError } from "../kit/machine-error.ts";
import { contains, overlap, parseAddress, parseCidr, type AddressRange } from "./address.ts";
import { openings } from "./firewall.ts";
import type { AttachedInterface, Firewall, InterfaceSpec, SubnetSpec, VpcSpec } from "./network.ts";
import type { PublicPool } from "./pool.ts";

const linkLocal = parseCidr("169.254.0.0/16");

/** Errors: invalid. */
export function checkVpc(vpc: VpcSpec, pool: PublicPool): void {
  demand(/^[\w.-]{1,64}$/.test(vpc.vpcId), `not a VPC id: ${vpc.vpcId}`);
  const ranges = vpc.cidrs.map(parseCidr);
  demand(ranges.length > 0, `${vpc.vpcId} has no CIDR`);
  for (const [at, range] of ranges.entries()) {
    demand(!overlap(range, pool.range), `${vpc.cidrs[at]} of ${vpc.vpcId} overlaps the public pool ${pool.cidr}`);
    demand(!overlap(range, linkLocal), `${vpc.cidrs[at]} of ${vpc.vpcId} overlaps the link-local range 169.254.0.0/16`);
  }
  const subnets: AddressRange[] = [];
  for (const subnet of vpc.subnets) {
    checkSubnet(vpc, subnet, ranges, subnets);
    subnets.push(parseCidr(subnet.cidr));
  }
}

function checkSubnet(
  vpc: VpcSpec,
  { subnetId, cidr, internetDestinations }: SubnetSpec,
  ranges: readonly AddressRange[],
  others: readonly AddressRange[],
): void {
  const own = parseCidr(cidr);
  const inside = ranges.some((range) => contains(range, own.first) && contains(range, own.last));
  demand(inside, `${cidr} of ${subnetId} is not inside ${vpc.vpcId} (${vpc.cidrs.join(", ")})`);
  demand(own.prefix <= 29, `${cidr} of ${subnetId} is too small`);
  demand(!others.some((other) => overlap(own, other)), `${cidr} of ${subnetId} overlaps another subnet`);
  internetDestinations.forEach(parseCidr);
}

/** Errors: invalid. */
export function checkInterface(nic: InterfaceSpec, subnet: SubnetSpec, pool: PublicPool): void {
  const { interfaceId, macAddress, privateAddress, publicAddress, firewall } = nic;
  const range = parseCidr(subnet.cidr);
  const address = parseAddress(privateAddress);
  // VPC user guide, subnet sizing: the first four addresses and the last one are not given out; two of them matter here.
  const free = range.first + 1 < address && address < range.last;
  demand(free, `${privateAddress} of ${interfaceId} is not one that ${subnet.subnetId} (${subnet.cidr}) gives out`);
  demand(/^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/.test(macAddress), `not a MAC address in lower case: ${macAddress}`);
  const mapped = !publicAddress || pool.isForInterfaces(publicAddress);
  demand(mapped, `${publicAddress} of ${interfaceId} is not one that the pool ${pool.cidr} gives out`);
  checkFirewall(firewall);
}

/** Read once: a firewall that was handed over is never changed, and many interfaces share one. */
const sound = new WeakSet<Firewall>();

/** Errors: invalid (a rule that is none). */
export function checkFirewall(firewall: Firewall): void {
  if (sound.has(firewall)) return;
  openings(firewall.ingress);
  openings(firewall.egress);
  sound.add(firewall);
}

/** An interface with the network namespace that it is in. */
export interface Placed extends AttachedInterface {
  /** Tells the namespace from every other one. */
  readonly inode: string;
  readonly path: string;
}

/** Why the two cannot both be attached; undefined when they can, or are the same. */
export function clash(one: Placed, other: Placed): string | undefined {
  const samePlace = one.inode === other.inode;
  const sameVpc = one.vpcId === other.vpcId;
  if (one.interfaceId === other.interfaceId) {
    const same = samePlace && sameVpc && one.privateAddress === other.privateAddress;
    return same ? undefined : `${one.interfaceId} is in ${other.path} as ${other.privateAddress}; detach it first`;
  }
  const held =
    (one.publicAddress !== undefined && one.publicAddress === other.publicAddress && one.publicAddress) ||
    (sameVpc && one.privateAddress === other.privateAddress && one.privateAddress) ||
    (sameVpc && one.macAddress === other.macAddress && one.macAddress) ||
    (samePlace && one.path);
  return held ? `${held} is held by ${other.interfaceId}; detach it first` : undefined;
}

function demand(holds: boolean, otherwise: string): void {
  if (!holds) throw new MachineError("invalid", otherwise);
}
