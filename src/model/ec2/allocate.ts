// Which addresses may be handed out, and which is next: pure, over the facts of what is taken.
// https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
import { below, type Dice } from "../../kit/ids.ts";
import { AwsError } from "../errors.ts";
import { type Cidr, cidrHolds, cidrSize, formatAddress, parseAddress } from "./cidr.ts";

/** `count` addresses from `first` on. */
export interface AddressRange {
  readonly first: number;
  readonly count: number;
}

/** What a subnet hands out: all but its first four addresses (network, router, resolver, future use) and the last. */
export const subnetRange = (subnet: Cidr): AddressRange => ({
  first: subnet.base + 4,
  count: Math.max(cidrSize(subnet) - 5, 0),
});

/**
 * What the machine's public pool hands out: not the network, not its first address (the host as tasks see it), and not
 * the top /24 (an eighth of a small pool), where the network plane has its links to VPCs (src/network/pool.ts).
 */
export function publicRange(pool: Cidr): AddressRange {
  const size = cidrSize(pool);
  const routers = Math.min(256, size / 8);
  return { first: pool.base + 2, count: Math.max(size - routers - 2, 0) };
}

/** Whether a user may ask for this private address of the subnet. */
export function isAssignable(subnet: Cidr, address: string): boolean {
  const value = parseAddress(address);
  if (value === undefined || !cidrHolds(subnet, value)) return false;
  const { first, count } = subnetRange(subnet);
  return value >= first && value < first + count;
}

/**
 * A free address of the range: the first one from a random start, so that an address is seldom given again soon and a
 * range that is not nearly full costs a few probes. Undefined when all are taken.
 */
export function freeAddress(
  { first, count }: AddressRange,
  dice: Dice,
  isTaken: (address: string) => boolean,
): string | undefined {
  const start = count > 0 ? below(dice, count) : 0;
  for (let step = 0; step < count; step++) {
    const address = formatAddress(first + ((start + step) % count));
    if (!isTaken(address)) return address;
  }
  return undefined;
}

/** A locally administered unicast MAC that nobody has; 40 random bits, so that a second try is rare. */
export function freeMac(dice: Dice, isTaken: (mac: string) => boolean): string {
  for (;;) {
    const tail = [...dice.bytes(5)].map((byte) => byte.toString(16).padStart(2, "0"));
    const mac = ["0a", ...tail].join(":");
    if (!isTaken(mac)) return mac;
  }
}

/** The subnet has no free private address. */
export class SubnetFullError extends AwsError {
  constructor(subnetId: string) {
    super("InsufficientFreeAddressesInSubnet", `There are not enough free addresses in subnet '${subnetId}'.`);
  }
}

/** The machine's public pool has no free address: start Muelle with a larger one. */
export class PublicPoolEmptyError extends AwsError {
  constructor(pool: string) {
    super("InsufficientAddressCapacity", `Not enough free public addresses in the pool ${pool}.`, 503);
  }
}
