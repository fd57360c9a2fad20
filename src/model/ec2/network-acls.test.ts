import assert from "node:assert/strict";
import { test } from "node:test";
import { allowsEverything, defaultAclEntries, newAclEntries } from "./network-acls.ts";
import type { NetworkAclEntry } from "./records.ts";

const entry = (ruleNumber: number, more: Partial<NetworkAclEntry> = {}): NetworkAclEntry => ({
  ruleNumber,
  egress: false,
  action: "allow",
  protocol: "-1",
  cidr: "0.0.0.0/0",
  ...more,
});

test("the default ACL lets everything through, a new one nothing", () => {
  assert.equal(allowsEverything(defaultAclEntries), true);
  assert.equal(allowsEverything(newAclEntries), false);
});

test("a denial counts before the entry that allows everything, not after it; a partial permission does not suffice", () => {
  const denial = { action: "deny", protocol: "6", cidr: "10.0.0.0/8" } as const;
  assert.equal(allowsEverything([...defaultAclEntries, entry(50, denial)]), false);
  assert.equal(allowsEverything([...defaultAclEntries, entry(200, denial)]), true);
  assert.equal(allowsEverything([...defaultAclEntries, entry(50, { protocol: "6" })]), true);
  assert.equal(allowsEverything([...newAclEntries, entry(1), entry(1, { egress: true, cidr: "10.0.0.0/8" })]), false);
});
