// Whether a security group lets a client in at a port: by which rule, or else what the groups do let in, so that the one rule
// that is missing can be named. https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
import { cidrHolds, parseAddress, parseCidr } from "../ec2/cidr.ts";
import { type AddressRule, compileFirewall } from "../ec2/firewall.ts";
import type { SecurityGroupRule } from "../ec2/records.ts";
import { broken, type Link, ok } from "./link.ts";
import type { Path, PortUse } from "./path.ts";

export function securityGroupLink(path: Path, use: PortUse): Link {
  const client = `${path.clientAddress}/32`;
  const openings = path.rules.filter(({ isEgress }) => !isEgress).flatMap((rule) => openingOf(path, rule));
  const entry = openings.find((opening) => isFor(opening, use) && lets(opening, path.clientAddress));
  if (entry) return ok("security-group", "rule-for-client", { ...told(entry.rule), client });
  const [group] = path.securityGroups;
  return broken("security-group", "no-rule-for-client", {
    groupId: group?.groupId ?? "",
    groupName: group?.groupName ?? "",
    groupIds: path.securityGroups.map(({ groupId }) => groupId).join(", "),
    ...use,
    client,
    ...some(
      "openTo",
      openings.filter((opening) => isFor(opening, use)).map(({ rule }) => sourceOf(rule)),
    ),
    ...some("openPorts", openings.filter((opening) => lets(opening, path.clientAddress)).map(portsOf)),
  });
}

/** A rule as the network plane is told it, so that the two cannot differ in their reading. */
interface Opening extends AddressRule {
  readonly rule: SecurityGroupRule;
}

const openingOf = ({ membersOf }: Path, rule: SecurityGroupRule): Opening[] =>
  compileFirewall([rule], membersOf).ingress.map((opening) => ({ ...opening, rule }));

const numbers: Readonly<Record<PortUse["protocol"], number>> = { tcp: 6, udp: 17 };

function isFor({ protocol, fromPort = -1, toPort = -1 }: AddressRule, use: PortUse): boolean {
  if (protocol === "all" || protocol === numbers[use.protocol]) return true;
  return protocol === use.protocol && (fromPort === -1 || (fromPort <= use.port && use.port <= toPort));
}

function lets({ cidrs }: AddressRule, address: string): boolean {
  const wanted = parseAddress(address) ?? -1;
  return cidrs.some((text) => {
    const cidr = parseCidr(text);
    return cidr !== undefined && cidrHolds(cidr, wanted);
  });
}

const sourceOf = ({ cidrIpv4, referencedGroupId }: SecurityGroupRule): string => referencedGroupId ?? cidrIpv4 ?? "";

const told = (rule: SecurityGroupRule) => ({
  groupId: rule.groupId,
  ruleId: rule.ruleId,
  protocol: rule.ipProtocol === "-1" ? "all" : rule.ipProtocol,
  fromPort: rule.fromPort,
  toPort: rule.toPort,
  source: sourceOf(rule),
});

/** `tcp 80`, `udp 5000-5010`, `icmp` */
function portsOf({ protocol, fromPort = -1, toPort = -1 }: Opening): string {
  if ((protocol !== "tcp" && protocol !== "udp") || fromPort === -1) return String(protocol);
  return fromPort === toPort ? `${protocol} ${fromPort}` : `${protocol} ${fromPort}-${toPort}`;
}

/** As a fact, when there are any. */
const some = <Name extends string>(name: Name, values: readonly string[]): { readonly [N in Name]?: string } =>
  values.length === 0 ? {} : ({ [name]: [...new Set(values)].join(", ") } as { readonly [N in Name]?: string });
