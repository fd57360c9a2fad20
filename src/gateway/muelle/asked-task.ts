// The task that a reachability request asks about: input checked member by member, and the caller's rights to everything that
// the answer tells.
import { clusterArnOf, lastPart, resourceParts } from "../../model/ecs/names.ts";
import type { Task } from "../../model/ecs/records.ts";
import { AwsError } from "../../model/errors.ts";
import type { Reader } from "../../store/store.ts";
import { tasks } from "../../store/tables/ecs.ts";
import { clusterCondition, findCluster } from "../ecs/cluster-lookup.ts";
import { taskReference, taskResource } from "../ecs/task-lookup.ts";
import type { SignedCall } from "./signed-call.ts";

export interface Asked {
  readonly task: Task;
  /** Undefined: those that the task definition maps. */
  readonly port?: number;
}

/** Throws ValidationException, AccessDeniedException, ClusterNotFoundException, TaskNotFoundException. */
export function askedTask(reader: Reader, call: SignedCall): Asked {
  const { task: reference, port, cluster: stated } = checkedInput(call.input);
  const named = stated ?? clusterWithin(reference, call);
  mayRead(call, reference, named);
  const cluster = findCluster(reader, call, named);
  if (!cluster || cluster.status !== "ACTIVE")
    throw new AwsError(
      "ClusterNotFoundException",
      `There is no cluster '${lastPart(named ?? "default")}' in ${call.region}; the task's cluster is named with it, or by the task's ARN.`,
    );
  const arn = taskReference(reference, cluster.clusterArn, call);
  const task = arn === undefined ? undefined : reader.get(tasks, arn);
  if (task) return { task, port };
  throw new AwsError(
    "TaskNotFoundException",
    `There is no task ${lastPart(reference)} in the cluster ${cluster.clusterName}. A task that has stopped is forgotten ` +
      "after an hour; ListTasks names those that there are.",
  );
}

/** Whoever is told of these rows may read them. */
function mayRead(call: SignedCall, reference: string, cluster: string | undefined): void {
  call.authorise("ecs:DescribeTasks", taskResource(reference, cluster, call), clusterCondition(cluster, call));
  call.authorise("ecs:DescribeTaskDefinition");
  for (const what of ["NetworkInterfaces", "RouteTables", "NetworkAcls", "SecurityGroups"])
    call.authorise(`ec2:Describe${what}`);
}

/** The cluster that a task's ARN names: a short ARN names none. */
function clusterWithin(reference: string, call: SignedCall): string | undefined {
  const [kind, name, id] = resourceParts(reference, call) ?? [];
  return kind === "task" && name && id ? clusterArnOf(call, name) : undefined;
}

interface Input {
  readonly task: string;
  readonly cluster?: string;
  readonly port?: number;
}

const invalid = (message: string) => new AwsError("ValidationException", message);

function checkedInput(input: SignedCall["input"]): Input {
  const { task, cluster, port, ...others } = input;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw invalid(`Unknown member '${unknown}': reachability takes cluster, task and port.`);
  if (typeof task !== "string" || task === "") throw invalid("task is required: a task's id or ARN.");
  if (cluster !== undefined && cluster !== null && typeof cluster !== "string")
    throw invalid("cluster must be the name or ARN of a cluster.");
  if (port !== undefined && port !== null && !isPort(port))
    throw invalid(
      "port must be a whole number from 1 to 65535, or left out for the ports that the task definition maps.",
    );
  return { task, cluster: cluster ?? undefined, port: port ?? undefined };
}

const isPort = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 65535;
