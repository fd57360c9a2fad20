// Security group rules: what makes two of them the same, what EC2 accepts, how permissions unfold into rules and fold again.
// https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
import type { IpPermission } from "@aws-sdk/client-ec2";
import { AwsError } from "../errors.ts";
import { canonicalCidr } from "./cidr.ts";
import { canonicalCidrIpv6 } from "./ipv6.ts";
import type { SecurityGroupRule } from "./records.ts";

/** What a rule allows, without its id, group and tags. Exactly one peer is given. */
export type RuleBody = Pick<
  SecurityGroupRule,
  | "ipProtocol"
  | "fromPort"
  | "toPort"
  | "cidrIpv4"
  | "cidrIpv6"
  | "referencedGroupId"
  | "referencedAccount"
  | "description"
>;

/** One protocol with its ports, normalised. */
type Traffic = Pick<RuleBody, "ipProtocol" | "fromPort" | "toPort">;

const protocolNames: Readonly<Record<string, string>> = { "1": "icmp", "6": "tcp", "17": "udp", "58": "icmpv6" };

const invalid = (message: string) => new AwsError("InvalidParameterValue", message);

/**
 * The protocol and ports as EC2 keeps them: numbers of known protocols become names; all protocols and those without ports
 * have -1. Errors: InvalidParameterValue, in EC2's words.
 */
export function normaliseTraffic(
  protocol: string | undefined,
  fromPort: number | undefined,
  toPort: number | undefined,
): Traffic {
  if (protocol === undefined || protocol === "")
    throw new AwsError("MissingParameter", "The request must contain the parameter ipProtocol");
  const ipProtocol = protocolNames[protocol] ?? protocol.toLowerCase();
  if (ipProtocol === "tcp" || ipProtocol === "udp") return { ipProtocol, ...checkPorts(fromPort, toPort) };
  if (ipProtocol === "icmp" || ipProtocol === "icmpv6")
    return { ipProtocol, ...checkIcmp(ipProtocol, fromPort, toPort) };
  if (ipProtocol !== "-1" && !(/^\d{1,3}$/.test(ipProtocol) && Number(ipProtocol) <= 255))
    throw invalid(`Invalid value '${protocol}' for IP protocol. Unknown protocol.`);
  return { ipProtocol: String(Number(ipProtocol)), fromPort: -1, toPort: -1 };
}

function checkPorts(fromPort: number | undefined, toPort: number | undefined) {
  if (fromPort === undefined || toPort === undefined)
    throw invalid("Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.");
  for (const [end, port] of [
    ["from", fromPort],
    ["to", toPort],
  ] as const)
    if (port < 0 || port > 65535) throw invalid(`TCP/UDP (${end}) port (${port}) out of range`);
  if (fromPort > toPort) throw invalid(`Invalid TCP/UDP port range (${fromPort}:${toPort})`);
  return { fromPort, toPort };
}

/** Type and code; -1 for any. ICMPv6 may leave them out. */
function checkIcmp(protocol: "icmp" | "icmpv6", type: number | undefined, code: number | undefined) {
  if (protocol === "icmpv6" && type === undefined) return { fromPort: -1, toPort: -1 };
  if (type === undefined || code === undefined)
    throw invalid("Invalid value 'Must specify both from and to ports with ICMP.' for portRange.");
  for (const [name, value] of [
    ["type", type],
    ["code", code],
  ] as const)
    if (value < -1 || value > 255) throw invalid(`ICMP ${name} (${value}) out of range`);
  if (type === -1 && code !== -1) throw invalid(`ICMP code (${code}) must be -1 when the ICMP type is -1`);
  return { fromPort: type, toPort: code };
}

/** Canonical text; host bits cleared as EC2 does. Error: InvalidParameterValue. */
export function checkCidrIpv4(text: string): string {
  const cidr = canonicalCidr(text);
  if (!cidr) throw invalid(`CIDR block ${text} is malformed`);
  return cidr;
}

export function checkCidrIpv6(text: string): string {
  const cidr = canonicalCidrIpv6(text);
  if (!cidr) throw invalid(`CIDR block ${text} is malformed`);
  return cidr;
}

const descriptionForm = /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{0,255}$/;

export function checkRuleDescription(text: string | undefined): string | undefined {
  if (text !== undefined && !descriptionForm.test(text))
    throw invalid(
      "Invalid rule description. Valid descriptions are strings less than 256 characters from the following set:  a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*",
    );
  return text;
}

/** How a permission's group pair becomes a group: id and account. Throws EC2's error when there is none. */
export type ResolveGroup = (pair: {
  readonly GroupId?: string | undefined;
  readonly GroupName?: string | undefined;
  readonly UserId?: string | undefined;
}) => { readonly groupId: string; readonly account: string };

