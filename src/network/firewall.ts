// What a firewall allows, as pure arithmetic: rules become protocol, port and peer ranges. The kernel's rules are printed
// from it and the simulated plane decides with it, so that the two cannot differ in their reading of a rule.
import { MachineError } from "../kit/machine-error.ts";
import { contains, everything, parseCidr, union, type AddressRange } from "./address.ts";
import type { FirewallRule } from "./network.ts";

/** One protocol and port range with everybody who may use it. */
export interface Opening {
  /** IP protocol number; undefined is every protocol, and then every port. */
  readonly protocol: number | undefined;
  /** Inclusive. Of ICMP: type × 256 + code, which is where the kernel's flow table keeps them. */
  readonly ports: PortRange;
  /** Ascending, disjoint, never empty. */
  readonly peers: readonly AddressRange[];
}

export interface PortRange {
  readonly first: number;
  readonly last: number;
}

export const protocolNumbers = { icmp: 1, tcp: 6, udp: 17 } as const;

const everyPort: PortRange = { first: 0, last: 65535 };

/** The rules, those of one protocol and port range joined. Errors: invalid (ports or CIDR). */
export function openings(rules: readonly FirewallRule[]): Opening[] {
  const byUse = new Map<string, { protocol: number | undefined; ports: PortRange; peers: AddressRange[] }>();
  for (const rule of rules) {
    const protocol = protocolOf(rule);
    const ports = portsOf(rule, protocol);
    const use = `${protocol} ${ports.first}-${ports.last}`;
    const opening = byUse.get(use) ?? { protocol, ports, peers: [] };
    opening.peers.push(...rule.cidrs.map(parseCidr));
    byUse.set(use, opening);
  }
  return [...byUse.values()]
    .map((opening) => ({ ...opening, peers: union(opening.peers) }))
    .filter((opening) => opening.peers.length > 0);
}

/** Whether `rules` allow `port` (of ICMP: type × 256 + code) of IP protocol `protocol` with `peer`. */
export function allows(rules: readonly FirewallRule[], peer: number, protocol: number, port: number): boolean {
  return openings(rules).some(
    (opening) =>
      (opening.protocol === undefined || opening.protocol === protocol) &&
      opening.ports.first <= port &&
      port <= opening.ports.last &&
      opening.peers.some((range) => contains(range, peer)),
  );
}

/** Whether a peer range is every address, which needs no comparison. */
export function isEverybody(peers: readonly AddressRange[]): boolean {
  return peers[0]?.first === everything.first && peers[0].last === everything.last;
}

function protocolOf({ protocol }: FirewallRule): number | undefined {
  if (protocol === "all" || protocol === -1) return undefined;
  const number = typeof protocol === "number" ? protocol : protocolNumbers[protocol];
  if (!Number.isInteger(number) || number < 0 || number > 255)
    throw new MachineError("invalid", `not an IP protocol: ${protocol}`);
  return number;
}

function portsOf(rule: FirewallRule, protocol: number | undefined): PortRange {
  const { fromPort = -1, toPort = fromPort } = rule;
  if (protocol === protocolNumbers.icmp) return icmpPorts(fromPort, rule.toPort ?? -1);
  if ((protocol !== protocolNumbers.tcp && protocol !== protocolNumbers.udp) || fromPort === -1) return everyPort;
  return checkedRange(fromPort, toPort, 65535);
}

function icmpPorts(type: number, code: number): PortRange {
  if (type === -1) return everyPort;
  const codes = code === -1 ? { first: 0, last: 255 } : checkedRange(code, code, 255);
  checkedRange(type, type, 255);
  return { first: type * 256 + codes.first, last: type * 256 + codes.last };
}

function checkedRange(first: number, last: number, most: number): PortRange {
  const whole = Number.isInteger(first) && Number.isInteger(last);
  if (!whole || first < 0 || last < first || last > most)
    throw new MachineError("invalid", `not a range of ports, or of ICMP types and codes: ${first} to ${last}`);
  return { first, last };
}
