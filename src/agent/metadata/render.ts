// Task metadata, version 4 (version 3 has the same members here). Pure: rows → JSON.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-fargate-response.html
import type * as ECS from "@aws-sdk/client-ecs";
import { must } from "../../kit/assert.ts";
import type { Task, TaskContainer, TaskDefinition } from "../../model/ecs/records.ts";
import type { Reader } from "../../store/store.ts";
import { networkInterfaces, subnets, vpcs } from "../../store/tables/ec2.ts";
import { clusters } from "../../store/tables/ecs.ts";

export interface About {
  readonly reader: Reader;
  readonly task: Task;
  readonly definition: TaskDefinition;
}

const time = (ms: number | undefined): string | undefined =>
  ms === undefined ? undefined : new Date(ms).toISOString();

export function taskMetadata(about: About, withTags: boolean): Record<string, unknown> {
  const { reader, task, definition } = about;
  const subnet = task.attachment?.subnetId ? reader.get(subnets, task.attachment.subnetId) : undefined;
  return {
    Cluster: task.clusterArn,
    TaskARN: task.taskArn,
    Family: definition.family,
    Revision: String(definition.revision),
    ...(task.serviceArn && { ServiceName: task.serviceArn.split("/").at(-1) }),
    VPCID: subnet?.vpcId,
    DesiredStatus: task.desiredStatus,
    KnownStatus: task.lastStatus,
    Limits: { CPU: Number(task.cpu) / 1024, Memory: Number(task.memory) },
    PullStartedAt: time(task.pullStartedAtMs),
    PullStoppedAt: time(task.pullStoppedAtMs),
    AvailabilityZone: task.availabilityZone,
    LaunchType: task.launchType,
    PlatformVersion: task.platformVersion,
    Containers: definition.spec.containerDefinitions.map(({ name }) => containerMetadata(about, name ?? "")),
    ...(withTags && {
      TaskTags: tagMap(task.tags),
      ClusterTags: tagMap(reader.get(clusters, task.clusterArn)?.tags ?? []),
    }),
  };
}

export function containerMetadata({ reader, task, definition }: About, name: string): Record<string, unknown> {
  const container = must(
    task.containers.find((each) => each.name === name),
    `container ${name}`,
  );
  const stated = definition.spec.containerDefinitions.find((each) => each.name === name);
  return {
    DockerId: container.runtimeId ?? "",
    Name: name,
    DockerName: name,
    Image: container.image,
    ImageID: container.imageDigest,
    Ports: stated?.portMappings?.map(({ containerPort, protocol }) => ({
      ContainerPort: containerPort,
      Protocol: protocol ?? "tcp",
    })),
    Labels: {
      ...stated?.dockerLabels,
      "com.amazonaws.ecs.cluster": task.clusterArn,
      "com.amazonaws.ecs.container-name": name,
      "com.amazonaws.ecs.task-arn": task.taskArn,
      "com.amazonaws.ecs.task-definition-family": definition.family,
      "com.amazonaws.ecs.task-definition-version": String(definition.revision),
    },
    DesiredStatus: task.desiredStatus,
    KnownStatus: container.lastStatus,
    ExitCode: container.exitCode,
    Limits: { CPU: stated?.cpu ?? 0, Memory: stated?.memory },
    CreatedAt: time(container.startedAtMs ?? task.createdAtMs),
    StartedAt: time(container.startedAtMs),
    FinishedAt: time(container.finishedAtMs),
    Type: "NORMAL",
    ...logMembers(task, stated, container),
    ContainerARN: container.containerArn,
    Networks: networks(reader, task),
    Snapshotter: "overlayfs",
  };
}

function logMembers(task: Task, stated: ECS.ContainerDefinition | undefined, { name }: TaskContainer) {
  const log = stated?.logConfiguration;
  if (!log) return {};
  const prefix = log.options?.["awslogs-stream-prefix"];
  const stream = prefix === undefined ? undefined : `${prefix}/${name}/${task.taskId}`;
  return { LogDriver: log.logDriver, LogOptions: { ...log.options, ...(stream && { "awslogs-stream": stream }) } };
}

function networks(reader: Reader, task: Task): unknown[] {
  const { attachment } = task;
  const nic = attachment?.networkInterfaceId ? reader.get(networkInterfaces, attachment.networkInterfaceId) : undefined;
  const subnet = nic && reader.get(subnets, nic.subnetId);
  if (!nic || !subnet) return [];
  const [base, bits] = subnet.cidr.split("/");
  const octets = (base ?? "").split(".").map(Number);
  const router = [...octets.slice(0, 3), (octets[3] ?? 0) + 1].join(".");
  const vpcBase = reader.get(vpcs, nic.vpcId)?.cidrs[0]?.cidr.split("/")[0]?.split(".").map(Number) ?? octets;
  return [
    {
      NetworkMode: "awsvpc",
      IPv4Addresses: [nic.privateAddress],
      AttachmentIndex: 0,
      MACAddress: nic.macAddress,
      IPv4SubnetCIDRBlock: subnet.cidr,
      DomainNameServers: [[...vpcBase.slice(0, 3), (vpcBase[3] ?? 0) + 2].join(".")],
      PrivateDNSName: attachment?.privateDnsName,
      SubnetGatewayIpv4Address: `${router}/${bits}`,
    },
  ];
}

const tagMap = (tags: readonly ECS.Tag[]): Record<string, string> =>
  Object.fromEntries(tags.map(({ key, value }) => [key ?? "", value ?? ""]));
