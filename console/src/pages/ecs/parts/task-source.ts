// How the collection of tasks is read: ListTasks and DescribeTasks, with the public addresses that EC2 knows.
import { DescribeNetworkInterfacesCommand, EC2Client } from "@aws-sdk/client-ec2";
import { DescribeTasksCommand, ECSClient, paginateListTasks, type Task } from "@aws-sdk/client-ecs";
import type { Aws } from "../../../aws/aws.ts";
import type { TaskRow, TaskSource } from "./task-collection.ts";
import { attachmentDetail } from "./task-facts.ts";

const breathMs = 300;

/** The tasks of a cluster; with `service` only those that it started. Both by name. */
export function taskSource(aws: Aws, cluster: string, service?: string): TaskSource {
  const ecs = aws.of(ECSClient);
  const addresses = new PublicAddresses(aws);
  return {
    list: async function* (signal) {
      for (const desiredStatus of ["RUNNING", "STOPPED"] as const) {
        const asked = {
          cluster,
          desiredStatus,
          maxResults: 100,
          ...(service !== undefined && { serviceName: service }),
        };
        for await (const { taskArns = [] } of paginateListTasks({ client: ecs }, asked)) {
          signal.throwIfAborted();
          if (taskArns.length > 0) yield taskArns;
        }
      }
    },
    describe: async (arns, signal) => {
      const command = new DescribeTasksCommand({ cluster, tasks: [...arns] });
      const { tasks = [] } = await ecs.send(command, { abortSignal: signal });
      await addresses.learn(tasks, signal);
      return tasks.map(
        (task): TaskRow => ({ arn: task.taskArn ?? "", task, publicAddress: addresses.of(attachedInterface(task)) }),
      );
    },
    pause: () => new Promise((resolve) => setTimeout(resolve, breathMs)),
  };
}

const attachedInterface = (task: Task) => attachmentDetail(task, "networkInterfaceId");

/** A task's interface keeps its address for life, so that each is asked for once. */
class PublicAddresses {
  readonly #aws: Aws;
  readonly #known = new Map<string, string | undefined>();

  constructor(aws: Aws) {
    this.#aws = aws;
  }

  of(networkInterfaceId: string | undefined): string | undefined {
    return networkInterfaceId === undefined ? undefined : this.#known.get(networkInterfaceId);
  }

  async learn(tasks: readonly Task[], signal: AbortSignal): Promise<void> {
    const ids = tasks
      .filter(({ lastStatus }) => lastStatus !== "STOPPED")
      .flatMap((task) => attachedInterface(task) ?? [])
      .filter((id) => !this.#known.has(id));
    if (ids.length === 0) return;
    // As a filter: an interface that has gone meanwhile is left out, and no error.
    const command = new DescribeNetworkInterfacesCommand({
      Filters: [{ Name: "network-interface-id", Values: ids }],
    });
    try {
      const { NetworkInterfaces = [] } = await this.#aws.of(EC2Client).send(command, { abortSignal: signal });
      for (const { NetworkInterfaceId = "", Association } of NetworkInterfaces)
        this.#known.set(NetworkInterfaceId, Association?.PublicIp);
    } catch {
      signal.throwIfAborted();
      // Who may not look at interfaces still sees the tasks; the column stays empty.
    }
  }
}
