import assert from "node:assert/strict";
import { test } from "node:test";
import { parseAddress } from "./address.ts";
import { allows, openings } from "./firewall.ts";
import type { FirewallRule } from "./network.ts";

const rule = (protocol: FirewallRule["protocol"], cidr: string, fromPort?: number, toPort?: number): FirewallRule => ({
  protocol,
  cidrs: [cidr],
  fromPort,
  toPort,
});
const peer = parseAddress("198.18.0.1");

test("no rule allows nobody, and neither does a rule without peers", () => {
  assert.equal(allows([], peer, 6, 80), false);
  assert.equal(allows([{ protocol: "all", cidrs: [] }], peer, 6, 80), false);
});

test("a port range holds at its ends and not beyond", () => {
  const rules = [rule("tcp", "198.18.0.1/32", 80, 90)];
  const allowed = [79, 80, 85, 90, 91].map((port) => allows(rules, peer, 6, port));
  assert.deepEqual(allowed, [false, true, true, true, false]);
  assert.equal(allows(rules, peer, 17, 80), false, "udp is not tcp");
  assert.equal(allows(rules, peer + 1, 6, 80), false, "another peer");
});

test("protocols by number are the protocols by name; all is all", () => {
  assert.equal(allows([rule(6, "0.0.0.0/0", 80, 80)], peer, 6, 80), true);
  assert.equal(allows([rule(6, "0.0.0.0/0", 80, 80)], peer, 6, 81), false);
  assert.equal(allows([rule(47, "0.0.0.0/0")], peer, 47, 0), true);
  assert.equal(allows([rule("all", "0.0.0.0/0", 80, 80)], peer, 17, 53), true, "all takes no ports");
});

test("icmp goes by type and code, -1 is any", () => {
  const echo = 8 * 256;
  assert.equal(allows([rule("icmp", "0.0.0.0/0", 8, -1)], peer, 1, echo + 3), true);
  assert.equal(allows([rule("icmp", "0.0.0.0/0", 8, 0)], peer, 1, echo + 3), false);
  assert.equal(allows([rule("icmp", "0.0.0.0/0", -1, -1)], peer, 1, echo), true);
  assert.equal(allows([rule("icmp", "0.0.0.0/0", 0, 0)], peer, 1, echo), false);
});

test("rules of one protocol and port range become one opening with the union of their peers", () => {
  const joined = openings([
    rule("tcp", "10.0.0.0/8", 80),
    rule(6, "10.1.0.0/16", 80, 80),
    rule("tcp", "9.0.0.0/8", 81),
  ]);
  assert.equal(joined.length, 2);
  assert.equal(joined[0]?.peers.length, 1);
});

test("what is no rule is refused", () => {
  assert.throws(() => openings([rule("tcp", "10.0.0.0/8", 90, 80)]), { kind: "invalid" });
  assert.throws(() => openings([rule("tcp", "10.0.0.0/8", 0, 70000)]), { kind: "invalid" });
  assert.throws(() => openings([rule(300, "10.0.0.0/8")]), { kind: "invalid" });
  assert.throws(() => openings([rule("icmp", "10.0.0.0/8", 256, -1)]), { kind: "invalid" });
  assert.throws(() => openings([rule("tcp", "fe80::/64", 80)]), { kind: "invalid" });
});
