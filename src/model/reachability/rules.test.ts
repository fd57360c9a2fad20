import assert from "node:assert/strict";
import { test } from "node:test";
import { newAclEntries } from "../ec2/network-acls.ts";
import type { SecurityGroupRule } from "../ec2/records.ts";
import type { Path, PortUse } from "./path.ts";
import { ruleLinks } from "./rules.ts";
import { definition, path, routeTable, rule, task, web } from "./test-path.ts";

/** `id status code` of each link. */
const told = (changed: Partial<Path>, use: PortUse = web): string[] =>
  ruleLinks({ ...path, ...changed }, use).map(({ id, status, code }) => `${id} ${status} ${code}`);

const factsOf = (changed: Partial<Path>, id: string, use: PortUse = web) =>
  ruleLinks({ ...path, ...changed }, use).find((link) => link.id === id)?.facts;

const codeOf = (changed: Partial<Path>, id: string, use?: PortUse) =>
  told(changed, use)
    .find((line) => line.startsWith(`${id} `))
    ?.split(" ")
    .slice(1)
    .join(" ");

test("an open way", () => {
  assert.deepEqual(told({}), [
    "task ok running",
    "public-address ok has-public-address",
    "route ok internet-route",
    "network-acl ok acl-allows-everything",
    "security-group ok rule-for-client",
    "port ok port-mapped",
  ]);
  assert.deepEqual(factsOf({}, "security-group"), {
    groupId: "sg-1",
    ruleId: "sgr-1",
    protocol: "tcp",
    fromPort: 5000,
    toPort: 5000,
    source: "0.0.0.0/0",
    client: "198.18.0.1/32",
  });
});

test("a task that starts, and one that ended: with the reason, and the service that starts the next", () => {
  assert.equal(codeOf({ task: { ...task, lastStatus: "PENDING" } }, "task"), "broken task-starting");
  const ended = {
    ...task,
    lastStatus: "STOPPED",
    stopCode: "EssentialContainerExited",
    stoppedReason: "gone",
  } as const;
  assert.deepEqual(told({ task: ended, networkInterface: undefined })[0], "task broken task-not-running");
  assert.deepEqual(factsOf({ task: ended }, "task"), {
    taskArn: task.taskArn,
    lastStatus: "STOPPED",
    stopCode: "EssentialContainerExited",
    stoppedReason: "gone",
    serviceName: "hola",
  });
});

test("without a public address: what an update of the service must state", () => {
  const { publicAddress: _, ...nic } = path.networkInterface!;
  assert.deepEqual(told({ networkInterface: nic }).at(-1), "public-address broken assigned-public-ip-disabled");
  assert.deepEqual(factsOf({ networkInterface: nic }, "public-address"), {
    networkInterfaceId: "eni-1",
    cluster: "web",
    serviceName: "hola",
    taskDefinition: "hola:3",
    subnets: "subnet-1, subnet-2",
    securityGroups: "sg-1, sg-2",
  });
  const bridge = { ...definition, spec: { ...definition.spec, networkMode: "bridge" as const } };
  assert.deepEqual(factsOf({ networkInterface: undefined, definition: bridge }, "public-address"), {
    networkMode: "bridge",
  });
});

test("routes: the longest that leads to an attached gateway; none; no gateway at all", () => {
  const routes = (...destinations: (readonly [string, string])[]) => ({
    routeTable: {
      ...routeTable,
      routes: destinations.map(([destination, target]) => ({ destination, target, origin: "CreateRoute" as const })),
    },
  });
  const longest = factsOf(routes(["0.0.0.0/0", "igw-1"], ["198.18.0.0/15", "igw-1"]), "route");
  assert.deepEqual(longest, {
    subnetId: "subnet-1",
    routeTableId: "rtb-1",
    destination: "198.18.0.0/15",
    internetGatewayId: "igw-1",
  });
  assert.equal(codeOf(routes(["172.31.0.0/16", "local"]), "route"), "broken no-internet-route");
  assert.equal(codeOf(routes(["203.0.113.0/24", "igw-1"]), "route"), "broken no-internet-route");
  assert.partialDeepStrictEqual(factsOf(routes(["0.0.0.0/0", "igw-9"]), "route"), { replaces: "0.0.0.0/0" });
  const gone = { ...routes(["0.0.0.0/0", "igw-9"]), internetGatewayIds: [], detachedGatewayIds: ["igw-8", "igw-9"] };
  assert.equal(codeOf(gone, "route"), "broken no-internet-gateway");
  assert.deepEqual(factsOf(gone, "route"), {
    subnetId: "subnet-1",
    routeTableId: "rtb-1",
    vpcId: "vpc-1",
    detachedGatewayId: "igw-9",
  });
  assert.partialDeepStrictEqual(factsOf({ ...gone, detachedGatewayIds: [] }, "route"), {
    detachedGatewayId: undefined,
  });
});

