// What the rule editor sends for what a visitor did to its rows.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { SecurityGroupRule } from "@aws-sdk/client-ec2";
import { draftOf, newDraft, peerOf, problemsOf, ruleChanges, withType } from "./rule-draft.ts";

const own: SecurityGroupRule = {
  SecurityGroupRuleId: "sgr-0aaaaaaaaaaaaaaaa",
  IpProtocol: "-1",
  FromPort: -1,
  ToPort: -1,
  ReferencedGroupInfo: { GroupId: "sg-0123456789abcdef0" },
};
const web: SecurityGroupRule = {
  SecurityGroupRuleId: "sgr-0bbbbbbbbbbbbbbbb",
  IpProtocol: "tcp",
  FromPort: 80,
  ToPort: 80,
  CidrIpv4: "0.0.0.0/0",
  Description: "web",
};

test("rows that were not touched send nothing", () => {
  const rows = [own, web].map(draftOf);
  const { authorise, modify, revoke } = ruleChanges(rows, rows);
  assert.deepEqual([authorise, modify, revoke], [[], [], []]);
});

test("rules are told by the name of their type", () => {
  assert.deepEqual([draftOf(own).typeId, draftOf(web).typeId], ["all-traffic", "http"]);
  assert.equal(draftOf({ ...web, FromPort: 5000, ToPort: 5010 }).typeId, "custom-tcp");
  assert.equal(draftOf({ ...own, IpProtocol: "47" }).typeId, "other-47");
});

test("the lesson's rule: TCP 5000 from anywhere", () => {
  const row = newDraft("1", { ports: "5000", peerKind: "anywhere-ipv4", peer: "0.0.0.0/0" });
  assert.deepEqual(problemsOf(row), {});
  const { authorise } = ruleChanges([draftOf(own)], [draftOf(own), row]);
  assert.deepEqual(authorise, [
    { IpProtocol: "tcp", FromPort: 5000, ToPort: 5000, IpRanges: [{ CidrIp: "0.0.0.0/0", Description: undefined }] },
  ]);
});

test("a changed row modifies its rule by id, a removed one revokes it", () => {
  const before = [own, web].map(draftOf);
  const after = [{ ...before[1]!, peer: "203.0.113.7", description: "mine" }];
  const { modify, revoke, authorise } = ruleChanges(before, after);
  assert.deepEqual(authorise, []);
  assert.deepEqual(revoke, ["sgr-0aaaaaaaaaaaaaaaa"]);
  assert.deepEqual(modify, [
    {
      SecurityGroupRuleId: "sgr-0bbbbbbbbbbbbbbbb",
      SecurityGroupRule: {
        IpProtocol: "tcp",
        FromPort: 80,
        ToPort: 80,
        CidrIpv4: "203.0.113.7/32",
        Description: "mine",
      },
    },
  ]);
});

test("what is wrong is said by field", () => {
  const wrong = newDraft("1", { ports: "70000", peer: "everybody", description: "á" });
  assert.deepEqual(problemsOf(wrong), {
    ports: "invalidPort",
    peer: "invalidCidr",
    description: "ruleDescriptionInvalid",
  });
  assert.deepEqual(problemsOf(newDraft("1", { ports: "10-5", peer: "10.0.0.0/8" })), { ports: "invalidPort" });
});

test("a type brings its protocol and ports", () => {
  const row = withType(newDraft("1", { ports: "5000" }), "https");
  assert.deepEqual([row.protocol, row.ports], ["tcp", "443"]);
  assert.deepEqual([withType(row, "all-traffic").protocol, withType(row, "custom-udp").ports], ["-1", ""]);
});

test("peers: an address alone, ranges of both versions, groups", () => {
  assert.deepEqual(peerOf("203.0.113.7"), { cidrIpv4: "203.0.113.7/32" });
  assert.deepEqual(peerOf(" 10.1.2.3/8 "), { cidrIpv4: "10.0.0.0/8" });
  assert.deepEqual(peerOf("::/0"), { cidrIpv6: "::/0" });
  assert.deepEqual(peerOf("sg-0123456789abcdef0"), { groupId: "sg-0123456789abcdef0" });
  assert.equal(peerOf("sg-"), undefined);
});
