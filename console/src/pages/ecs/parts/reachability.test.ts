// Every code of the reachability answer has words that can be said with its facts, and every broken one leads to its fix.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  broken,
  type BrokenCode,
  type CodeFacts,
  type Link,
  type LinkCode,
  ok,
} from "../../../../../src/model/reachability/link.ts";
import { formatText, languages } from "../../../words/words.ts";
import { linkFixes } from "./reachability-fixes.ts";
import { mendOf } from "./reachability-mend.ts";
import { markOf, valuesOf } from "./reachability-read.ts";
import { linkCodes } from "./reachability-words.ts";

const where = { address: "198.18.0.7", port: 5000 };
const route = { subnetId: "subnet-1", routeTableId: "rtb-1" };
const url = "http://198.18.0.7:5000";

/** Required facts only: what may be absent is absent. */
const facts: CodeFacts = {
  running: { taskArn: "arn" },
  "task-starting": { taskArn: "arn", lastStatus: "PENDING" },
  "task-not-running": { taskArn: "arn", lastStatus: "STOPPED" },
  "has-public-address": { address: "198.18.0.7", privateAddress: "10.0.0.7", networkInterfaceId: "eni-1" },
  "assigned-public-ip-disabled": {
    networkInterfaceId: "eni-1",
    cluster: "c",
    taskDefinition: "web:1",
    subnets: "subnet-1",
    securityGroups: "sg-1",
  },
  "no-network-interface": { networkMode: "none" },
  "internet-route": { ...route, destination: "0.0.0.0/0", internetGatewayId: "igw-1" },
  "no-internet-route": { ...route, client: "198.18.0.1/32", internetGatewayId: "igw-1" },
  "no-internet-gateway": { ...route, vpcId: "vpc-1" },
  "acl-allows-everything": { networkAclId: "acl-1" },
  "acl-not-enforced": { networkAclId: "acl-1" },
  "rule-for-client": {
    groupId: "sg-1",
    ruleId: "sgr-1",
    protocol: "tcp",
    fromPort: 5000,
    toPort: 5000,
    source: "0.0.0.0/0",
    client: "198.18.0.1/32",
  },
  "no-rule-for-client": {
    groupId: "sg-1",
    groupName: "default",
    groupIds: "sg-1",
    protocol: "tcp",
    port: 5000,
    client: "198.18.0.1/32",
  },
  "port-mapped": { port: 5000, protocol: "tcp", container: "web" },
  "port-not-mapped": { port: 5000, protocol: "tcp", taskDefinition: "web:1", mappedPorts: "" },
  listens: where,
  "nothing-listens": { ...where, containers: "web" },
  "listens-on-loopback-only": { port: 5000, containers: "web", listensOn: "127.0.0.1" },
  "listens-on-ipv6-only": { port: 5000, containers: "web", listensOn: "::" },
  "process-does-not-accept": { port: 5000, containers: "web", waiting: 3 },
  "allowed-but-silent": where,
  "address-unreachable": { ...where, reason: "EHOSTUNREACH" },
  "http-status": { url, httpStatus: 200, firstByteMs: 4 },
  "http-error-status": { url, httpStatus: 404, firstByteMs: 4 },
  "not-http": { url, received: "SSH-2.0" },
  "closed-without-answer": { url },
  "no-http-answer": { url, waitedMs: 5000 },
  "arrives-anyway": { judged: "no-rule-for-client" },
  "not-checked": { after: "task" },
  "udp-not-probed": { port: 53 },
  "simulated-machine": { port: 80 },
};

const codes = Object.keys(facts) as LinkCode[];
const linkOf = (code: LinkCode, more: object = {}): Link =>
  ok("task", code as "running", { ...facts[code], ...more } as CodeFacts["running"]);
const task = { cluster: "c", task: "0123", definition: "web:3" };

for (const language of languages)
  test(`Each code is said with its facts (${language})`, () => {
    for (const code of codes) {
      const text = formatText(linkCodes[language][code], language, valuesOf(linkOf(code)));
      assert.ok(text.length > 5 && !/[{}]|nowhere/.test(text), `${code}: ${text}`);
    }
    for (const [code, fix] of Object.entries(linkFixes[language])) {
      const text = formatText(fix, language, valuesOf(linkOf(code as BrokenCode)));
      assert.ok(text.length > 5 && !/[{}]/.test(text), `${code}: ${text}`);
    }
  });

test("Facts that are there are said", () => {
  const say = (code: LinkCode, more: object) => formatText(linkCodes.en[code], "en", valuesOf(linkOf(code, more)));
  assert.match(
    say("no-rule-for-client", { openTo: "10.0.0.0/8", openPorts: "80/tcp" }),
    /open to 10\.0\.0\.0\/8.*may use 80\/tcp/,
  );
  assert.match(say("nothing-listens", { listeningPorts: "8080" }), /on 8080/);
  assert.match(say("nothing-listens", { listeningPorts: "" }), /any other/);
  assert.match(say("task-not-running", { stoppedReason: "Task stopped by user" }), /Task stopped by user/);
});

test("The missing rule leads to the form with port and source preset", () => {
  const mend = mendOf(broken("security-group", "no-rule-for-client", facts["no-rule-for-client"]), task);
  assert.deepEqual(mend, {
    kind: "go",
    label: "go_rule",
    to: "/ec2/security-groups/sg-1/edit-inbound?port=5000&source=198.18.0.1%2F32",
  });
});

test("Each broken link has a place or a call that mends it, but those that are mended elsewhere", () => {
  const elsewhere = codes.filter((code) => code in linkFixes.en && mendOf(linkOf(code), task) === undefined);
  assert.deepEqual(elsewhere, ["task-starting", "allowed-but-silent", "address-unreachable", "not-http"]);
});

test("The route and the gateway are mended by EC2's own calls", async () => {
  const calls: unknown[] = [];
  const aws = {
    of: () => ({
      send: async ({ constructor, input }: { constructor: { name: string }; input: object }) => {
        calls.push([constructor.name, input]);
        return { InternetGateway: { InternetGatewayId: "igw-new" } };
      },
    }),
  };
  for (const code of ["no-internet-route", "no-internet-gateway"] as const) {
    const mend = mendOf(linkOf(code), task);
    assert.equal(mend?.kind, "call");
    if (mend?.kind === "call") await mend.mend(aws as unknown as Parameters<typeof mend.mend>[0]);
  }
  const toAnywhere = { RouteTableId: "rtb-1", DestinationCidrBlock: "0.0.0.0/0" };
  assert.deepEqual(calls, [
    ["CreateRouteCommand", { ...toAnywhere, GatewayId: "igw-1" }],
    ["CreateInternetGatewayCommand", {}],
    ["AttachInternetGatewayCommand", { InternetGatewayId: "igw-new", VpcId: "vpc-1" }],
    ["CreateRouteCommand", { ...toAnywhere, GatewayId: "igw-new" }],
  ]);
});

test("What is in order and yet worth a look is marked so", () => {
  assert.equal(markOf(linkOf("http-error-status")), "warning");
  assert.equal(markOf(linkOf("http-status")), "ok");
  assert.equal(markOf(broken("task", "task-starting", facts["task-starting"])), "broken");
});
