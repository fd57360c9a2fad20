// The second half of the lesson: cluster, service, and the wait until it is steady.
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  type NetworkConfiguration,
  type Service,
  type Task,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import { DescribeNetworkInterfacesCommand, DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import { must } from "../../kit/assert.ts";
import { sleep } from "../../kit/clock.ts";
import { asTyped, type CommandContext } from "../context.ts";
import { Problem } from "../problem.ts";
import type { Clients } from "./clients.ts";
import { register } from "./definition.ts";
import { names } from "./names.ts";

export interface Served {
  readonly clusterArn: string;
  readonly serviceArn: string;
  readonly taskArns: readonly string[];
  /** Of the first task. */
  readonly publicAddress: string;
  readonly groupIds: readonly string[];
}

export async function provideService(context: CommandContext, clients: Clients, image: string): Promise<Served> {
  const { terminal, texts } = context;
  const { demo } = texts;
  const clusterArn = await terminal.step(demo.cluster(names.cluster), async () => {
    const { cluster } = await clients.ecs.send(new CreateClusterCommand({ clusterName: names.cluster }));
    return must(cluster?.clusterArn, "clusterArn");
  });
  const definition = await terminal.step(
    demo.definition(names.family),
    () => register(context, clients, image),
    (arn) => arn,
  );
  const serviceArn = await terminal.step(demo.service(names.service), () =>
    createOrUpdate(context, clients, definition),
  );
  const tasks = await terminal.step(
    demo.steady,
    () => steady(context, clients, definition),
    (found) => found.map(({ taskArn }) => taskArn ?? "").join("\n  "),
  );
  const interfaceId = tasks[0]?.attachments?.[0]?.details?.find(({ name }) => name === "networkInterfaceId")?.value;
  const { NetworkInterfaces = [] } = await clients.ec2.send(
    new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds: [must(interfaceId, "networkInterfaceId")] }),
  );
  return {
    clusterArn,
    serviceArn,
    taskArns: tasks.flatMap(({ taskArn }) => taskArn ?? []),
    publicAddress: must(NetworkInterfaces[0]?.Association?.PublicIp, "public address"),
    groupIds: NetworkInterfaces[0]?.Groups?.flatMap(({ GroupId }) => GroupId ?? []) ?? [],
  };
}

/** A service that an earlier demo left is put in order: whoever played with it may have scaled it to nothing. */
async function createOrUpdate(context: CommandContext, clients: Clients, taskDefinition: string): Promise<string> {
  const { cluster, service: name } = names;
  const before = await describe(clients);
  const common = {
    cluster,
    taskDefinition,
    desiredCount: Math.max(1, before?.desiredCount ?? 0),
    networkConfiguration: await defaultNetwork(context, clients),
  };
  const { service } =
    before?.status === "ACTIVE"
      ? await clients.ecs.send(new UpdateServiceCommand({ ...common, service: name }))
      : await clients.ecs.send(new CreateServiceCommand({ ...common, serviceName: name, launchType: "FARGATE" }));
  return must(service?.serviceArn, "serviceArn");
}

async function defaultNetwork(context: CommandContext, { ec2 }: Clients): Promise<NetworkConfiguration> {
  const { Subnets = [] } = await ec2.send(
    new DescribeSubnetsCommand({ Filters: [{ Name: "default-for-az", Values: ["true"] }] }),
  );
  if (Subnets.length === 0)
    throw new Problem("no-default-vpc", context.texts.demo.noDefaultVpc, [
      asTyped(context, "aws ec2 create-default-vpc"),
    ]);
  const subnets = Subnets.flatMap(({ SubnetId }) => SubnetId ?? []);
  return { awsvpcConfiguration: { subnets, securityGroups: [], assignPublicIp: "ENABLED" } };
}

async function describe({ ecs }: Clients): Promise<Service | undefined> {
  const { services = [] } = await ecs.send(
    new DescribeServicesCommand({ cluster: names.cluster, services: [names.service] }),
  );
  return services[0];
}

/** Slow disks and a rolling update of what an earlier demo left included. */
const mostSeconds = 180;

/** AWS has no call that waits, so it is asked again, as the vendor's own waiters do. */
async function steady(context: CommandContext, clients: Clients, definition: string): Promise<Task[]> {
  const { clock, texts } = context;
  const { cluster, service: serviceName } = names;
  const describeService = `aws ecs describe-services --cluster ${cluster} --services ${serviceName}`;
  for (const startMs = clock.nowMs(); ; ) {
    const service = await describe(clients);
    const lastEvent = service?.events?.[0]?.message ?? "–";
    const failed = service?.deployments?.find(({ taskDefinition }) => taskDefinition === definition)?.failedTasks ?? 0;
    if (failed > 0)
      throw new Problem("task-failed", texts.demo.failed((await whyStopped(clients, definition)) ?? lastEvent), [
        asTyped(context, describeService),
      ]);
    if (clock.nowMs() - startMs > mostSeconds * 1000)
      throw new Problem("not-steady", texts.demo.notSteady(mostSeconds, lastEvent), [
        asTyped(context, describeService),
      ]);
    if (service?.deployments?.length === 1 && service.runningCount === service.desiredCount) {
      const { taskArns = [] } = await clients.ecs.send(new ListTasksCommand({ cluster, serviceName }));
      const { tasks = [] } = await clients.ecs.send(new DescribeTasksCommand({ cluster, tasks: taskArns }));
      const current = tasks.filter(
        ({ taskDefinitionArn, lastStatus }) => taskDefinitionArn === definition && lastStatus === "RUNNING",
      );
      if (current.length > 0) return current;
    }
    await sleep(clock, 100);
  }
}

/** What ECS says of a task of this definition that it could not keep running. */
async function whyStopped({ ecs }: Clients, definition: string): Promise<string | undefined> {
  const { cluster, service: serviceName } = names;
  const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster, serviceName, desiredStatus: "STOPPED" }));
  if (taskArns.length === 0) return undefined;
  const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: taskArns }));
  const stopped = tasks.find(({ taskDefinitionArn }) => taskDefinitionArn === definition);
  const exit = stopped?.containers?.[0]?.exitCode;
  return stopped && `${stopped.stoppedReason ?? "–"}${exit === undefined ? "" : ` (${exit})`}`;
}
