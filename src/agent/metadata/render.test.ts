import assert from "node:assert/strict";
import { test } from "node:test";
import type { NetworkInterface, Subnet, Vpc } from "../../model/ec2/records.ts";
import { MemoryJournal } from "../../store/journal/memory.ts";
import { Store } from "../../store/store.ts";
import { ec2Tables, networkInterfaces, subnets, vpcs } from "../../store/tables/ec2.ts";
import { clusters, ecsTables } from "../../store/tables/ecs.ts";
import { cluster, definitionOf, scope, taskOf } from "../test/task-fixture.ts";
import { containerMetadata, taskMetadata } from "./render.ts";

const definition = definitionOf([
  {
    name: "web",
    image: "hola",
    memory: 128,
    portMappings: [{ containerPort: 5000 }],
    logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "g", "awslogs-stream-prefix": "p" } },
  },
]);

const base = taskOf(definition);
const attachment = {
  attachmentId: "a",
  status: "ATTACHED",
  subnetIds: [],
  groupIds: [],
  assignPublicAddress: false,
  subnetId: "subnet-1",
  networkInterfaceId: "eni-1",
  privateDnsName: "ip-10-0-5-9.ec2.internal",
} as const;
const task = {
  ...base,
  lastStatus: "RUNNING" as const,
  serviceArn: "arn:aws:ecs:us-east-1:000000000000:service/web/front",
  availabilityZone: "us-east-1a",
  pullStartedAtMs: 1_000,
  attachment,
  tags: [{ key: "k", value: "v" }],
  containers: base.containers.map((row) => ({
    ...row,
    runtimeId: "abc",
    imageDigest: "sha256:d",
    lastStatus: "RUNNING" as const,
    startedAtMs: 2_000,
  })),
};

function about() {
  const store = new Store(new MemoryJournal(), [...ec2Tables, ...ecsTables]);
  store.transact((tx) => {
    tx.put(clusters, cluster);
    tx.put(vpcs, { ...scope, vpcId: "vpc-1", cidrs: [{ cidr: "10.0.0.0/16" }] } as unknown as Vpc);
    tx.put(subnets, { ...scope, subnetId: "subnet-1", vpcId: "vpc-1", cidr: "10.0.5.0/24" } as unknown as Subnet);
    tx.put(networkInterfaces, {
      ...scope,
      networkInterfaceId: "eni-1",
      vpcId: "vpc-1",
      subnetId: "subnet-1",
      macAddress: "0a:00:00:00:00:01",
      privateAddress: "10.0.5.9",
      groupIds: [],
      tags: [],
    } as unknown as NetworkInterface);
  });
  return { reader: store, task, definition };
}

test("the task, as the agent of AWS tells it", () => {
  const { Containers, ...told } = taskMetadata(about(), false);
  assert.deepEqual(JSON.parse(JSON.stringify(told)), {
    Cluster: cluster.clusterArn,
    TaskARN: task.taskArn,
    Family: "hola",
    Revision: "3",
    ServiceName: "front",
    VPCID: "vpc-1",
    DesiredStatus: "RUNNING",
    KnownStatus: "RUNNING",
    Limits: { CPU: 0.25, Memory: 512 },
    PullStartedAt: "1970-01-01T00:00:01.000Z",
    AvailabilityZone: "us-east-1a",
    LaunchType: "FARGATE",
    PlatformVersion: "1.4.0",
  });
  assert.equal((Containers as unknown[]).length, 1);
});

test("tags come only when they are asked for", () => {
  assert.deepEqual(taskMetadata(about(), true).TaskTags, { k: "v" });
  assert.deepEqual(taskMetadata(about(), true).ClusterTags, { owner: "us" });
  assert.equal("TaskTags" in taskMetadata(about(), false), false);
});

test("a container: what it runs, where it logs, how it is reached", () => {
  const told = containerMetadata(about(), "web");
  assert.deepEqual(
    [told.DockerId, told.Name, told.Image, told.ImageID, told.KnownStatus, told.StartedAt, told.Type],
    ["abc", "web", "hola", "sha256:d", "RUNNING", "1970-01-01T00:00:02.000Z", "NORMAL"],
  );
  assert.deepEqual(told.Ports, [{ ContainerPort: 5000, Protocol: "tcp" }]);
  assert.deepEqual(told.Limits, { CPU: 0, Memory: 128 });
  assert.deepEqual(told.LogOptions, {
    "awslogs-group": "g",
    "awslogs-stream-prefix": "p",
    "awslogs-stream": `p/web/${task.taskId}`,
  });
  assert.deepEqual(told.Networks, [
    {
      NetworkMode: "awsvpc",
      IPv4Addresses: ["10.0.5.9"],
      AttachmentIndex: 0,
      MACAddress: "0a:00:00:00:00:01",
      IPv4SubnetCIDRBlock: "10.0.5.0/24",
      DomainNameServers: ["10.0.0.2"],
      PrivateDNSName: "ip-10-0-5-9.ec2.internal",
      SubnetGatewayIpv4Address: "10.0.5.1/24",
    },
  ]);
});

test("a task without an interface has no networks, and is told all the same", () => {
  const { attachment: _, ...bare } = task;
  assert.deepEqual(containerMetadata({ ...about(), task: bare }, "web").Networks, []);
});
