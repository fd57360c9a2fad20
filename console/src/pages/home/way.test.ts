// The way on the first page: what counts as done, and what comes next.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOf, type Found, type FoundService, letsIn, statesOf } from "./way.ts";

const service: FoundService = {
  cluster: "demo",
  name: "web",
  definition: "miapp:1",
  isSteady: true,
  groups: ["sg-1"],
  port: 5000,
  isOpen: true,
  publicIp: "198.18.0.5",
};
const all: Found = {
  repository: "miapp",
  image: { repository: "miapp", digest: "sha256:1" },
  cluster: "demo",
  family: "miapp",
  service,
};

test("an empty house begins with the repository", () => {
  const states = [...statesOf({}).values()];
  assert.deepEqual(states, ["next", "later", "later", "later", "later", "later", "later"]);
});

test("what was done out of order stays done, and the first gap comes next", () => {
  const states = statesOf({ cluster: "demo", family: "miapp" });
  assert.equal(states.get("repository"), "next");
  assert.equal(states.get("cluster"), "done");
  assert.equal(states.get("service"), "later");
});

test("the page has an address when the service is steady, open and public", () => {
  assert.equal(addressOf(all), "http://198.18.0.5:5000");
  assert.deepEqual(new Set(statesOf(all).values()), new Set(["done"]));
  for (const lacking of [{ isSteady: false }, { isOpen: false }, { publicIp: undefined }, { port: undefined }])
    assert.equal(addressOf({ ...all, service: { ...service, ...lacking } }), undefined);
});

test("rules that let addresses in at the port", () => {
  const rule = { IpProtocol: "tcp", FromPort: 5000, ToPort: 5000, CidrIpv4: "0.0.0.0/0" };
  assert.ok(letsIn([rule], 5000));
  assert.ok(letsIn([{ IpProtocol: "-1", CidrIpv6: "::/0" }], 5000));
  assert.equal(letsIn([rule], 80), false);
  assert.equal(letsIn([{ ...rule, IsEgress: true }], 5000), false);
  assert.equal(letsIn([{ ...rule, IpProtocol: "udp" }], 5000), false);
  assert.equal(letsIn([{ IpProtocol: "-1" }], 5000), false); // from members of a group
});
