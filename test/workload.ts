// For tests with real containers: images in ECR, task definitions, tasks, and what to wait for.
import assert from "node:assert/strict";
import {
  type ContainerDefinition,
  CreateClusterCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
  RunTaskCommand,
  type RunTaskCommandInput,
  type Service,
  type Task,
} from "@aws-sdk/client-ecs";
import {
  CreateSecurityGroupCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
} from "@aws-sdk/client-ec2";
import { CreateRepositoryCommand, GetAuthorizationTokenCommand } from "@aws-sdk/client-ecr";
import { GetRoleCommand } from "@aws-sdk/client-iam";
import { CreateLogGroupCommand, GetLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { staticBusybox } from "../images/busybox.ts";
import { buildContext, type ContextFile } from "../images/context.ts";
import { eventually } from "./eventually.ts";
import { type House, run } from "./house.ts";

export const cluster = "tests";
export const logGroup = "/ecs/tests";

const busyboxDockerfile = `FROM scratch
COPY busybox /bin/busybox
RUN ["/bin/busybox", "--install", "-s", "/bin"]
ENV PATH=/bin
`;

interface DefaultNetwork {
  readonly subnets: readonly string[];
  readonly vpcId: string;
  readonly defaultGroup: string;
}

async function defaultNetwork({ ec2 }: House): Promise<DefaultNetwork> {
  const { Subnets = [] } = await ec2.send(
    new DescribeSubnetsCommand({ Filters: [{ Name: "default-for-az", Values: ["true"] }] }),
  );
  const vpcId = Subnets[0]?.VpcId ?? "";
  const { SecurityGroups = [] } = await ec2.send(
    new DescribeSecurityGroupsCommand({
      Filters: [
        { Name: "group-name", Values: ["default"] },
        { Name: "vpc-id", Values: [vpcId] },
      ],
    }),
  );
  return {
    vpcId,
    subnets: Subnets.map(({ SubnetId }) => SubnetId ?? ""),
    defaultGroup: SecurityGroups[0]?.GroupId ?? "",
  };
}

/** A house prepared for tasks: a cluster, a log group, and busybox with its tools in ECR. */
export class Workload {
  readonly house: House;
  /** The image's reference. */
  readonly busybox: string;
  /** ecsTaskExecutionRole. */
  readonly roleArn: string;
  readonly subnets: readonly string[];
  readonly vpcId: string;
  readonly defaultGroup: string;

  private constructor(house: House, busybox: string, roleArn: string, network: DefaultNetwork) {
    this.house = house;
    this.busybox = busybox;
    this.roleArn = roleArn;
    this.subnets = network.subnets;
    this.vpcId = network.vpcId;
    this.defaultGroup = network.defaultGroup;
  }

  static async open(house: House): Promise<Workload> {
    const { ecs, iam, logs } = house;
    const [busybox, role, network] = await Promise.all([
      pushBusybox(house),
      iam.send(new GetRoleCommand({ RoleName: "ecsTaskExecutionRole" })),
      defaultNetwork(house),
      ecs.send(new CreateClusterCommand({ clusterName: cluster })),
      logs.send(new CreateLogGroupCommand({ logGroupName: logGroup })),
    ]);
    return new Workload(house, busybox, role.Role?.Arn ?? "", network);
  }

  /** A container of busybox that runs a script, with its output in the tests' log group. */
  container(script: string, more: Partial<ContainerDefinition> = {}): ContainerDefinition {
    return {
      name: "app",
      image: this.busybox,
      essential: true,
      command: ["sh", "-c", script],
      logConfiguration: {
        logDriver: "awslogs",
        options: { "awslogs-group": logGroup, "awslogs-region": "us-east-1", "awslogs-stream-prefix": "t" },
      },
      ...more,
    };
  }

  /** Returns its ARN. */
  async define(
    family: string,
    containers: readonly ContainerDefinition[],
    more: Partial<RegisterTaskDefinitionCommandInput> = {},
  ): Promise<string> {
    const { taskDefinition } = await this.house.ecs.send(
      new RegisterTaskDefinitionCommand({
        family,
        requiresCompatibilities: ["FARGATE"],
        networkMode: "awsvpc",
        cpu: "256",
        memory: "512",
        executionRoleArn: this.roleArn,
        containerDefinitions: [...containers],
        ...more,
      }),
    );
    return taskDefinition?.taskDefinitionArn ?? assert.fail("no taskDefinitionArn");
  }

  network(groups: readonly string[] = [this.defaultGroup]) {
    return {
      awsvpcConfiguration: {
        subnets: [...this.subnets],
        securityGroups: [...groups],
        assignPublicIp: "ENABLED" as const,
      },
    };
  }

  /** As soon as it is accepted. */
  async start(
    taskDefinition: string,
    { groups, ...more }: Partial<RunTaskCommandInput> & { readonly groups?: readonly string[] } = {},
  ): Promise<Task> {
    const { tasks = [], failures = [] } = await this.house.ecs.send(
      new RunTaskCommand({
        cluster,
        taskDefinition,
        launchType: "FARGATE",
        networkConfiguration: this.network(groups),
        ...more,
      }),
    );
    assert.deepEqual(failures, []);
    return tasks[0] ?? assert.fail("RunTask gave no task");
  }

  async task(taskArn: string): Promise<Task> {
    const { tasks = [] } = await this.house.ecs.send(new DescribeTasksCommand({ cluster, tasks: [taskArn] }));
    return tasks[0] ?? assert.fail(`no task ${taskArn}`);
  }

  /** Fails at once when the task stopped instead. */
  async running({ taskArn = "" }: Task): Promise<Task> {
    const task = await eventually(
      async () => {
        const found = await this.task(taskArn);
        return ["RUNNING", "STOPPED"].includes(found.lastStatus ?? "") ? found : undefined;
      },
      { what: `${taskArn} RUNNING` },
    );
    assert.equal(
      task.lastStatus,
      "RUNNING",
      `${task.stopCode}: ${task.stoppedReason} ${JSON.stringify(task.containers)}`,
    );
    return task;
  }

  stopped({ taskArn = "" }: Task): Promise<Task> {
    return eventually(
      async () => {
        const found = await this.task(taskArn);
        return found.lastStatus === "STOPPED" ? found : undefined;
      },
      { what: `${taskArn} STOPPED`, mostMs: 90_000 },
    );
  }

  async service(name: string): Promise<Service> {
    const { services = [] } = await this.house.ecs.send(new DescribeServicesCommand({ cluster, services: [name] }));
    return services[0] ?? assert.fail(`no service ${name}`);
  }

  /** One deployment with as many tasks as are wanted. */
  steady(name: string): Promise<Service> {
    return eventually(
      async () => {
        const service = await this.service(name);
        const { deployments = [], runningCount, desiredCount } = service;
        return deployments.length === 1 && runningCount === desiredCount ? service : undefined;
      },
      { what: `service ${name} steady`, mostMs: 90_000 },
    );
  }

  async group(name: string): Promise<string> {
    const { GroupId } = await this.house.ec2.send(
      new CreateSecurityGroupCommand({ GroupName: name, Description: name, VpcId: this.vpcId }),
    );
    return GroupId ?? assert.fail("no GroupId");
  }

  async publicAddress(task: Task): Promise<string> {
    const { NetworkInterfaces = [] } = await this.house.ec2.send(
      new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds: [interfaceOf(task)] }),
    );
    return NetworkInterfaces[0]?.Association?.PublicIp ?? assert.fail("no public address");
  }

  /** What a task's container has written so far. */
  async output({ taskArn = "" }: Task, container = "app"): Promise<string[]> {
    const logStreamName = `t/${container}/${idOf(taskArn)}`;
    const lines: string[] = [];
    for (let token: string | undefined; ; ) {
      const { events = [], nextForwardToken } = await this.house.logs.send(
        new GetLogEventsCommand({ logGroupName: logGroup, logStreamName, startFromHead: true, nextToken: token }),
      );
      lines.push(...events.map(({ message }) => message ?? ""));
      if (nextForwardToken === token) return lines;
      token = nextForwardToken;
    }
  }

  /** Runs a command in the task's container, from outside the house: as a person at the machine would. */
  async inside(task: Task, script: string, container = "app"): Promise<string> {
    const { code, stdout, stderr } = await run("docker", ["exec", containerId(task, container), "sh", "-c", script]);
    return code === 0 ? stdout.trim() : `exit ${code}: ${stderr.trim()}${stdout.trim()}`;
  }
}

