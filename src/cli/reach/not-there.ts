// What `reach` says of a task that is not where it was looked for: in which cluster it is, if in any.
import { DescribeTasksCommand, ECSClient, paginateListClusters } from "@aws-sdk/client-ecs";
import { parseArn } from "../../model/arn.ts";
import { clientOptions } from "../aws-environment.ts";
import { asTyped, type CommandContext } from "../context.ts";
import type { MuelleApiError } from "../muelle-api.ts";
import { Problem } from "../problem.ts";
import { shellWord } from "../shell-word.ts";
import { reachTexts } from "../texts/index.ts";

/** A machine that runs this has few; a mistake must not take long to be told. */
const mostClusters = 50;

/** `refusal`: of Muelle's API. The Problem's steps are the very command, where another cluster has the task. */
export async function notThere(
  context: CommandContext,
  endpoint: string,
  task: string,
  { code, message }: MuelleApiError,
): Promise<Problem> {
  const texts = reachTexts[context.language];
  const cluster = context.cluster ?? clusterOf(task) ?? "default";
  const isNoCluster = code === "ClusterNotFoundException";
  const told = isNoCluster
    ? texts.noCluster(cluster)
    : code === "TaskNotFoundException"
      ? texts.noSuchTask(task.split("/").at(-1) ?? task, cluster)
      : message;
  const found = await clustersWith(endpoint, task);
  const steps = found.map((name) => `reach ${shellWord(task)} --cluster ${shellWord(name)}`);
  const look = isNoCluster ? "list-clusters" : `list-tasks --cluster ${shellWord(cluster)}`;
  return new Problem(
    kebab(code),
    told,
    (steps.length > 0 ? steps : [`aws ecs ${look}`]).map((words) => asTyped(context, words)),
  );
}

const clusterOf = (task: string): string | undefined => parseArn(task)?.resource.split("/").at(-2);

/** The names of the clusters that have the task of a bare id; none for an ARN, which names its own. */
async function clustersWith(endpoint: string, task: string): Promise<readonly string[]> {
  if (!/^[0-9a-f]{32}$/.test(task)) return [];
  const ecs = new ECSClient(clientOptions(endpoint));
  try {
    const names: string[] = [];
    for await (const { clusterArns = [] } of paginateListClusters({ client: ecs }, {}))
      names.push(...clusterArns.map((arn) => arn.split("/").at(-1) ?? arn));
    const having = await Promise.all(
      names.slice(0, mostClusters).map(async (cluster) => {
        const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: [task] }));
        return tasks.length > 0 ? [cluster] : [];
      }),
    );
    return having.flat();
  } finally {
    ecs.destroy();
  }
}

/** `TaskNotFoundException` → `task-not-found` */
const kebab = (code: string): string =>
  code
    .replace(/Exception$/, "")
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-")
    .toLowerCase();
