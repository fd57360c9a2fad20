// Network ACLs: what they let through. Muelle keeps them but does not enforce them yet, so the only ones that may stand
// before a subnet are those that let everything through.
// https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
import type { NetworkAclEntry } from "./records.ts";

/** The number of the last entry, which denies what no other has decided; it cannot be changed. */
export const lastRuleNumber = 32767;

const denyRest = (egress: boolean): NetworkAclEntry => ({
  ruleNumber: lastRuleNumber,
  egress,
  action: "deny",
  protocol: "-1",
  cidr: "0.0.0.0/0",
});

/** A new ACL denies everything. */
export const newAclEntries: readonly NetworkAclEntry[] = [denyRest(true), denyRest(false)];

const allowAll = (egress: boolean): NetworkAclEntry => ({ ...denyRest(egress), ruleNumber: 100, action: "allow" });

/** The default ACL of a VPC allows everything. */
export const defaultAclEntries: readonly NetworkAclEntry[] = [
  allowAll(true),
  denyRest(true),
  allowAll(false),
  denyRest(false),
];

/** True when no IPv4 packet is ever denied, in either direction: entries decide in the order of their numbers. */
export const allowsEverything = (entries: readonly NetworkAclEntry[]): boolean =>
  [true, false].every((egress) => {
    const ordered = entries
      .filter((entry) => entry.egress === egress && entry.cidr !== undefined)
      .toSorted((one, other) => one.ruleNumber - other.ruleNumber);
    const deciding = ordered.find((entry) => entry.action === "deny" || isEverything(entry));
    return deciding?.action === "allow";
  });

const isEverything = (entry: NetworkAclEntry) => entry.protocol === "-1" && entry.cidr === "0.0.0.0/0";
