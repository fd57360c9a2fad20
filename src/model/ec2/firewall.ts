// Security groups become address lists: what the network plane enforces for one interface. Pure; the same facts give the same
// text, so that a caller may compare two results to see whether anything changed.
import { type Cidr, cidrContains, formatCidr, parseCidr } from "./cidr.ts";
import type { SecurityGroupRule } from "./records.ts";

/** What src/network/network.ts takes, by structure. */
export interface AddressRule {
  readonly protocol: "all" | "tcp" | "udp" | "icmp" | number;
  readonly fromPort?: number;
  readonly toPort?: number;
  /** Sorted, none within another, never empty. */
  readonly cidrs: readonly string[];
}

export interface AddressFirewall {
  readonly ingress: readonly AddressRule[];
  readonly egress: readonly AddressRule[];
}

/**
 * The firewall of an interface with these rules: those of all its groups, for allow-lists join. `membersOf` gives the private
 * addresses that are in a group now. Peers of IPv6 are left out: no interface has such an address, so they allow nobody.
 */
export function compileFirewall(
  rules: Iterable<SecurityGroupRule>,
  membersOf: (groupId: string) => readonly string[],
): AddressFirewall {
  const ingress = new Map<string, Collected>();
  const egress = new Map<string, Collected>();
  for (const rule of rules) {
    const cidrs = peersOf(rule, membersOf);
    if (rule.ipProtocol !== "icmpv6" && cidrs.length > 0) collect(rule.isEgress ? egress : ingress, rule, cidrs);
  }
  return { ingress: finish(ingress), egress: finish(egress) };
}

interface Collected {
  readonly traffic: Omit<AddressRule, "cidrs">;
  readonly cidrs: Cidr[];
}

function peersOf(rule: SecurityGroupRule, membersOf: (groupId: string) => readonly string[]): Cidr[] {
  const texts = rule.referencedGroupId
    ? membersOf(rule.referencedGroupId).map((address) => `${address}/32`)
    : rule.cidrIpv4
      ? [rule.cidrIpv4]
      : [];
  return texts.flatMap((text) => parseCidr(text) ?? []);
}

function collect(into: Map<string, Collected>, rule: SecurityGroupRule, cidrs: readonly Cidr[]): void {
  const traffic = trafficOf(rule);
  const key = `${traffic.protocol} ${traffic.fromPort} ${traffic.toPort}`;
  const collected = into.get(key) ?? { traffic, cidrs: [] };
  for (const cidr of cidrs) collected.cidrs.push(cidr);
  into.set(key, collected);
}

function trafficOf({ ipProtocol, fromPort, toPort }: SecurityGroupRule): Omit<AddressRule, "cidrs"> {
  if (ipProtocol === "-1") return { protocol: "all" };
  if (ipProtocol === "tcp" || ipProtocol === "udp" || ipProtocol === "icmp")
    return { protocol: ipProtocol, fromPort, toPort };
  return { protocol: Number(ipProtocol) };
}

const finish = (collected: ReadonlyMap<string, Collected>): AddressRule[] =>
  [...collected.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { traffic, cidrs }]) => ({ ...traffic, cidrs: outermost(cidrs).map(formatCidr) }));

/** Sorted by address, without those that another one contains. */
function outermost(cidrs: readonly Cidr[]): Cidr[] {
  const kept: Cidr[] = [];
  for (const cidr of cidrs.toSorted((one, other) => one.base - other.base || one.prefix - other.prefix)) {
    const last = kept.at(-1);
    if (!last || !cidrContains(last, cidr)) kept.push(cidr);
  }
  return kept;
}
