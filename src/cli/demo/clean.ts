// Takes away everything that the demo made, through the public APIs and docker.
import { DescribeSecurityGroupsCommand, DescribeVpcsCommand } from "@aws-sdk/client-ec2";
import { DeleteRepositoryCommand } from "@aws-sdk/client-ecr";
import {
  DeleteClusterCommand,
  DeleteServiceCommand,
  DeleteTaskDefinitionsCommand,
  DeregisterTaskDefinitionCommand,
  ListTaskDefinitionsCommand,
  ListTasksCommand,
} from "@aws-sdk/client-ecs";
import { DeleteLogGroupCommand, CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { sleep } from "../../kit/clock.ts";
import { clientOptions } from "../aws-environment.ts";
import type { CommandContext } from "../context.ts";
import { close } from "./access.ts";
import type { Clients } from "./clients.ts";
import { names } from "./names.ts";

export async function clean(
  context: CommandContext,
  clients: Clients,
  endpoint: string,
  registry: string,
): Promise<void> {
  const { cluster, service, repository, family } = names;
  await gone(clients.ecs.send(new DeleteServiceCommand({ cluster, service, force: true })));
  await tasksEnded(context, clients);
  const { taskDefinitionArns = [] } = await clients.ecs.send(new ListTaskDefinitionsCommand({ familyPrefix: family }));
  for (const taskDefinition of taskDefinitionArns) {
    await clients.ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition }));
    await clients.ecs.send(new DeleteTaskDefinitionsCommand({ taskDefinitions: [taskDefinition] }));
  }
  await gone(clients.ecs.send(new DeleteClusterCommand({ cluster })));
  await gone(clients.ecr.send(new DeleteRepositoryCommand({ repositoryName: repository, force: true })));
  const logs = new CloudWatchLogsClient(clientOptions(endpoint));
  await gone(logs.send(new DeleteLogGroupCommand({ logGroupName: `/ecs/${family}` })));
  logs.destroy();
  for (const groupId of await defaultGroups(clients)) await close(clients, groupId);
  for (const image of [names.image, `${registry}/${repository}:latest`])
    await clients.docker(["rmi", image]).catch(() => {});
}

/** What is not there need not be removed. */
async function gone(removal: Promise<unknown>): Promise<void> {
  try {
    await removal;
  } catch (thrown) {
    if (!/NotFound|NotActive/.test((thrown as Error).name)) throw thrown;
  }
}

async function tasksEnded({ clock }: CommandContext, { ecs }: Clients): Promise<void> {
  const { cluster } = names;
  for (;;) {
    const listed = await Promise.all(
      (["RUNNING", "STOPPED"] as const).map((desiredStatus) =>
        ecs.send(new ListTasksCommand({ cluster, desiredStatus })),
      ),
    ).catch((thrown: Error) => {
      if (thrown.name === "ClusterNotFoundException") return [];
      throw thrown;
    });
    const running = listed[0]?.taskArns ?? [];
    if (running.length === 0) return;
    await sleep(clock, 100);
  }
}

async function defaultGroups({ ec2 }: Clients): Promise<string[]> {
  const { Vpcs = [] } = await ec2.send(
    new DescribeVpcsCommand({ Filters: [{ Name: "is-default", Values: ["true"] }] }),
  );
  const { SecurityGroups = [] } = await ec2.send(
    new DescribeSecurityGroupsCommand({
      Filters: [
        { Name: "vpc-id", Values: Vpcs.flatMap(({ VpcId }) => VpcId ?? []) },
        { Name: "group-name", Values: ["default"] },
      ],
    }),
  );
  return SecurityGroups.flatMap(({ GroupId }) => GroupId ?? []);
}
