import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cidrHolds, parseAddress, parseCidr } from "./cidr.ts";
import { compileFirewall } from "./firewall.ts";
import type { SecurityGroupRule } from "./records.ts";

const scope = { account: "000000000000", region: "us-east-1", tags: [], ruleId: "sgr-1", groupId: "sg-1" };
const rule = (more: Partial<SecurityGroupRule>): SecurityGroupRule => ({
  ...scope,
  isEgress: false,
  ipProtocol: "tcp",
  fromPort: 5000,
  toPort: 5000,
  ...more,
});

test("rules of the same traffic join, what is contained goes", () => {
  const firewall = compileFirewall(
    [
      rule({ cidrIpv4: "10.0.0.0/8" }),
      rule({ cidrIpv4: "10.1.0.0/16" }),
      rule({ cidrIpv4: "9.9.9.9/32" }),
      rule({ ipProtocol: "icmp", fromPort: 8, toPort: -1, cidrIpv4: "0.0.0.0/0" }),
      rule({ ipProtocol: "50", fromPort: -1, toPort: -1, cidrIpv4: "1.0.0.0/8" }),
      rule({ isEgress: true, ipProtocol: "-1", fromPort: -1, toPort: -1, cidrIpv4: "0.0.0.0/0" }),
    ],
    () => [],
  );
  assert.deepEqual(firewall, {
    ingress: [
      { protocol: 50, cidrs: ["1.0.0.0/8"] },
      { protocol: "icmp", fromPort: 8, toPort: -1, cidrs: ["0.0.0.0/0"] },
      { protocol: "tcp", fromPort: 5000, toPort: 5000, cidrs: ["9.9.9.9/32", "10.0.0.0/8"] },
    ],
    egress: [{ protocol: "all", cidrs: ["0.0.0.0/0"] }],
  });
});

test("a group stands for its members; without members, and for IPv6, nobody is let in", () => {
  const members: Record<string, string[]> = { "sg-a": ["172.31.0.9", "172.31.0.5"] };
  const compiled = (more: Partial<SecurityGroupRule>) =>
    compileFirewall([rule(more)], (id) => members[id] ?? []).ingress;
  assert.deepEqual(compiled({ referencedGroupId: "sg-a" })[0]?.cidrs, ["172.31.0.5/32", "172.31.0.9/32"]);
  assert.deepEqual(compiled({ referencedGroupId: "sg-b" }), []);
  assert.deepEqual(compiled({ cidrIpv6: "::/0" }), []);
  assert.deepEqual(compiled({ ipProtocol: "icmpv6", cidrIpv4: "0.0.0.0/0" }), []);
});

test("the compiled list lets in exactly the addresses that some rule names, in any order of rules", () => {
  const octet = fc.integer({ min: 0, max: 3 });
  const cidr = fc.tuple(octet, octet, fc.constantFrom(8, 15, 16, 24, 31, 32)).map(([a, b, p]) => `10.${a}.0.${b}/${p}`);
  const contains = (cidrs: readonly string[], address: string) =>
    cidrs.some((text) => cidrHolds(parseCidr(text)!, parseAddress(address)!));
  fc.assert(
    fc.property(fc.array(cidr, { minLength: 1, maxLength: 8 }), octet, octet, (cidrs, a, b) => {
      const rules = cidrs.map((cidrIpv4) => rule({ cidrIpv4 }));
      const { ingress } = compileFirewall(rules, () => []);
      assert.deepEqual(compileFirewall(rules.toReversed(), () => []).ingress, ingress);
      const address = `10.${a}.0.${b}`;
      assert.equal(contains(ingress[0]?.cidrs ?? [], address), contains(cidrs, address));
    }),
  );
});