export const idOf = (taskArn = ""): string => taskArn.split("/").at(-1) ?? "";

const detail = (task: Task, wanted: string): string =>
  task.attachments?.[0]?.details?.find(({ name }) => name === wanted)?.value ?? assert.fail(`no ${wanted}`);

export const interfaceOf = (task: Task): string => detail(task, "networkInterfaceId");
export const privateAddress = (task: Task): string => detail(task, "privateIPv4Address");

/** The engine's id. */
export const containerId = ({ containers = [] }: Task, name = "app"): string =>
  containers.find((container) => container.name === name)?.runtimeId ?? assert.fail(`no container ${name}`);

/** Pushes what the files make to a new repository; returns the reference in it. The image bears the house's label. */
export async function pushImage(house: House, name: string, files: readonly ContextFile[]): Promise<string> {
  const { repository } = await house.ecr.send(new CreateRepositoryCommand({ repositoryName: name }));
  const uri = `${repository?.repositoryUri}:1`;
  const context: Uint8Array[] = [];
  for await (const chunk of buildContext(files)) context.push(chunk);
  const environment = house.environment;
  const label = `muelle=${await instanceOf(house)}`;
  const build = ["build", "--quiet", "--label", label, "--tag", uri, "-"];
  await docker(build, { environment, input: Buffer.concat(context) });
  const { authorizationData = [] } = await house.ecr.send(new GetAuthorizationTokenCommand({}));
  const token = authorizationData[0]?.authorizationToken ?? "";
  const password = Buffer.from(token, "base64").toString("utf8").split(":")[1] ?? "";
  const registry = uri.split("/")[0] ?? "";
  await docker(["login", "--username", "AWS", "--password-stdin", registry], { environment, input: password });
  await docker(["push", "--quiet", uri], { environment });
  return uri;
}

async function docker(
  words: readonly string[],
  options: { readonly environment: NodeJS.ProcessEnv; readonly input?: string | Uint8Array },
): Promise<void> {
  const { code, stdout, stderr } = await run("docker", words, options);
  assert.equal(code, 0, `docker ${words.join(" ")}: ${stderr}${stdout}`);
}

async function pushBusybox(house: House): Promise<string> {
  return pushImage(house, "busybox", [
    { path: "Dockerfile", mode: 0o644, bytes: Buffer.from(busyboxDockerfile) },
    { path: "busybox", mode: 0o755, bytes: await staticBusybox() },
  ]);
}

/** What the house labels its own with. */
export async function instanceOf(house: House): Promise<string> {
  const response = await fetch(`${house.endpoint}/_muelle/health`);
  return ((await response.json()) as { instance: string }).instance;
}

/** Whether a web server answers there within the patience that silence needs. */
export async function answers(url: string, mostMs = 1500): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(mostMs) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