/**
 * One rule for each peer of the permission, in the order IPv4, IPv6, groups. Errors: those of the parts, MissingParameter when it
 * names no peer, UnsupportedOperation for prefix lists.
 */
export function unfoldPermission(permission: IpPermission, resolveGroup: ResolveGroup): RuleBody[] {
  const traffic = normaliseTraffic(permission.IpProtocol, permission.FromPort, permission.ToPort);
  if (permission.PrefixListIds?.length) throw unsupportedPrefixList();
  const body = (peer: Partial<RuleBody>, description: string | undefined): RuleBody => {
    const checked = checkRuleDescription(description);
    return { ...traffic, ...peer, ...(checked !== undefined && { description: checked }) };
  };
  const rules = [
    ...(permission.IpRanges ?? []).map((range) =>
      body({ cidrIpv4: checkCidrIpv4(range.CidrIp ?? "") }, range.Description),
    ),
    ...(permission.Ipv6Ranges ?? []).map((range) =>
      body({ cidrIpv6: checkCidrIpv6(range.CidrIpv6 ?? "") }, range.Description),
    ),
    ...(permission.UserIdGroupPairs ?? []).map((pair) => {
      const { groupId, account } = resolveGroup(pair);
      return body({ referencedGroupId: groupId, referencedAccount: account }, pair.Description);
    }),
  ];
  if (rules.length === 0)
    throw new AwsError(
      "MissingParameter",
      "The request must contain at least one source or destination of each permission",
    );
  return rules;
}

export const unsupportedPrefixList = () =>
  new AwsError(
    "UnsupportedOperation",
    "Muelle has no prefix lists yet, so a security group rule cannot name one (PrefixListId). Name the CIDR blocks instead.",
  );

/** The peer of a rule, as EC2's messages name it. */
export const peerOf = (rule: RuleBody): string => rule.cidrIpv4 ?? rule.cidrIpv6 ?? rule.referencedGroupId ?? "";

/** Rules of one group and direction with the same identity are the same rule, whatever their descriptions and tags. */
export const ruleIdentity = (rule: RuleBody): string =>
  `${rule.ipProtocol} ${rule.fromPort} ${rule.toPort} ${peerOf(rule)}`;

/** `peer: 0.0.0.0/0, TCP, from port: 5000, to port: 5000, ALLOW` */
export function describeRule(rule: RuleBody): string {
  const orAll = (value: number) => (value === -1 ? "ALL" : String(value));
  const name = rule.ipProtocol === "-1" ? "ALL" : rule.ipProtocol.toUpperCase();
  const ports =
    name === "TCP" || name === "UDP"
      ? `, from port: ${rule.fromPort}, to port: ${rule.toPort}`
      : name.startsWith("ICMP")
        ? `, type: ${orAll(rule.fromPort)}, code: ${orAll(rule.toPort)}`
        : "";
  return `peer: ${peerOf(rule)}, ${name}${ports}, ALLOW`;
}

/** Protocols that carry no ports show none in permissions. */
const hasPorts = (ipProtocol: string) => ["tcp", "udp", "icmp", "icmpv6"].includes(ipProtocol);

/** Rules of one direction as DescribeSecurityGroups shows them: those of the same traffic in one permission. */
export function foldPermissions(rules: readonly SecurityGroupRule[]): IpPermission[] {
  const permissions = new Map<string, IpPermission>();
  for (const rule of rules) {
    const { ipProtocol, fromPort, toPort } = rule;
    const key = `${ipProtocol} ${fromPort} ${toPort}`;
    const permission = permissions.get(key) ?? {
      IpProtocol: ipProtocol,
      ...(hasPorts(ipProtocol) && { FromPort: fromPort, ToPort: toPort }),
      IpRanges: [],
      Ipv6Ranges: [],
      PrefixListIds: [],
      UserIdGroupPairs: [],
    };
    permissions.set(key, permission);
    addPeer(permission, rule);
  }
  return [...permissions.values()];
}

function addPeer(permission: IpPermission, rule: SecurityGroupRule): void {
  const described = rule.description === undefined ? {} : { Description: rule.description };
  if (rule.cidrIpv4) permission.IpRanges?.push({ CidrIp: rule.cidrIpv4, ...described });
  else if (rule.cidrIpv6) permission.Ipv6Ranges?.push({ CidrIpv6: rule.cidrIpv6, ...described });
  else
    permission.UserIdGroupPairs?.push({
      GroupId: rule.referencedGroupId,
      UserId: rule.referencedAccount ?? rule.account,
      ...described,
    });
}
