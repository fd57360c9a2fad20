// Where the containers of tasks write their logs: the awslogs driver's group and streams.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html
import type { ContainerDefinition, TaskDefinition } from "@aws-sdk/client-ecs";
import type { LogSource } from "../../../parts/log-view.tsx";

export interface AwsLogs {
  readonly group: string;
  /** Streams are named prefix/container/task id. */
  readonly prefix: string;
}

/** Undefined: the container has another driver, or none. */
export function awsLogsOf({ logConfiguration }: ContainerDefinition): AwsLogs | undefined {
  const { "awslogs-group": group, "awslogs-stream-prefix": prefix } = logConfiguration?.options ?? {};
  if (logConfiguration?.logDriver !== "awslogs" || !group || !prefix) return undefined;
  return { group, prefix };
}

/** Tasks of one definition; with several of them the label says which task it is. Newest first: later ones are left out. */
export function logSources(definition: TaskDefinition, taskIds: readonly string[]): LogSource[] {
  return taskIds.slice(0, mostTasks).flatMap((id) =>
    (definition.containerDefinitions ?? []).flatMap((container): LogSource[] => {
      const logs = awsLogsOf(container);
      const { name = "" } = container;
      if (!logs) return [];
      const label = taskIds.length === 1 ? name : `${name} ${id.slice(0, 8)}`;
      return [{ group: logs.group, stream: `${logs.prefix}/${name}/${id}`, label }];
    }),
  );
}

/** One session of StartLiveTail takes a hundred streams; a person reads fewer. */
const mostTasks = 20;
