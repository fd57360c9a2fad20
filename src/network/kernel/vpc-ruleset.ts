// The rules of a VPC's router as nft text: who may leave, which public address is whose, and the doors. Routes are looked
// at for every packet, so that a changed route holds for running flows; mappings are held against the pairs of today, so
// that a flow through a mapping that is gone ends.
import { formatRange, parseCidr, union } from "../address.ts";
import type { PlaneOptions, VpcSpec } from "../network.ts";
import { doorAddress, linkLocal } from "../reachability.ts";
import { router } from "./names.ts";

export const vpcTable = "ip muelle";

/** An interface as the router knows it. */
export interface Member {
  readonly macAddress: string;
  readonly privateAddress: string;
  readonly publicAddress?: string;
}

export interface RouterAddresses {
  readonly hostAddress: string;
  readonly linkAddress: string;
}

/** The whole table, replaced in one transaction: chains, doors, routes and all members. */
export function vpcRuleset(
  vpc: VpcSpec,
  members: readonly Member[],
  doors: PlaneOptions["doors"],
  addresses: RouterAddresses,
): string {
  return `table ${vpcTable} {
}
delete table ${vpcTable}
table ${vpcTable} {
${sets}
${chains(addresses.linkAddress)}}
${doorElements(doors, addresses.hostAddress)}${routeElements(vpc)}${members.map(addMember).join("")}`;
}

/** What changes when subnets or routes change, in one transaction. */
export function routeRuleset(vpc: VpcSpec): string {
  return `flush set ${vpcTable} local\nflush set ${vpcTable} ways_out\n${routeElements(vpc)}`;
}

export function addMember(member: Member): string {
  return memberElements("add", member);
}

/** Also right when some of it is gone already: what is to be deleted is added first, in the same transaction. */
export function deleteMember(member: Member): string {
  return memberElements("add", member) + memberElements("delete", member);
}

const sets = `  map to_private { type ipv4_addr : ipv4_addr; }
  map to_public { type ipv4_addr : ipv4_addr; }
  map doors { type inet_service : ipv4_addr . inet_service; }
  set door_ports { type inet_service; }
  set bound { type ether_addr . ipv4_addr; }
  set mapped { type ipv4_addr; }
  set pairs { type ipv4_addr . ipv4_addr; }
  set local { type ipv4_addr; flags interval; }
  set ways_out { type ipv4_addr . ipv4_addr; flags interval; }`;

const chains = (linkAddress: string): string => `  chain gate {
    type filter hook prerouting priority mangle; policy accept;
    iifname != "${router.bridge}" accept
    ether saddr . ip saddr != @bound drop
    ip daddr ${doorAddress} tcp dport @door_ports accept
    ip daddr ${linkLocal} drop
    ip daddr @local accept
    ip saddr @mapped ip saddr . ip daddr @ways_out accept
    drop
  }
  chain arriving {
    type nat hook prerouting priority dstnat; policy accept;
    ip daddr ${doorAddress} dnat ip to tcp dport map @doors
    dnat to ip daddr map @to_private
  }
  chain through {
    type filter hook forward priority filter; policy drop;
    ct original ip daddr ${doorAddress} accept
    ct status dnat ct original ip daddr . ct reply ip saddr != @pairs drop
    ct status snat ct reply ip daddr . ct original ip saddr != @pairs drop
    iifname "${router.bridge}" accept
    oifname "${router.bridge}" ct status dnat accept
    oifname "${router.bridge}" ct status snat accept
  }
  chain leaving {
    type nat hook postrouting priority srcnat; policy accept;
    ct original ip daddr ${doorAddress} snat to ${linkAddress}
    oifname "${router.internet}" snat to ip saddr map @to_public
    oifname "${router.bridge}" ct status dnat snat to ip saddr map @to_public
  }
  chain own {
    type filter hook input priority filter; policy drop;
    ct state established,related accept
  }
  chain silent {
    type filter hook output priority filter; policy accept;
    icmp type destination-unreachable icmp code { net-unreachable, host-unreachable } drop
  }
`;

function doorElements(doors: PlaneOptions["doors"], hostAddress: string): string {
  if (doors.length === 0) return "";
  const ports = doors.map(({ port }) => port).join(", ");
  const places = doors.map(({ port, hostPort }) => `${port} : ${hostAddress} . ${hostPort}`).join(", ");
  return elements("add", "doors", places) + elements("add", "door_ports", ports);
}

function routeElements({ cidrs, subnets }: VpcSpec): string {
  const local = union(cidrs.map(parseCidr)).map(formatRange).join(", ");
  const out = subnets.flatMap(({ cidr, internetDestinations }) =>
    union(internetDestinations.map(parseCidr)).map((to) => `${formatRange(parseCidr(cidr))} . ${formatRange(to)}`),
  );
  return elements("add", "local", local) + (out.length > 0 ? elements("add", "ways_out", out.join(", ")) : "");
}

function memberElements(verb: "add" | "delete", { macAddress, privateAddress, publicAddress }: Member): string {
  const bound = elements(verb, "bound", `${macAddress} . ${privateAddress}`);
  if (!publicAddress) return bound;
  return [
    bound,
    elements(verb, "to_private", `${publicAddress} : ${privateAddress}`),
    elements(verb, "to_public", `${privateAddress} : ${publicAddress}`),
    elements(verb, "pairs", `${publicAddress} . ${privateAddress}`),
    elements(verb, "mapped", privateAddress),
  ].join("");
}

function elements(verb: "add" | "delete", set: string, list: string): string {
  return `${verb} element ${vpcTable} ${set} { ${list} }\n`;
}
