// What pages read of one task, and of the network interface that it has.
import { DescribeNetworkInterfacesCommand, EC2Client, type NetworkInterface } from "@aws-sdk/client-ec2";
import { DescribeTasksCommand, ECSClient, type Task } from "@aws-sdk/client-ecs";
import { formatArn, type Scope } from "../../../../src/model/arn.ts";
import type { LiveRead } from "../../aws/live.tsx";
import { NotThere } from "./not-there.ts";

export const taskArnOf = ({ account, region }: Scope, cluster: string, id: string): string =>
  formatArn({ account, region, service: "ecs", resource: `task/${cluster}/${id}` });

/** One task with its tags; a stopped one for an hour. Throws NotThere. */
export const taskRead = (scope: Scope, cluster: string, id: string): LiveRead<Task> => ({
  key: ["task", cluster, id],
  on: [{ kind: "task", arn: taskArnOf(scope, cluster, id) }],
  enabled: cluster !== "" && id !== "",
  read: async (aws, signal) => {
    const command = new DescribeTasksCommand({ cluster, tasks: [id], include: ["TAGS"] });
    const { tasks = [], failures = [] } = await aws.of(ECSClient).send(command, { abortSignal: signal });
    const [found] = tasks;
    if (!found) throw new NotThere(id, failures[0]?.reason);
    return found;
  },
});

/** Null: it has gone, as the interfaces of stopped tasks do. */
export const interfaceRead = (id: string): LiveRead<NetworkInterface | null> => ({
  key: ["network-interface", id],
  on: [{ kind: "networkInterface", id }],
  enabled: id !== "",
  read: async (aws, signal) => {
    // As a filter: one that has gone is no error then.
    const command = new DescribeNetworkInterfacesCommand({ Filters: [{ Name: "network-interface-id", Values: [id] }] });
    const { NetworkInterfaces = [] } = await aws.of(EC2Client).send(command, { abortSignal: signal });
    return NetworkInterfaces[0] ?? null;
  },
});
