import assert from "node:assert/strict";
import { test } from "node:test";
import { contains, formatAddress, formatRange, overlap, parseAddress, parseCidr, union } from "./address.ts";

test("addresses are read and printed", () => {
  for (const text of ["0.0.0.0", "172.31.255.1", "255.255.255.255"])
    assert.equal(formatAddress(parseAddress(text)), text);
});

test("what is not an address is refused by its text", () => {
  for (const text of ["", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "a.b.c.d", "1.2.3.-4"])
    assert.throws(() => parseAddress(text), { kind: "invalid", message: `not an IPv4 address: ${text}` });
  for (const text of ["1.2.3.4/33", "1.2.3.4/", "1.2.3.4/8/8"])
    assert.throws(() => parseCidr(text), { kind: "invalid" });
});

test("a CIDR covers its block, whatever its lower bits", () => {
  assert.deepEqual(parseCidr("10.1.2.3/16"), {
    first: parseAddress("10.1.0.0"),
    last: parseAddress("10.1.255.255"),
    prefix: 16,
  });
  assert.equal(formatRange(parseCidr("0.0.0.0/0")), "0.0.0.0/0");
  assert.equal(formatRange(parseCidr("9.9.9.9")), "9.9.9.9");
});

test("a union is disjoint, joins neighbours and keeps every address", () => {
  const print = (...cidrs: string[]) => union(cidrs.map(parseCidr)).map(formatRange).join(" ");
  assert.equal(print("10.0.0.0/8", "10.1.0.0/16"), "10.0.0.0/8");
  assert.equal(print("10.0.1.0/24", "10.0.0.0/24"), "10.0.0.0/23");
  assert.equal(print("10.0.0.1/32", "10.0.0.2/32"), "10.0.0.1-10.0.0.2");
  assert.equal(print("9.0.0.0/8", "0.0.0.0/0", "1.1.1.1/32"), "0.0.0.0/0");
  assert.equal(print("10.0.0.0/24", "10.0.2.0/24"), "10.0.0.0/24 10.0.2.0/24");
});

test("ranges meet or do not", () => {
  assert.ok(overlap(parseCidr("198.18.0.0/16"), parseCidr("198.18.3.0/24")));
  assert.ok(!overlap(parseCidr("198.18.0.0/16"), parseCidr("198.19.0.0/16")));
  assert.ok(contains(parseCidr("128.0.0.0/1"), parseAddress("255.255.255.255")));
});
