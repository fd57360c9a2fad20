// The rules of a group as rows that are edited, and what must be sent to make the group what the rows say.
import type { IpPermission, SecurityGroupRule, SecurityGroupRuleUpdate } from "@aws-sdk/client-ec2";
import { canonicalCidr } from "../../../../../src/model/ec2/cidr.ts";
import { canonicalCidrIpv6 } from "../../../../../src/model/ec2/ipv6.ts";
import { parsePorts, ruleTypes, typeOf } from "./rule-types.ts";

export type PeerKind = "custom" | "anywhere-ipv4" | "anywhere-ipv6" | "my-ip";

export interface RuleDraft {
  /** Of the rule that this row was; undefined: a new one. */
  readonly ruleId?: string;
  /** Stable while the row is edited. */
  readonly key: string;
  readonly typeId: string;
  readonly protocol: string;
  /** As typed: "5000", "5000-5010". */
  readonly ports: string;
  readonly peerKind: PeerKind;
  /** A CIDR or a security group's id. */
  readonly peer: string;
  readonly description: string;
}

export type RuleProblem = "invalidPort" | "invalidCidr" | "ruleDescriptionInvalid";

const descriptionForm = /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{0,255}$/;

export function draftOf(rule: SecurityGroupRule): RuleDraft {
  const { IpProtocol: protocol = "-1", FromPort: from, ToPort: to, SecurityGroupRuleId: ruleId = "" } = rule;
  const peer = rule.CidrIpv4 ?? rule.CidrIpv6 ?? rule.ReferencedGroupInfo?.GroupId ?? "";
  const peerKind = peer === "0.0.0.0/0" ? "anywhere-ipv4" : peer === "::/0" ? "anywhere-ipv6" : "custom";
  return {
    ruleId,
    key: ruleId,
    typeId: typeOf(protocol, from, to).id,
    protocol,
    ports: from === to ? String(from ?? -1) : `${from}-${to}`,
    peerKind,
    peer,
    description: rule.Description ?? "",
  };
}

export const newDraft = (key: string, part: Partial<RuleDraft> = {}): RuleDraft => ({
  key,
  typeId: "custom-tcp",
  protocol: "tcp",
  ports: "",
  peerKind: "custom",
  peer: "",
  description: "",
  ...part,
});

/** The row with another type; a type with ports of its own brings them. */
export function withType(draft: RuleDraft, typeId: string): RuleDraft {
  const type = ruleTypes.find(({ id }) => id === typeId);
  if (!type) return draft;
  const ports = type.ports ? (type.ports[0] === type.ports[1] ? String(type.ports[0]) : type.ports.join("-")) : "";
  return { ...draft, typeId, protocol: type.protocol, ports };
}

const hasFreePorts = ({ typeId }: RuleDraft): boolean =>
  ruleTypes.some(({ id, ports }) => id === typeId && ports === undefined);

/** What the visitor must mend, by field. */
export function problemsOf(draft: RuleDraft): {
  readonly ports?: RuleProblem;
  readonly peer?: RuleProblem;
  readonly description?: RuleProblem;
} {
  return {
    ...(hasFreePorts(draft) && !parsePorts(draft.ports) && { ports: "invalidPort" as const }),
    ...(!peerOf(draft.peer) && { peer: "invalidCidr" as const }),
    ...(!descriptionForm.test(draft.description) && { description: "ruleDescriptionInvalid" as const }),
  };
}

type Peer = { readonly cidrIpv4: string } | { readonly cidrIpv6: string } | { readonly groupId: string };

/** A bare address stands for itself alone. */
export function peerOf(text: string): Peer | undefined {
  const given = text.trim();
  if (/^sg-[0-9a-f]{8,17}$/.test(given)) return { groupId: given };
  const cidrIpv4 = canonicalCidr(given.includes("/") || given.includes(":") ? given : `${given}/32`);
  if (cidrIpv4) return { cidrIpv4 };
  const cidrIpv6 = canonicalCidrIpv6(given.includes("/") ? given : `${given}/128`);
  return cidrIpv6 ? { cidrIpv6 } : undefined;
}

function portsOf(draft: RuleDraft): { readonly FromPort?: number; readonly ToPort?: number } {
  if (draft.protocol === "tcp" || draft.protocol === "udp") {
    const [FromPort, ToPort] = parsePorts(draft.ports) ?? [];
    return { FromPort, ToPort };
  }
  return draft.protocol === "icmp" ? { FromPort: -1, ToPort: -1 } : {};
}

/** For AuthorizeSecurityGroupIngress and Egress. The draft must have no problems. */
export function permissionOf(draft: RuleDraft): IpPermission {
  const peer = peerOf(draft.peer);
  const Description = draft.description || undefined;
  const base = { IpProtocol: draft.protocol, ...portsOf(draft) };
  if (peer && "cidrIpv4" in peer) return { ...base, IpRanges: [{ CidrIp: peer.cidrIpv4, Description }] };
  if (peer && "cidrIpv6" in peer) return { ...base, Ipv6Ranges: [{ CidrIpv6: peer.cidrIpv6, Description }] };
  return { ...base, UserIdGroupPairs: [{ GroupId: peer?.groupId, Description }] };
}

function updateOf(draft: RuleDraft): SecurityGroupRuleUpdate {
  const peer = peerOf(draft.peer);
  return {
    SecurityGroupRuleId: draft.ruleId,
    SecurityGroupRule: {
      IpProtocol: draft.protocol,
      ...portsOf(draft),
      ...(peer && "cidrIpv4" in peer && { CidrIpv4: peer.cidrIpv4 }),
      ...(peer && "cidrIpv6" in peer && { CidrIpv6: peer.cidrIpv6 }),
      ...(peer && "groupId" in peer && { ReferencedGroupId: peer.groupId }),
      Description: draft.description,
    },
  };
}

export interface RuleChanges {
  readonly added: readonly RuleDraft[];
  readonly changed: readonly RuleDraft[];
  readonly removed: readonly RuleDraft[];
  readonly authorise: readonly IpPermission[];
  readonly modify: readonly SecurityGroupRuleUpdate[];
  readonly revoke: readonly string[];
}

const same = (one: RuleDraft, other: RuleDraft): boolean =>
  one.protocol === other.protocol &&
  one.ports === other.ports &&
  one.peer.trim() === other.peer.trim() &&
  one.description === other.description;

/** What turns `before` into `after`. Nothing for rows that did not change. */
export function ruleChanges(before: readonly RuleDraft[], after: readonly RuleDraft[]): RuleChanges {
  const added = after.filter(({ ruleId }) => ruleId === undefined);
  const changed = after.filter((draft) => {
    const was = before.find(({ ruleId }) => ruleId !== undefined && ruleId === draft.ruleId);
    return was !== undefined && !same(was, draft);
  });
  const removed = before.filter(({ ruleId }) => !after.some((draft) => draft.ruleId === ruleId));
  return {
    added,
    changed,
    removed,
    authorise: added.map(permissionOf),
    modify: changed.map(updateOf),
    revoke: removed.flatMap(({ ruleId }) => ruleId ?? []),
  };
}
