// The second half of the lesson: cluster, task definition, service, and the wait until it is steady.
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  type Service,
  type Task,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import { DescribeNetworkInterfacesCommand, DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import { GetRoleCommand } from "@aws-sdk/client-iam";
import { must } from "../../kit/assert.ts";
import { sleep } from "../../kit/clock.ts";
import type { CommandContext } from "../context.ts";
import { Problem } from "../problem.ts";
import type { Clients } from "./clients.ts";
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
    () => register(clients, image),
    (arn) => arn,
  );
  const serviceArn = await terminal.step(demo.service(names.service), () => createOrUpdate(clients, definition));
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

async function register({ ecs, iam }: Clients, image: string): Promise<string> {
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: "ecsTaskExecutionRole" }));
  const { taskDefinition } = await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: names.family,
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      cpu: "256",
      memory: "512",
      executionRoleArn: Role?.Arn,
      taskRoleArn: Role?.Arn,
      containerDefinitions: [
        {
          name: names.container,
          image,
          essential: true,
          portMappings: [{ containerPort: names.port, protocol: "tcp" }],
          logConfiguration: {
            logDriver: "awslogs",
            options: {
              "awslogs-group": `/ecs/${names.family}`,
              "awslogs-region": "us-east-1",
              "awslogs-stream-prefix": "ecs",
            },
          },
        },
      ],
    }),
  );
  return must(taskDefinition?.taskDefinitionArn, "taskDefinitionArn");
}

async function createOrUpdate(clients: Clients, taskDefinition: string): Promise<string> {
  const before = await describe(clients);
  if (before?.status === "ACTIVE") {
    const update = new UpdateServiceCommand({ cluster: names.cluster, service: names.service, taskDefinition });
    return must((await clients.ecs.send(update)).service?.serviceArn, "serviceArn");
  }
  const { Subnets = [] } = await clients.ec2.send(
    new DescribeSubnetsCommand({ Filters: [{ Name: "default-for-az", Values: ["true"] }] }),
  );
  const { service } = await clients.ecs.send(
    new CreateServiceCommand({
      cluster: names.cluster,
      serviceName: names.service,
      taskDefinition,
      desiredCount: 1,
      launchType: "FARGATE",
      networkConfiguration: {
        awsvpcConfiguration: { subnets: Subnets.flatMap(({ SubnetId }) => SubnetId ?? []), assignPublicIp: "ENABLED" },
      },
    }),
  );
  return must(service?.serviceArn, "serviceArn");
}

async function describe({ ecs }: Clients): Promise<Service | undefined> {
  const { services = [] } = await ecs.send(
    new DescribeServicesCommand({ cluster: names.cluster, services: [names.service] }),
  );
  return services[0];
}

/** AWS has no call that waits, so it is asked again, as the vendor's own waiters do. */
async function steady({ clock, texts }: CommandContext, clients: Clients, definition: string): Promise<Task[]> {
  const { cluster, service: serviceName } = names;
  for (;;) {
    const service = await describe(clients);
    const failed = service?.deployments?.find(({ taskDefinition }) => taskDefinition === definition)?.failedTasks ?? 0;
    if (failed > 0)
      throw new Problem("task-failed", texts.demo.failed(service?.events?.[0]?.message ?? "?"), ["./muelle logs"]);
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
