// Inbound rules of forms: what is sent for what is typed, and what is refused before it is sent.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type InboundRule, isOpenToAll, permissionOf, problemsOfRule, withSource, withType } from "./inbound-rule.ts";

const rule: InboundRule = { type: "customTcp", ports: "5000", source: "anywhereIpv4", value: "0.0.0.0/0" };

test("The lesson's rule: TCP 5000 from anywhere", () => {
  assert.deepEqual(problemsOfRule(rule), {});
  assert.deepEqual(permissionOf(rule), {
    IpProtocol: "tcp",
    FromPort: 5000,
    ToPort: 5000,
    IpRanges: [{ CidrIp: "0.0.0.0/0" }],
  });
  assert.ok(isOpenToAll(rule));
});

test("Ranges, IPv6 blocks and other groups", () => {
  assert.deepEqual(permissionOf({ ...rule, ports: "8000 - 8100", value: "2001:db8::/32" }), {
    IpProtocol: "tcp",
    FromPort: 8000,
    ToPort: 8100,
    Ipv6Ranges: [{ CidrIpv6: "2001:db8::/32" }],
  });
  assert.deepEqual(permissionOf({ ...rule, value: "sg-0123456789abcdef0" }).UserIdGroupPairs, [
    { GroupId: "sg-0123456789abcdef0" },
  ]);
});

test("All traffic carries no ports", () => {
  const all = withType(rule, "allTraffic");
  assert.deepEqual(problemsOfRule(all), {});
  assert.deepEqual(permissionOf(all), { IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] });
});

test("A type fixes its ports, and a custom one asks for them", () => {
  assert.equal(withType(rule, "https").ports, "443");
  assert.equal(withType(withType(rule, "ssh"), "customTcp").ports, "");
});

test("A source fixes its value", () => {
  assert.equal(withSource(rule, "anywhereIpv6", "").value, "::/0");
  assert.equal(withSource(rule, "myIp", "198.18.0.1").value, "198.18.0.1/32");
  assert.equal(withSource(rule, "myIp", "").value, "");
  assert.equal(withSource(rule, "custom", "198.18.0.1").value, "0.0.0.0/0");
});

test("What EC2 would refuse is a problem of its field", () => {
  for (const ports of ["", "x", "70000", "90-80", "1-2-3", "-1"])
    assert.deepEqual(problemsOfRule({ ...rule, ports }), { ports: "portsInvalid" }, ports);
  for (const value of ["", "10.0.0.1", "10.0.0.0/33", "sg-x", "home"])
    assert.deepEqual(problemsOfRule({ ...rule, value }), { value: "sourceInvalid" }, value);
});
