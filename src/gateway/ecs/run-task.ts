// RunTask: puts new tasks in PROVISIONING and answers; task-networking and the agent do the rest.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html
import { ConflictException } from "@aws-sdk/client-ecs";
import type * as ECS from "@aws-sdk/client-ecs";
import { newTask, type NewTask } from "../../model/ecs/new-task.ts";
import { normalisedOverrides, refuseOverrides } from "../../model/ecs/overrides.ts";
import type { Cluster, Task, TaskDefinition } from "../../model/ecs/records.ts";
import { fail } from "../../model/errors.ts";
import { tasks } from "../../store/tables/ecs.ts";
import { type Context, type Input, operation } from "../service.ts";
import { activeCluster, clusterCondition } from "./cluster-lookup.ts";
import { definitionResource, runnableDefinition } from "./definition-lookup.ts";
import { launchIn, platformIn, providerOf, refuseUnlessFargate } from "./launch.ts";
import { checkedNetwork } from "./network-configuration.ts";
import { taskNotYet } from "./not-yet.ts";
import { invalid } from "./refuse.ts";
import { renderTask } from "./render-task.ts";
import { authoriseRoles, roleArnOf } from "./roles.ts";
import { authoriseTags, mergedTags, tagsIn } from "./tag-input.ts";

type RunTask = Input<typeof ECS, "RunTask">;

export const runTask = operation<typeof ECS, "RunTask">({
  access: "Write",
  resources: ({ taskDefinition }, scope) => definitionResource(taskDefinition, scope),
  conditions: ({ cluster }, scope) => clusterCondition(cluster, scope),
  refuses: taskNotYet,
  handle(input, context) {
    const count = countIn(input);
    const cluster = activeCluster(context, input.cluster);
    const definition = runnableDefinition(context, input.taskDefinition);
    const wanted = wantedTask(input, context, cluster, definition);
    const earlier = earlierTasks(input, context, cluster, { ...wanted, count });
    const made = earlier ?? Array.from({ length: count }, () => context.tx.put(tasks, newTask(wanted, context)));
    if (input.tags?.length)
      authoriseTags(context, input.tags, "RunTask", `${cluster.clusterArn.replace(":cluster/", ":task/")}/*`);
    return { tasks: made.map((task) => renderTask(context.tx, task, ["TAGS"])), failures: [] };
  },
});

function countIn({ count = 1, startedBy = "", group = "", propagateTags }: RunTask): number {
  if (!Number.isInteger(count) || count < 1 || count > 10) invalid("count must be between 1 and 10.");
  if (!/^[a-zA-Z0-9_/-]{0,128}$/.test(startedBy))
    invalid(
      "startedBy can have at most 128 characters: letters, numbers, hyphens, forward slashes and underscores are allowed.",
    );
  if (group.startsWith("service:")) invalid("The group of a task cannot begin with 'service:'.");
  if (group.length > 255) invalid("The group can have at most 255 characters.");
  if (propagateTags === "SERVICE") invalid("propagateTags SERVICE is not valid when a task is run by itself.");
  return count;
}

function wantedTask(input: RunTask, context: Context, cluster: Cluster, definition: TaskDefinition): NewTask {
  const launch = launchIn(cluster, input);
  refuseUnlessFargate(definition);
  platformIn(input.platformVersion);
  const overrides = overridesIn(input, context, definition);
  authoriseRoles(
    context,
    overrides.taskRoleArn ?? definition.spec.taskRoleArn,
    overrides.executionRoleArn ?? definition.spec.executionRoleArn,
  );
  return {
    cluster,
    definition,
    group: input.group || `family:${definition.family}`,
    ...checkedNetwork(context, definition, input.networkConfiguration),
    capacityProviderName: providerOf(launch),
    startedBy: input.startedBy || undefined,
    clientToken: input.clientToken,
    overrides,
    enableExecuteCommand: false,
    tags: tagsOf(input, cluster, definition),
  };
}

function overridesIn(input: RunTask, context: Context, definition: TaskDefinition): ECS.TaskOverride {
  const stated = input.overrides ?? {};
  const taskRoleArn = roleArnOf(context, stated.taskRoleArn);
  const executionRoleArn = roleArnOf(context, stated.executionRoleArn);
  const overrides = normalisedOverrides({
    ...stated,
    ...(taskRoleArn === undefined ? {} : { taskRoleArn }),
    ...(executionRoleArn === undefined ? {} : { executionRoleArn }),
  });
  const refusal = refuseOverrides(overrides, definition);
  return refusal === undefined ? overrides : invalid(refusal);
}

function tagsOf(input: RunTask, cluster: Cluster, definition: TaskDefinition): ECS.Tag[] {
  const propagated = input.propagateTags === "TASK_DEFINITION" ? definition.tags : [];
  const managed = input.enableECSManagedTags ? [{ key: "aws:ecs:clusterName", value: cluster.clusterName }] : [];
  return [...mergedTags(propagated, tagsIn(input.tags)), ...managed];
}

/** What the same clientToken started before; with other parameters it is a conflict. */
function earlierTasks(
  { clientToken }: RunTask,
  { tx }: Context,
  { clusterArn }: Cluster,
  wanted: NewTask & { readonly count: number },
): Task[] | undefined {
  if (!clientToken) return undefined;
  const earlier = tx.by(tasks, "clientToken", `${clusterArn}/${clientToken}`);
  const [first] = earlier;
  if (!first) return undefined;
  const asked = [wanted.count, wanted.definition.taskDefinitionArn, wanted.group, wanted.startedBy, wanted.overrides];
  const given = [earlier.length, first.taskDefinitionArn, first.group, first.startedBy, first.overrides];
  if (JSON.stringify(asked) === JSON.stringify(given)) return earlier;
  return fail(ConflictException, {
    message:
      "The RunTask request could not be processed due to conflicts. The provided clientToken is already in use with a different RunTask request.",
    resourceIds: earlier.map(({ taskArn }) => taskArn),
  });
}
