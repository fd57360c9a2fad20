// The picture's nodes take their state from the reachability answer.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Task } from "@aws-sdk/client-ecs";
import type { Check } from "../../../../../src/model/reachability/chain.ts";
import { type LinkId, linkIds } from "../../../../../src/model/reachability/link.ts";
import { pictureOf } from "./picture-plan.ts";

const task: Task = {
  taskArn: "arn:aws:ecs:us-east-1:000000000000:task/c/0123456789abcdef",
  lastStatus: "RUNNING",
  containers: [
    { name: "web", image: "localhost:4566/shop/web:2", lastStatus: "RUNNING" },
    { name: "side", image: "nginx", lastStatus: "RUNNING" },
  ],
  attachments: [{ type: "ElasticNetworkInterface", details: [{ name: "privateIPv4Address", value: "172.31.0.7" }] }],
};
const ports = [{ container: "web", port: 5000, text: "5000", protocol: "tcp" }];

/** All in order up to `broken`, and nothing checked behind it. */
function checkOf(port: number, broken?: LinkId): Check {
  const at = broken === undefined ? linkIds.length : linkIds.indexOf(broken);
  const links = linkIds.map((id, index) => ({
    id,
    status: index < at ? "ok" : index === at ? "broken" : "not-checked",
    code: "running",
    facts: { taskArn: "" },
  }));
  return { port, protocol: "tcp", links: links as unknown as Check["links"], firstBroken: broken };
}

const statesOf = (checks: readonly Check[]) => {
  const { nodes, branches } = pictureOf({
    task,
    publicAddress: "198.18.0.7",
    ports,
    checks,
    clientAddress: "198.18.0.1",
  });
  return [...nodes.map(({ state }) => state), ...branches.map(({ container }) => container.state)].join(" ");
};

test("All in order", () => assert.equal(statesOf([checkOf(5000)]), "ok ok ok ok ok ok"));

test("A missing rule breaks the rule; what comes behind is not known; a container without ports is judged by its status", () => {
  assert.equal(statesOf([checkOf(5000, "security-group")]), "ok broken ok ok unknown ok");
});

test("One of two ports is enough to break it, and the rule's lines tell which", () => {
  const checks = [checkOf(5000), checkOf(81, "security-group")];
  assert.equal(statesOf(checks), "ok broken ok ok ok ok");
  const { nodes } = pictureOf({ task, publicAddress: undefined, ports, checks, clientAddress: undefined });
  assert.deepEqual(nodes[1]?.lines, ["5000/tcp ✓", "81/tcp ✗"]);
  assert.deepEqual(nodes[2]?.lines, ["172.31.0.7"]);
});

test("Nothing asked: nothing known", () => assert.equal(statesOf([]), "unknown unknown unknown unknown ok ok"));
