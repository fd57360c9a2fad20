// Is an address in a range? For the conditions IpAddress and NotIpAddress; IPv4 and IPv6 (RFC 4632, RFC 4291).

interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

/** Undefined when the text is no range; an address alone is a range of one. */
export function ipRange(text: string): ((address: string) => boolean) | undefined {
  const [base, length, ...more] = text.trim().split("/");
  const network = parseAddress(base ?? "");
  if (!network || more.length > 0) return undefined;
  if (length !== undefined && !/^\d{1,3}$/.test(length)) return undefined;
  const shift = BigInt(network.bits) - BigInt(length ?? network.bits);
  if (shift < 0n) return undefined;
  return (candidate) => {
    const address = parseAddress(candidate);
    return address?.bits === network.bits && address.value >> shift === network.value >> shift;
  };
}

const parseAddress = (text: string): Address | undefined => (text.includes(":") ? parseV6(text) : parseV4(text));

function parseV4(text: string): Address | undefined {
  const octets = text.split(".");
  if (octets.length !== 4 || !octets.every((octet) => /^\d{1,3}$/.test(octet) && Number(octet) < 256)) return undefined;
  return { bits: 32, value: octets.reduce((value, octet) => (value << 8n) | BigInt(octet), 0n) };
}

function parseV6(text: string): Address | undefined {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const [head = [], tail = []] = halves.map((half) => (half === "" ? [] : half.split(":")).flatMap(groups));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const all = [...head, ...Array<string>(missing).fill("0"), ...tail];
  if (!all.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return { bits: 128, value: all.reduce((value, group) => (value << 16n) | BigInt(`0x${group}`), 0n) };
}

/** One group of an IPv6 address; the last may be written as an IPv4 address. */
function groups(text: string): string[] {
  const v4 = text.includes(".") ? parseV4(text) : undefined;
  return v4 ? [(v4.value >> 16n).toString(16), (v4.value & 0xffffn).toString(16)] : [text];
}
