// Entries of network ACLs: create, replace, delete.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html
import type * as EC2 from "@aws-sdk/client-ec2";
import type { CreateNetworkAclEntryRequest } from "@aws-sdk/client-ec2";
import { lastRuleNumber } from "../../model/ec2/network-acls.ts";
import type { NetworkAcl, NetworkAclEntry } from "../../model/ec2/records.ts";
import { checkCidrIpv4, checkCidrIpv6, normaliseTraffic } from "../../model/ec2/security-group-rules.ts";
import { AwsError } from "../../model/errors.ts";
import { networkAcls } from "../../store/tables/ec2-more.ts";
import { type Context, operation, type Valid } from "../service.ts";
import { invalidParameter, missingParameter } from "./errors.ts";
import { checkStandsBefore } from "./network-acls.ts";
import { ec2Arn, own, resources } from "./resources.ts";

type EntryInput = Valid<CreateNetworkAclEntryRequest>;

export const createNetworkAclEntry = operation<typeof EC2, "CreateNetworkAclEntry">({
  access: "Write",
  resources: (input, scope) => ec2Arn(scope, "network-acl", input.NetworkAclId),
  handle(input, context) {
    const acl = own(context, resources.networkAcl, input.NetworkAclId);
    const entry = checkEntry(input);
    if (acl.entries.some(sameNumber(entry)))
      throw new AwsError(
        "NetworkAclEntryAlreadyExists",
        `The network acl entry identified by ${entry.ruleNumber} already exists.`,
      );
    putEntries(context, acl, [...acl.entries, entry]);
    return {};
  },
});

export const replaceNetworkAclEntry = operation<typeof EC2, "ReplaceNetworkAclEntry">({
  access: "Write",
  resources: (input, scope) => ec2Arn(scope, "network-acl", input.NetworkAclId),
  handle(input, context) {
    const acl = own(context, resources.networkAcl, input.NetworkAclId);
    const entry = checkEntry(input);
    checkPresent(acl, entry);
    putEntries(
      context,
      acl,
      acl.entries.map((one) => (sameNumber(entry)(one) ? entry : one)),
    );
    return {};
  },
});

export const deleteNetworkAclEntry = operation<typeof EC2, "DeleteNetworkAclEntry">({
  access: "Write",
  resources: (input, scope) => ec2Arn(scope, "network-acl", input.NetworkAclId),
  handle(input, context) {
    const acl = own(context, resources.networkAcl, input.NetworkAclId);
    const named = { ruleNumber: checkNumber(input.RuleNumber), egress: input.Egress };
    checkPresent(acl, named);
    putEntries(
      context,
      acl,
      acl.entries.filter((one) => !sameNumber(named)(one)),
    );
    return {};
  },
});

type Named = Pick<NetworkAclEntry, "ruleNumber" | "egress">;

const sameNumber =
  ({ ruleNumber, egress }: Named) =>
  (entry: NetworkAclEntry) =>
    entry.ruleNumber === ruleNumber && entry.egress === egress;

function checkPresent(acl: NetworkAcl, named: Named): void {
  if (!acl.entries.some(sameNumber(named)))
    throw new AwsError(
      "InvalidNetworkAclEntry.NotFound",
      `the specified entry (ingress/egress = ${named.egress ? "egress" : "ingress"}, rule number = ${named.ruleNumber}) does not exist in this network ACL`,
    );
}

/** Egress first, each direction by number, as EC2 shows them. */
function putEntries({ tx }: Context, acl: NetworkAcl, entries: readonly NetworkAclEntry[]): void {
  const ordered = entries.toSorted(
    (one, other) => Number(other.egress) - Number(one.egress) || one.ruleNumber - other.ruleNumber,
  );
  const changed = { ...acl, entries: ordered };
  checkStandsBefore(changed);
  tx.put(networkAcls, changed);
}

function checkNumber(ruleNumber: number): number {
  if (ruleNumber < 1 || ruleNumber >= lastRuleNumber)
    throw invalidParameter(
      `Value (${ruleNumber}) for parameter ruleNumber is invalid. Must be between 1 and ${lastRuleNumber - 1}`,
    );
  return ruleNumber;
}

const protocolNumbers: Readonly<Record<string, string>> = { icmp: "1", tcp: "6", udp: "17", icmpv6: "58", all: "-1" };

function checkEntry(input: EntryInput): NetworkAclEntry {
  const protocol = protocolNumbers[input.Protocol.toLowerCase()] ?? input.Protocol;
  const { From, To } = input.PortRange ?? {};
  const { Type, Code } = input.IcmpTypeCode ?? {};
  const isIcmp = protocol === "1" || protocol === "58";
  const { fromPort, toPort } = normaliseTraffic(protocol, isIcmp ? Type : From, isIcmp ? Code : To);
  return {
    ruleNumber: checkNumber(input.RuleNumber),
    egress: input.Egress,
    action: input.RuleAction,
    protocol,
    ...checkBlock(input),
    ...((protocol === "6" || protocol === "17") && { portRange: { from: fromPort, to: toPort } }),
    ...(isIcmp && { icmp: { type: fromPort, code: toPort } }),
  };
}

function checkBlock({ CidrBlock, Ipv6CidrBlock }: EntryInput) {
  if (CidrBlock) return { cidr: checkCidrIpv4(CidrBlock) };
  if (Ipv6CidrBlock) return { cidrIpv6: checkCidrIpv6(Ipv6CidrBlock) };
  throw missingParameter("cidrBlock");
}
