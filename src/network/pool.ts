// How a plane divides its public pool: the first address is the machine's own, the top is for the links between the
// machine and its VPCs, what lies between is for interfaces.
import { MachineError } from "../kit/machine-error.ts";
import { formatAddress, parseAddress, parseCidr, type Cidr } from "./address.ts";

export interface PublicPool {
  readonly cidr: string;
  readonly range: Cidr;
  /** The machine itself, as tasks see it: 198.18.0.1 of 198.18.0.0/16. */
  readonly hostAddress: string;
  /** How many links, and so VPCs, there is room for: an eighth of the pool, at most 256. */
  readonly links: number;
  /** The address of link number `index` (from 0), counted down from the top. */
  linkAddress(index: number): string;
  /** Whether `address` is one that an interface may hold. */
  isForInterfaces(address: string): boolean;
}

/** Errors: invalid (no CIDR, or not between /8 and /28). */
export function publicPool(cidr: string): PublicPool {
  const range = parseCidr(cidr);
  if (range.prefix < 8 || range.prefix > 28)
    throw new MachineError("invalid", `the public pool ${cidr} must be between /8 and /28`);
  const links = Math.min(256, (range.last - range.first + 1) / 8);
  const lastOfInterfaces = range.last - links;
  return {
    cidr: `${formatAddress(range.first)}/${range.prefix}`,
    range,
    hostAddress: formatAddress(range.first + 1),
    // The last address of the pool is its broadcast address.
    links: links - 1,
    linkAddress: (index) => formatAddress(range.last - 1 - index),
    isForInterfaces(text) {
      const address = parseAddress(text);
      return range.first + 1 < address && address <= lastOfInterfaces;
    },
  };
}
