// IPv6 blocks as text only: rules may name them, no interface here has an IPv6 address. RFC 4291, canonical form RFC 5952.

/** The canonical text of an IPv6 block with its host bits cleared, or undefined when it is none. */
export function canonicalCidrIpv6(text: string): string | undefined {
  const [address, prefix, ...rest] = text.split("/");
  if (!address || !prefix || rest.length > 0 || !/^\d{1,3}$/.test(prefix) || Number(prefix) > 128) return undefined;
  const groups = parseGroups(address);
  return groups && `${formatGroups(masked(groups, Number(prefix)))}/${Number(prefix)}`;
}

function parseGroups(address: string): number[] | undefined {
  const halves = address.split("::");
  if (halves.length > 2) return undefined;
  const [head = [], tail = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array<string>(halves.length === 2 ? missing : 0).fill("0"), ...tail];
  return groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))
    ? groups.map((group) => parseInt(group, 16))
    : undefined;
}

const masked = (groups: readonly number[], prefix: number): number[] =>
  groups.map((group, index) => {
    const kept = Math.min(Math.max(prefix - index * 16, 0), 16);
    return group & (0xffff << (16 - kept)) & 0xffff;
  });

/** The longest run of two or more zero groups becomes `::`. */
function formatGroups(groups: readonly number[]): string {
  let best = { start: 0, length: 1 };
  for (let start = 0; start < 8; start++) {
    let length = 0;
    while (start + length < 8 && groups[start + length] === 0) length++;
    if (length > best.length) best = { start, length };
  }
  const text = (part: readonly number[]) => part.map((group) => group.toString(16)).join(":");
  if (best.length < 2) return text(groups);
  return `${text(groups.slice(0, best.start))}::${text(groups.slice(best.start + best.length))}`;
}
