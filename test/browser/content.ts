// A house with something on every page of the console: services that run, that fail and that rest, tasks that have ended for
// different reasons, images, people, policies, rules and logs. Simulated engine; made by the vendor's clients.
import assert from "node:assert/strict";
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DeregisterTaskDefinitionCommand,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
  RunTaskCommand,
  StopTaskCommand,
  DescribeTasksCommand,
  DescribeServicesCommand,
  ListTasksCommand,
} from "@aws-sdk/client-ecs";
import { DescribeNetworkInterfacesCommand, DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import { eventually } from "../eventually.ts";
import type { House } from "../house.ts";
import { idOf } from "../workload.ts";
import { putIdentities } from "./content/identities.ts";
import { putImages } from "./content/images.ts";
import { putLogGroup, putLogs } from "./content/logs.ts";
import { putSecurityGroup } from "./content/security-group.ts";

export const cluster = "puerto";
const account = "000000000000";

/** What stands for each parameter of the route table. */
export type Values = Readonly<Record<string, string>>;

export async function fill(house: House): Promise<Values> {
  const { ecs, ec2 } = house;
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const vpc = Subnets[0]?.VpcId ?? assert.fail("no subnet");
  const [digest, identities, group] = await Promise.all([
    putImages(house),
    putIdentities(house),
    putSecurityGroup(house, vpc),
    ecs.send(new CreateClusterCommand({ clusterName: cluster, tags: [{ key: "curso", value: "sesión 01" }] })),
    ecs.send(new CreateClusterCommand({ clusterName: "vacio" })),
    putLogGroup(house),
  ]);
  await define(house);
  const network = { subnets: Subnets.flatMap(({ SubnetId }) => SubnetId ?? []), securityGroups: [group] };
  await serve(house, network);
  const task = await runTasks(house, network);
  const { NetworkInterfaces = [] } = await ec2.send(new DescribeNetworkInterfacesCommand({}));
  return {
    ...identities,
    cluster,
    service: "tienda",
    task,
    family: "tienda",
    revision: "2",
    repository: "tienda",
    digest,
    vpc,
    subnet: Subnets[0]?.SubnetId ?? "",
    group,
    networkInterface: NetworkInterfaces[0]?.NetworkInterfaceId ?? assert.fail("no interface"),
    logGroup: "/ecs/tienda",
    stream: await putLogs(house, task),
  };
}

async function define({ ecs, port }: House): Promise<void> {
  const definition: RegisterTaskDefinitionCommandInput = {
    family: "tienda",
    requiresCompatibilities: ["FARGATE"],
    networkMode: "awsvpc",
    cpu: "512",
    memory: "1024",
    executionRoleArn: `arn:aws:iam::${account}:role/ecsTaskExecutionRole`,
    taskRoleArn: `arn:aws:iam::${account}:role/ecsTaskExecutionRole`,
    volumes: [{ name: "datos" }],
    tags: [{ key: "curso", value: "sesión 01" }],
    containerDefinitions: [
      {
        name: "web",
        image: `localhost:${port}/tienda:latest`,
        essential: true,
        portMappings: [{ containerPort: 5000, protocol: "tcp", name: "web-5000-tcp", appProtocol: "http" }],
        environment: [{ name: "SALUDO", value: "hola" }],
        mountPoints: [{ sourceVolume: "datos", containerPath: "/datos", readOnly: true }],
        healthCheck: { command: ["CMD-SHELL", "wget -q -O- localhost:5000 || exit 1"], interval: 30 },
        ulimits: [{ name: "nofile", softLimit: 1024, hardLimit: 2048 }],
        dockerLabels: { curso: "uno" },
        logConfiguration: {
          logDriver: "awslogs",
          options: {
            "awslogs-group": "/ecs/tienda",
            "awslogs-region": "us-east-1",
            "awslogs-stream-prefix": "ecs",
          },
        },
      },
      {
        name: "ayudante",
        image: `localhost:${port}/tienda:1`,
        essential: false,
        dependsOn: [{ containerName: "web", condition: "START" }],
      },
    ],
  };
  const [first = {}, second] = definition.containerDefinitions ?? [];
  await ecs.send(new RegisterTaskDefinitionCommand({ ...definition, containerDefinitions: [first] }));
  await ecs.send(new RegisterTaskDefinitionCommand(definition));
  await ecs.send(new RegisterTaskDefinitionCommand({ ...definition, containerDefinitions: [second ?? {}, first] }));
  await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: "tienda:3" }));
  // A role that is not there: its tasks stop before they start, for a reason that the console has to explain.
  const executionRoleArn = `arn:aws:iam::${account}:role/no-existe`;
  await ecs.send(new RegisterTaskDefinitionCommand({ ...definition, family: "rota", executionRoleArn }));
}

interface Network {
  readonly subnets: string[];
  readonly securityGroups: string[];
}

/** One that runs, one that fails until its circuit breaker ends it, one that rests. */
async function serve({ ecs }: House, network: Network): Promise<void> {
  const common = {
    cluster,
    launchType: "FARGATE" as const,
    networkConfiguration: { awsvpcConfiguration: { ...network, assignPublicIp: "ENABLED" as const } },
    deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
  };
  const create = (serviceName: string, taskDefinition: string, desiredCount: number) =>
    ecs.send(new CreateServiceCommand({ ...common, serviceName, taskDefinition, desiredCount }));
  await create("tienda", "tienda:2", 2);
  await create("rota", "rota", 1);
  await create("en-reposo", "tienda:1", 0);
  await eventually(
    async () => {
      const { services = [] } = await ecs.send(new DescribeServicesCommand({ cluster, services: ["tienda", "rota"] }));
      const [good, bad] = services;
      return good?.runningCount === 2 && (bad?.events?.length ?? 0) > 0 ? true : undefined;
    },
    { what: "the services' tasks" },
  );
}

/** Returns the id of a task of the service; beside it stand one that was stopped and one that could not start. */
async function runTasks({ ecs }: House, network: Network): Promise<string> {
  const run = async (taskDefinition: string) => {
    const { tasks = [] } = await ecs.send(
      new RunTaskCommand({
        cluster,
        taskDefinition,
        launchType: "FARGATE",
        networkConfiguration: { awsvpcConfiguration: network },
      }),
    );
    return tasks[0]?.taskArn ?? assert.fail(`no task of ${taskDefinition}`);
  };
  const ended = [await run("tienda:1"), await run("rota")];
  await ecs.send(new StopTaskCommand({ cluster, task: ended[0], reason: "la clase terminó" }));
  await eventually(
    async () => {
      const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: ended }));
      return tasks.every(({ lastStatus }) => lastStatus === "STOPPED") || undefined;
    },
    { what: "tasks that have ended" },
  );
  const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster, serviceName: "tienda" }));
  return idOf(taskArns[0] ?? assert.fail("the service has no task"));
}
