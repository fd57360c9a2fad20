import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  blockOf,
  canonicalCidr,
  cidrContains,
  cidrsOverlap,
  formatAddress,
  formatCidr,
  parseAddress,
  parseCidr,
} from "./cidr.ts";
import { canonicalCidrIpv6 } from "./ipv6.ts";

const address = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const block = fc.tuple(address, fc.integer({ min: 0, max: 32 })).map(([at, prefix]) => blockOf(at, prefix));

test("an address and a block survive being written and read", () => {
  fc.assert(fc.property(address, (at) => parseAddress(formatAddress(at)) === at));
  fc.assert(fc.property(block, (cidr) => assert.deepEqual(parseCidr(formatCidr(cidr)), cidr)));
});

test("two blocks overlap exactly when one contains the other's first address", () => {
  fc.assert(
    fc.property(block, block, (one, other) => {
      const starts = cidrContains(one, blockOf(other.base, 32)) || cidrContains(other, blockOf(one.base, 32));
      assert.equal(cidrsOverlap(one, other), starts);
    }),
  );
});

test("host bits are cleared, malformed text is none", () => {
  assert.equal(canonicalCidr("100.68.0.18/18"), "100.68.0.0/18");
  for (const text of ["", "10.0.0.0", "10.0.0/8", "10.0.0.256/8", "10.0.0.0/33", "10.0.0.0/8/9", "010.0.0.0/8", "::/0"])
    assert.equal(canonicalCidr(text), undefined, text);
});

test("IPv6 blocks in their canonical form", () => {
  const forms = {
    "::/0": "::/0",
    "2001:DB8:0:0:1:0:0:1/128": "2001:db8::1:0:0:1/128",
    "2001:db8:1:2:3:4:5:6/33": "2001:db8::/33",
    "fe80::1/64": "fe80::/64",
    "1:2:3:4:5:6:7::/112": "1:2:3:4:5:6:7:0/112",
  };
  for (const [text, canonical] of Object.entries(forms)) assert.equal(canonicalCidrIpv6(text), canonical);
  for (const text of ["::", "1::2::3/64", "1:2:3/64", "::/129", "g::/16", "10.0.0.0/8", "1:2:3:4:5:6:7:8:9/64"])
    assert.equal(canonicalCidrIpv6(text), undefined, text);
});