test("an ACL that would stop something is said not to be enforced", () => {
  const networkAcl = { ...path.networkAcl!, entries: newAclEntries };
  assert.equal(codeOf({ networkAcl }, "network-acl"), "ok acl-not-enforced");
});

test("security groups: any group's rule counts, whatever form it has", () => {
  const is = (wanted: string, body: Partial<SecurityGroupRule>, use?: PortUse) =>
    assert.equal(codeOf({ rules: [rule(body)] }, "security-group", use), wanted, JSON.stringify(body));
  const [yes, no] = ["ok rule-for-client", "broken no-rule-for-client"];
  is(yes, { groupId: "sg-2", cidrIpv4: "198.18.0.1/32" });
  is(yes, { ipProtocol: "-1", fromPort: -1, toPort: -1 });
  is(yes, { ipProtocol: "6", fromPort: -1, toPort: -1 });
  is(yes, { fromPort: 0, toPort: 65535 });
  is(yes, { ipProtocol: "udp" }, { port: 5000, protocol: "udp" });
  is(no, { ipProtocol: "udp" });
  is(no, { ipProtocol: "icmp", fromPort: -1, toPort: -1 });
  is(no, { fromPort: 80, toPort: 4999 });
  is(no, { cidrIpv4: "203.0.113.5/32" });
  is(no, { isEgress: true });
  is(no, { cidrIpv4: undefined, cidrIpv6: "::/0" });
  is(no, { cidrIpv4: undefined, referencedGroupId: "sg-1" });
});

test("no rule for the client: which one is missing, and what there is instead", () => {
  assert.deepEqual(factsOf({ rules: [] }, "security-group"), {
    groupId: "sg-1",
    groupName: "web",
    groupIds: "sg-1, sg-2",
    port: 5000,
    protocol: "tcp",
    client: "198.18.0.1/32",
  });
  const rules = [
    rule({ cidrIpv4: "203.0.113.5/32" }),
    rule({ cidrIpv4: undefined, referencedGroupId: "sg-3" }),
    rule({ fromPort: 80, toPort: 80 }),
    rule({ ipProtocol: "udp", fromPort: 53, toPort: 60 }),
    rule({ ipProtocol: "icmp", fromPort: -1, toPort: -1 }),
  ];
  const facts = factsOf({ rules, membersOf: () => ["172.31.0.9"] }, "security-group");
  assert.partialDeepStrictEqual(facts, {
    openTo: "203.0.113.5/32, sg-3",
    openPorts: "tcp 80, udp 53-60, icmp",
  });
});

test("a port that the task definition does not map is a warning; ranges map what lies between", () => {
  assert.equal(codeOf({}, "port", { port: 8080, protocol: "tcp" }), "ok port-not-mapped");
  assert.deepEqual(factsOf({}, "port", { port: 8080, protocol: "tcp" }), {
    port: 8080,
    protocol: "tcp",
    taskDefinition: "hola:3",
    mappedPorts: "5000/tcp",
  });
  const containerDefinitions = [{ name: "web", portMappings: [{ containerPortRange: "8000-8010" }] }];
  const ranged = { definition: { ...definition, spec: { ...definition.spec, containerDefinitions } } };
  assert.equal(codeOf(ranged, "port", { port: 8005, protocol: "tcp" }), "ok port-mapped");
});
