// The form that runs tasks, as plain data: where it begins, what is wrong with it, what is sent.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html
import type { Cluster, ContainerOverride, RunTaskCommandInput, TaskOverride } from "@aws-sdk/client-ecs";
import { familyAndRevision } from "../../../app/places.ts";
import type { Tag } from "../../../parts/tags.tsx";
import type { Network } from "../network-reads.ts";
import {
  type ComputeDraft,
  computePreset,
  type ComputeProblems,
  computeRequest,
  problemsOfCompute,
} from "../parts/compute-draft.ts";
import {
  type NetworkDraft,
  networkPreset,
  type NetworkProblems,
  networkRequest,
  problemsOfNetwork,
} from "../parts/network-draft.ts";
import { wholeNumber } from "../parts/whole-number.ts";
import { wordsOfText } from "../task-definition-form/words-of-command.ts";

export interface ContainerDraft {
  /** Words set apart by commas, or a JSON list. */
  readonly command: string;
  readonly environment: readonly Tag[];
}

export interface RunTaskDraft {
  readonly cluster: string;
  readonly family: string;
  /** Empty: the latest. */
  readonly revision: string;
  readonly count: string;
  readonly group: string;
  readonly compute: ComputeDraft;
  readonly network: NetworkDraft;
  /** By container name; those of other definitions are kept while the visitor looks around, and not sent. */
  readonly containers: Readonly<Record<string, ContainerDraft>>;
  /** ARNs; empty: as the definition says. */
  readonly taskRole: string;
  readonly executionRole: string;
  readonly managedTags: boolean;
  readonly propagate: "NONE" | "TASK_DEFINITION";
  readonly tags: readonly Tag[];
}

export interface RunTaskProblems {
  readonly cluster?: "clusterMissing";
  readonly family?: "familyMissing";
  readonly revision?: "revisionInvalid";
  readonly count?: "countInvalid";
  readonly group?: "groupInvalid";
  /** Names of containers whose command cannot be read. */
  readonly commands?: readonly string[];
  readonly compute: ComputeProblems;
  readonly network: NetworkProblems;
}

export const noProblems: RunTaskProblems = { compute: {}, network: {} };
export const noOverrides: ContainerDraft = { command: "", environment: [] };

const mostTasks = 10;

/** `definition`: family:revision, a family, or empty. */
export const draftFor = (definition: string, cluster: Cluster | undefined, network: Network): RunTaskDraft => ({
  cluster: cluster?.clusterName ?? "",
  ...familyAndRevision(definition),
  count: "1",
  group: "",
  compute: computePreset(cluster),
  network: networkPreset(network),
  containers: {},
  taskRole: "",
  executionRole: "",
  managedTags: true,
  propagate: "NONE",
  tags: [],
});

export const withCluster = (draft: RunTaskDraft, cluster: Cluster): RunTaskDraft => ({
  ...draft,
  cluster: cluster.clusterName ?? "",
  compute: computePreset(cluster),
});

export const withContainer = (draft: RunTaskDraft, name: string, part: Partial<ContainerDraft>): RunTaskDraft => ({
  ...draft,
  containers: { ...draft.containers, [name]: { ...noOverrides, ...draft.containers[name], ...part } },
});

/** `names`: the definition's containers. */
export function problemsOf(draft: RunTaskDraft, names: readonly string[]): RunTaskProblems {
  const { cluster, family, revision, count, group, containers } = draft;
  const commands = names.filter((name) => wordsOfText(containers[name]?.command ?? "") === undefined);
  return {
    ...(cluster === "" && { cluster: "clusterMissing" }),
    ...(family === "" && { family: "familyMissing" }),
    ...(revision !== "" && wholeNumber(revision, 1, 1e9) === undefined && { revision: "revisionInvalid" }),
    ...(wholeNumber(count, 1, mostTasks) === undefined && { count: "countInvalid" }),
    ...((group.length > 255 || group.startsWith("service:")) && { group: "groupInvalid" }),
    ...(commands.length > 0 && { commands }),
    compute: problemsOfCompute(draft.compute),
    network: problemsOfNetwork(draft.network),
  };
}

export const isFlawless = ({ compute, network, ...own }: RunTaskProblems): boolean =>
  [compute, network, own].every((problems) => Object.keys(problems).length === 0);

/** A draft without problems. `names`: the definition's containers. */
export function runTaskRequest(
  draft: RunTaskDraft,
  names: readonly string[],
  groupIds: readonly string[],
): RunTaskCommandInput {
  const overrides = overridesOf(draft, names);
  return {
    cluster: draft.cluster,
    taskDefinition: draft.revision === "" ? draft.family : `${draft.family}:${draft.revision}`,
    count: Number(draft.count),
    ...(draft.group !== "" && { group: draft.group }),
    ...computeRequest(draft.compute),
    networkConfiguration: networkRequest(draft.network, groupIds),
    ...(Object.keys(overrides).length > 0 && { overrides }),
    enableECSManagedTags: draft.managedTags,
    ...(draft.propagate !== "NONE" && { propagateTags: draft.propagate }),
    ...(draft.tags.length > 0 && { tags: [...draft.tags] }),
  };
}

function overridesOf({ taskRole, executionRole, containers }: RunTaskDraft, names: readonly string[]): TaskOverride {
  const containerOverrides = names.flatMap((name) => containerOverride(name, containers[name] ?? noOverrides));
  return {
    ...(containerOverrides.length > 0 && { containerOverrides }),
    ...(taskRole !== "" && { taskRoleArn: taskRole }),
    ...(executionRole !== "" && { executionRoleArn: executionRole }),
  };
}

function containerOverride(name: string, draft: ContainerDraft): ContainerOverride[] {
  const command = wordsOfText(draft.command) ?? [];
  const environment = draft.environment
    .filter(({ key }) => key.trim() !== "")
    .map(({ key, value }) => ({ name: key.trim(), value }));
  if (command.length === 0 && environment.length === 0) return [];
  return [{ name, ...(command.length > 0 && { command }), ...(environment.length > 0 && { environment }) }];
}
