// The forms that create and update a service, as plain data: where they begin, and what is wrong with them.
import type { Cluster, Service } from "@aws-sdk/client-ecs";
import { isName } from "../../../../../src/model/ecs/names.ts";
import { familyAndRevision } from "../../../app/places.ts";
import type { Tag } from "../../../parts/tags.tsx";
import type { Network } from "../network-reads.ts";
import {
  type ComputeDraft,
  computeOf,
  computePreset,
  type ComputeProblems,
  problemsOfCompute,
} from "../parts/compute-draft.ts";
import {
  type NetworkDraft,
  networkOf,
  networkPreset,
  type NetworkProblems,
  problemsOfNetwork,
} from "../parts/network-draft.ts";
import { wholeNumber } from "../parts/whole-number.ts";

export type Propagate = "NONE" | "TASK_DEFINITION" | "SERVICE";

export interface DeploymentDraft {
  readonly desiredTasks: string;
  readonly minimumPercent: string;
  readonly maximumPercent: string;
  readonly circuitBreaker: boolean;
  readonly rollback: boolean;
}

export interface ServiceDraft {
  readonly cluster: string;
  readonly family: string;
  /** Empty: the latest. */
  readonly revision: string;
  readonly serviceName: string;
  readonly compute: ComputeDraft;
  readonly deployment: DeploymentDraft;
  readonly network: NetworkDraft;
  readonly managedTags: boolean;
  readonly propagate: Propagate;
  readonly tags: readonly Tag[];
}

export interface ServiceProblems {
  readonly cluster?: "clusterMissing";
  readonly family?: "familyMissing";
  readonly revision?: "revisionInvalid";
  readonly serviceName?: "serviceNameInvalid" | "serviceNameTaken";
  readonly desiredTasks?: "desiredTasksInvalid";
  readonly minimumPercent?: "minimumInvalid";
  readonly maximumPercent?: "maximumInvalid" | "maximumTooSmall";
  readonly compute: ComputeProblems;
  readonly network: NetworkProblems;
}

/** What is shown before the visitor has tried to send. */
export const noProblems: ServiceProblems = { compute: {}, network: {} };

/** `definition`: family:revision, a family, or empty. */
export function draftFor(definition: string, cluster: Cluster | undefined, network: Network): ServiceDraft {
  const { family, revision } = familyAndRevision(definition);
  return {
    cluster: cluster?.clusterName ?? "",
    family,
    revision,
    serviceName: suggestedName(family),
    compute: computePreset(cluster),
    deployment: {
      desiredTasks: "1",
      minimumPercent: "100",
      maximumPercent: "200",
      circuitBreaker: true,
      rollback: true,
    },
    network: networkPreset(network),
    managedTags: true,
    propagate: "NONE",
    tags: [],
  };
}

const suggestedName = (family: string): string => (family === "" ? "" : `${family}-service`.slice(-255));

/** Another family suggests another name, unless the visitor has given one. */
export function withFamily(draft: ServiceDraft, family: string): ServiceDraft {
  const untouched = draft.serviceName === suggestedName(draft.family);
  return { ...draft, family, revision: "", serviceName: untouched ? suggestedName(family) : draft.serviceName };
}

/** Another cluster has other capacity providers. */
export const withCluster = (draft: ServiceDraft, cluster: Cluster): ServiceDraft => ({
  ...draft,
  cluster: cluster.clusterName ?? "",
  compute: computePreset(cluster),
});

/** As the service is now, with `definition` in place of its own when one is given. */
export function draftOf(service: Service, cluster: string, network: Network, definition = ""): ServiceDraft {
  const { deploymentConfiguration: configuration, propagateTags: propagate = "NONE" } = service;
  const { enable = false, rollback = false } = configuration?.deploymentCircuitBreaker ?? {};
  return {
    cluster,
    ...familyAndRevision(definition || (service.taskDefinition ?? "")),
    serviceName: service.serviceName ?? "",
    compute: computeOf(service),
    deployment: {
      desiredTasks: String(service.desiredCount ?? 0),
      minimumPercent: String(configuration?.minimumHealthyPercent ?? 100),
      maximumPercent: String(configuration?.maximumPercent ?? 200),
      circuitBreaker: enable,
      rollback: enable && rollback,
    },
    network: networkOf(service.networkConfiguration, network),
    managedTags: service.enableECSManagedTags ?? false,
    propagate: propagate,
    tags: [],
  };
}

/** `taken`: names that the cluster's services have already. */
export function problemsOfService(draft: ServiceDraft, taken: readonly string[] = []): ServiceProblems {
  const { cluster, family, revision, serviceName } = draft;
  return {
    ...(cluster === "" && { cluster: "clusterMissing" }),
    ...(family === "" && { family: "familyMissing" }),
    ...(revision !== "" && wholeNumber(revision, 1, 1e9) === undefined && { revision: "revisionInvalid" }),
    ...(taken.includes(serviceName) && { serviceName: "serviceNameTaken" }),
    ...(!isName(serviceName) && { serviceName: "serviceNameInvalid" }),
    ...problemsOfDeployment(draft.deployment),
    compute: problemsOfCompute(draft.compute),
    network: problemsOfNetwork(draft.network),
  };
}

type DeploymentProblems = Pick<ServiceProblems, "desiredTasks" | "minimumPercent" | "maximumPercent">;

function problemsOfDeployment(draft: DeploymentDraft): DeploymentProblems {
  const least = wholeNumber(draft.minimumPercent, 0, 100);
  const most = wholeNumber(draft.maximumPercent, 100, 1_000_000);
  return {
    ...(wholeNumber(draft.desiredTasks, 0, 5000) === undefined && { desiredTasks: "desiredTasksInvalid" }),
    ...(least === undefined && { minimumPercent: "minimumInvalid" }),
    ...(most === undefined && { maximumPercent: "maximumInvalid" }),
    ...(least !== undefined && most !== undefined && most <= least && { maximumPercent: "maximumTooSmall" }),
  };
}

/** Whether the form can be sent. */
export const isFlawless = ({ compute, network, ...own }: ServiceProblems): boolean =>
  [compute, network, own].every((problems) => Object.keys(problems).length === 0);

/** "family:revision", or the family for its latest revision. */
export const definitionOf = ({ family, revision }: Pick<ServiceDraft, "family" | "revision">): string =>
  revision === "" ? family : `${family}:${revision}`;
