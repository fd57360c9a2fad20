import assert from "node:assert/strict";
import { test } from "node:test";
import { linkAlias, namesOf, portAlias, portName, readLinkAlias, readPortAlias } from "./names.ts";

test("names fit into the kernel's fifteen characters and begin with mu", () => {
  const names = namesOf("abcdef");
  for (const name of [names.internet, names.link(0), names.link(255), portName("255.255.255.255")]) {
    assert.ok(name.length <= 15 && name.startsWith("mu"), name);
  }
  assert.equal(names.linkIndex(names.link(255)), 255);
});

test("an instance is not mistaken for one whose name begins alike", () => {
  const names = namesOf("ab");
  assert.equal(names.linkIndex(namesOf("abc").link(1)), undefined);
  assert.equal(names.linkIndex("muabc"), undefined);
  assert.equal(names.isVpcNamespace(namesOf("abc").vpcNamespace("vpc-1")), false);
  const metrics = ["ab", "abc", "ba", "a0", "00", "zzzzzz"].map((instance) => namesOf(instance).metric);
  assert.equal(new Set(metrics).size, metrics.length);
  assert.ok(metrics.every((metric) => metric > 0 && metric < 2 ** 32));
});

test("an instance name that would not fit is refused", () => {
  for (const instance of ["a", "abcdefg", "A-b", ""]) assert.throws(() => namesOf(instance), { kind: "invalid" });
});

test("what a port tells is read back as it was written", () => {
  const nic = { interfaceId: "eni-1", macAddress: "02:00:00:00:00:01", privateAddress: "172.31.0.10" };
  const where = { vpcId: "vpc-1", inode: "4026532", path: "/proc/12/ns/net" };
  const mapped = { ...nic, publicAddress: "198.18.0.2", ...where };
  assert.deepEqual(readPortAlias("vpc-1", portAlias(mapped)), mapped);
  assert.deepEqual(readPortAlias("vpc-1", portAlias({ ...nic, ...where })), { ...nic, ...where });
  assert.equal(readPortAlias("vpc-1", "somebody else's"), undefined);
  assert.equal(readPortAlias("vpc-1", undefined), undefined);
  assert.throws(() => portAlias({ ...nic, ...where, path: "/run/a b" }), { kind: "invalid" });
  assert.throws(() => portAlias({ ...nic, ...where, path: `/run/${"x".repeat(255)}` }), { kind: "invalid" });
  assert.deepEqual(readLinkAlias(linkAlias("vpc-1", ["10.0.0.0/16", "10.1.0.0/16"])), {
    vpcId: "vpc-1",
    cidrs: ["10.0.0.0/16", "10.1.0.0/16"],
  });
});
