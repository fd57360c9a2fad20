// A row of a security group's inbound rules as a form has it: what is typed, what is wrong with it, what is sent.
// https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
import type { IpPermission } from "@aws-sdk/client-ec2";
import { checkCidrIpv4, checkCidrIpv6, normaliseTraffic } from "../../../../../src/model/ec2/security-group-rules.ts";

export interface RuleType {
  readonly id: string;
  readonly protocol: "tcp" | "udp" | "-1";
  /** Fixed by the type: "22". Undefined: to be typed. */
  readonly ports?: string;
}

/** In the order of EC2's own list; `id` is a key of networkWords. */
export const ruleTypes = [
  { id: "customTcp", protocol: "tcp" },
  { id: "customUdp", protocol: "udp" },
  { id: "allTraffic", protocol: "-1", ports: "0-65535" },
  { id: "allTcp", protocol: "tcp", ports: "0-65535" },
  { id: "allUdp", protocol: "udp", ports: "0-65535" },
  { id: "ssh", protocol: "tcp", ports: "22" },
  { id: "http", protocol: "tcp", ports: "80" },
  { id: "https", protocol: "tcp", ports: "443" },
  { id: "mysql", protocol: "tcp", ports: "3306" },
  { id: "postgresql", protocol: "tcp", ports: "5432" },
  { id: "nfs", protocol: "tcp", ports: "2049" },
] as const satisfies readonly RuleType[];

export type RuleTypeId = (typeof ruleTypes)[number]["id"];
export const ruleSources = ["anywhereIpv4", "anywhereIpv6", "myIp", "custom"] as const;
export type RuleSource = (typeof ruleSources)[number];

export interface InboundRule {
  readonly type: RuleTypeId;
  /** "5000" or "8000-8100". */
  readonly ports: string;
  readonly source: RuleSource;
  /** A block of addresses, or another group's id. Fixed by every source but `custom`. */
  readonly value: string;
}

export interface RuleProblems {
  readonly ports?: "portsInvalid";
  readonly value?: "sourceInvalid";
}

export const typeOf = (id: RuleTypeId): RuleType => ruleTypes.find((type) => type.id === id) ?? ruleTypes[0];

const fixedValues = { anywhereIpv4: "0.0.0.0/0", anywhereIpv6: "::/0" } as const;

/** `myAddress`: the visitor's, as rules see it; empty while it is not known. */
export function withSource(rule: InboundRule, source: RuleSource, myAddress: string): InboundRule {
  if (source === "custom") return { ...rule, source };
  return { ...rule, source, value: source === "myIp" ? myAddress && `${myAddress}/32` : fixedValues[source] };
}

export function withType(rule: InboundRule, type: RuleTypeId): InboundRule {
  return { ...rule, type, ports: typeOf(type).ports ?? "" };
}

/** Whether all addresses of the world are let in: EC2 warns about it. */
export const isOpenToAll = ({ value }: InboundRule): boolean => value === "0.0.0.0/0" || value === "::/0";

export function problemsOfRule(rule: InboundRule): RuleProblems {
  const ports = portsOf(rule);
  const peer = peerOfRule(rule.value.trim());
  return { ...(!ports && { ports: "portsInvalid" }), ...(!peer && { value: "sourceInvalid" }) };
}

/** Of a rule without problems. */
export function permissionOf(rule: InboundRule): IpPermission {
  const { protocol } = typeOf(rule.type);
  const peer = peerOfRule(rule.value.trim());
  if (protocol === "-1") return { IpProtocol: protocol, ...peer };
  const [FromPort, ToPort] = portsOf(rule) ?? [];
  return { IpProtocol: protocol, FromPort, ToPort, ...peer };
}

function portsOf({ type, ports }: InboundRule): readonly [number, number] | undefined {
  const { protocol } = typeOf(type);
  const [, from, to = from] = /^(\d{1,5})(?:\s*-\s*(\d{1,5}))?$/.exec(ports.trim()) ?? [];
  if (from === undefined || to === undefined) return undefined;
  return accepted(() => normaliseTraffic(protocol === "-1" ? "tcp" : protocol, Number(from), Number(to)))
    ? [Number(from), Number(to)]
    : undefined;
}

function peerOfRule(value: string): Pick<IpPermission, "IpRanges" | "Ipv6Ranges" | "UserIdGroupPairs"> | undefined {
  if (/^sg-[0-9a-f]{8,17}$/.test(value)) return { UserIdGroupPairs: [{ GroupId: value }] };
  if (accepted(() => checkCidrIpv4(value))) return { IpRanges: [{ CidrIp: value }] };
  if (accepted(() => checkCidrIpv6(value))) return { Ipv6Ranges: [{ CidrIpv6: value }] };
  return undefined;
}

/** The model's checks throw EC2's own errors. */
function accepted(check: () => unknown): boolean {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}
