// Takes away everything that the demo made, through the public APIs and docker.
import { DescribeSecurityGroupsCommand, DescribeVpcsCommand } from "@aws-sdk/client-ec2";
import { DeleteRepositoryCommand } from "@aws-sdk/client-ecr";
import {
  DeleteClusterCommand,
  DeleteServiceCommand,
  DeleteTaskDefinitionsCommand,
  DeregisterTaskDefinitionCommand,
  DescribeServicesCommand,
  ListTaskDefinitionsCommand,
} from "@aws-sdk/client-ecs";
import { DeleteLogGroupCommand, CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { sleep } from "../../kit/clock.ts";
import { clientOptions } from "../aws-environment.ts";
import type { CommandContext } from "../context.ts";
import { close } from "./access.ts";
import type { Clients } from "./clients.ts";
import { names } from "./names.ts";

/** `label`: value of the label `muelle` on this control plane's images. */
export async function clean(context: CommandContext, clients: Clients, endpoint: string, label: string): Promise<void> {
  const { cluster, service, repository, family } = names;
  await gone(clients.ecs.send(new DeleteServiceCommand({ cluster, service, force: true })));
  await drained(context, clients);
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
  const images = await clients.docker(["images", "--quiet", "--filter", `label=muelle=${label}`]);
  const ids = [...new Set(images.split("\n").filter(Boolean))].filter((id) => id !== "");
  // The sandbox image bears the label too, and is in use: docker keeps it.
  for (const id of ids) await clients.docker(["rmi", "--force", id]).catch(() => {});
}

/** What is not there need not be removed. */
async function gone(removal: Promise<unknown>): Promise<void> {
  try {
    await removal;
  } catch (thrown) {
    if (!/NotFound|NotActive/.test((thrown as Error).name)) throw thrown;
  }
}

/** A service that was deleted drains first; AWS has no call that waits for it. */
async function drained({ clock }: CommandContext, { ecs }: Clients): Promise<void> {
  const { cluster, service } = names;
  const status = async () => {
    const { services = [] } = await ecs.send(new DescribeServicesCommand({ cluster, services: [service] }));
    return services[0]?.status ?? "INACTIVE";
  };
  const left = () =>
    status().catch((thrown: Error) => {
      if (thrown.name === "ClusterNotFoundException") return "INACTIVE";
      throw thrown;
    });
  while ((await left()) !== "INACTIVE") await sleep(clock, 100);
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
