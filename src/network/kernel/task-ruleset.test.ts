import assert from "node:assert/strict";
import { test } from "node:test";
import { taskRuleset } from "./task-ruleset.ts";

const chain = (text: string, name: string): string[] =>
  (new RegExp(`chain ${name} \\{\n([^}]*(?:\\{[^}]*\\}[^}\n]*\n[^}]*)*)  \\}`).exec(text)?.[1] ?? "missing")
    .trim()
    .split("\n")
    .map((line) => line.trim());

test("each opening is one rule over the flow's own first packet", () => {
  const text = taskRuleset({
    ingress: [
      { protocol: "tcp", fromPort: 5000, toPort: 5000, cidrs: ["198.18.0.1/32", "10.0.0.0/8"] },
      { protocol: "icmp", fromPort: 8, toPort: -1, cidrs: ["0.0.0.0/0"] },
      { protocol: "udp", cidrs: ["10.0.0.0/24"] },
      { protocol: 47, cidrs: ["10.0.0.0/24"] },
    ],
    egress: [{ protocol: "all", cidrs: ["0.0.0.0/0"] }],
  });
  assert.deepEqual(chain(text, "ingress"), [
    "meta l4proto 6 ct original proto-dst 5000 ct original ip saddr { 10.0.0.0/8, 198.18.0.1 } accept",
    "meta l4proto 1 ct original proto-dst 2048-2303 ct original ip saddr 0.0.0.0/0 accept",
    "meta l4proto 17 ct original ip saddr { 10.0.0.0/24 } accept",
    "meta l4proto 47 ct original ip saddr { 10.0.0.0/24 } accept",
  ]);
  assert.deepEqual(chain(text, "egress"), ["ct original ip daddr 0.0.0.0/0 accept"]);
});

test("nothing stated is nothing allowed, and the table is replaced whole", () => {
  const text = taskRuleset({ ingress: [], egress: [{ protocol: "tcp", cidrs: [] }] });
  assert.deepEqual(chain(text, "ingress"), [""]);
  assert.deepEqual(chain(text, "egress"), [""]);
  assert.match(text, /^table inet muelle \{\n\}\nflush table inet muelle\n/);
  assert.equal(text.match(/policy drop/g)?.length, 2);
});
