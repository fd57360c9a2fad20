// IPv4 arithmetic: addresses as numbers, blocks as base and prefix. RFC 4632.

export interface Cidr {
  /** The first address, with the host bits cleared. */
  readonly base: number;
  /** 0 to 32. */
  readonly prefix: number;
}

const octet = /^(0|[1-9]\d{0,2})$/;

/** Undefined when the text is not a dotted IPv4 address. */
export function parseAddress(text: string): number | undefined {
  const parts = text.split(".");
  if (parts.length !== 4) return undefined;
  let value = 0;
  for (const part of parts) {
    if (!octet.test(part) || Number(part) > 255) return undefined;
    value = value * 256 + Number(part);
  }
  return value;
}

export const formatAddress = (address: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");

/** How many addresses a block has. */
export const cidrSize = ({ prefix }: Cidr): number => 2 ** (32 - prefix);

/** The block of `prefix` bits that holds `address`. */
export function blockOf(address: number, prefix: number): Cidr {
  const size = 2 ** (32 - prefix);
  return { base: Math.floor(address / size) * size, prefix };
}

/** Host bits are cleared, as EC2 does: 100.68.0.18/18 is 100.68.0.0/18. Undefined when the text is not an IPv4 block. */
export function parseCidr(text: string): Cidr | undefined {
  const [address, prefix, ...rest] = text.split("/");
  if (address === undefined || prefix === undefined || rest.length > 0 || !/^\d{1,2}$/.test(prefix)) return undefined;
  const value = parseAddress(address);
  return value === undefined || Number(prefix) > 32 ? undefined : blockOf(value, Number(prefix));
}

export const formatCidr = ({ base, prefix }: Cidr): string => `${formatAddress(base)}/${prefix}`;

/** The canonical text of a block, or undefined when it is none. */
export function canonicalCidr(text: string): string | undefined {
  const cidr = parseCidr(text);
  return cidr && formatCidr(cidr);
}

/** Every address of `inner` is in `outer`. */
export const cidrContains = (outer: Cidr, inner: Cidr): boolean =>
  inner.prefix >= outer.prefix && blockOf(inner.base, outer.prefix).base === outer.base;

export const cidrHolds = (cidr: Cidr, address: number): boolean => blockOf(address, cidr.prefix).base === cidr.base;

export const cidrsOverlap = (one: Cidr, other: Cidr): boolean => cidrContains(one, other) || cidrContains(other, one);
