// IPv4 addresses and ranges as numbers: parsing, printing, overlap and union. Knows nothing of networks that exist.
import { MachineError } from "../kit/machine-error.ts";

/** Inclusive at both ends, unsigned 32-bit. */
export interface AddressRange {
  readonly first: number;
  readonly last: number;
}

export interface Cidr extends AddressRange {
  /** Leading bits, 0 to 32. */
  readonly prefix: number;
}

/** Every IPv4 address. */
export const everything: Cidr = { first: 0, last: 0xffffffff, prefix: 0 };

/** Dotted quad to number. Errors: invalid. */
export function parseAddress(text: string): number {
  const parts = text.split(".");
  const bytes = parts.map((part) => (/^(0|[1-9]\d{0,2})$/.test(part) ? Number(part) : 256));
  if (parts.length !== 4 || bytes.some((byte) => byte > 255))
    throw new MachineError("invalid", `not an IPv4 address: ${text}`);
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}

export function formatAddress(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join(".");
}

/** `a.b.c.d/n`, or an address alone as /32; bits after the prefix are taken as zero, as EC2 does. Errors: invalid. */
export function parseCidr(text: string): Cidr {
  const [address = "", length = "32", ...rest] = text.split("/");
  const prefix = /^\d{1,2}$/.test(length) ? Number(length) : 33;
  if (prefix > 32 || rest.length > 0) throw new MachineError("invalid", `not an IPv4 CIDR: ${text}`);
  const size = 2 ** (32 - prefix);
  const first = Math.floor(parseAddress(address) / size) * size;
  return { first, last: first + size - 1, prefix };
}

export function contains(range: AddressRange, address: number): boolean {
  return range.first <= address && address <= range.last;
}

export function overlap(one: AddressRange, other: AddressRange): boolean {
  return one.first <= other.last && other.first <= one.last;
}

/** The same addresses in the fewest ranges, ascending and disjoint (sets in the kernel refuse ranges that overlap). */
export function union(ranges: readonly AddressRange[]): AddressRange[] {
  const out: { first: number; last: number }[] = [];
  for (const range of [...ranges].sort((a, b) => a.first - b.first)) {
    const open = out.at(-1);
    if (open && range.first <= open.last + 1) open.last = Math.max(open.last, range.last);
    else out.push({ first: range.first, last: range.last });
  }
  return out;
}

/** As a CIDR where it is one, else `first-last`: the two ways in which nft writes a range. */
export function formatRange(range: AddressRange): string {
  const size = range.last - range.first + 1;
  if (size === 1) return formatAddress(range.first);
  const prefix = 32 - Math.log2(size);
  const aligned = Number.isInteger(prefix) && range.first % size === 0;
  const first = formatAddress(range.first);
  return aligned ? `${first}/${prefix}` : `${first}-${formatAddress(range.last)}`;
}
