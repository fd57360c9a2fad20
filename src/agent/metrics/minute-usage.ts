// A minute of every task: the mean of what was measured in it. AWS's points of a minute count each task once, however often
// it was looked at.
import type { ContainerUsage, TaskUsage, Usage } from "../../model/ecs-metrics/task-usage.ts";

interface Mean {
  sum: number;
  count: number;
}

interface TaskMinute {
  /** As it was seen last. */
  task: TaskUsage;
  readonly means: Map<string, Mean>;
  readonly containers: Map<string, ContainerUsage>;
}

export class MinuteUsage {
  readonly startMs: number;
  readonly #tasks = new Map<string, TaskMinute>();

  constructor(startMs: number) {
    this.startMs = startMs;
  }

  add(task: TaskUsage): void {
    const known = this.#tasks.get(task.taskArn);
    const minute = known ?? { task, means: new Map<string, Mean>(), containers: new Map<string, ContainerUsage>() };
    this.#tasks.set(task.taskArn, minute);
    minute.task = task;
    count(minute.means, "task", task);
    for (const container of task.containers) {
      minute.containers.set(container.name, container);
      count(minute.means, `container ${container.name}`, container);
    }
  }

  /** Every task that ran in this minute; a value that was never measured in it is undefined. */
  *tasks(): Generator<TaskUsage> {
    for (const { task, means, containers } of this.#tasks.values())
      yield {
        ...task,
        ...usage(means, "task"),
        containers: [...containers.values()].map((container) => ({
          ...container,
          ...usage(means, `container ${container.name}`),
        })),
      };
  }
}

function count(means: Map<string, Mean>, of: string, { cpuUnits, memoryMib }: Usage): void {
  for (const [name, value] of [
    [`${of} cpu`, cpuUnits],
    [`${of} memory`, memoryMib],
  ] as const) {
    if (value === undefined) continue;
    const mean = means.get(name) ?? { sum: 0, count: 0 };
    means.set(name, mean);
    mean.sum += value;
    mean.count += 1;
  }
}

function usage(means: ReadonlyMap<string, Mean>, of: string): Usage {
  const mean = (name: string) => {
    const known = means.get(name);
    return known && known.sum / known.count;
  };
  return { cpuUnits: mean(`${of} cpu`), memoryMib: mean(`${of} memory`) };
}
