// The form that creates a cluster, as plain data: what is wrong with it, and what is sent.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html
import type { CreateClusterCommandInput } from "@aws-sdk/client-ecs";
import { isName } from "../../../../../src/model/ecs/names.ts";
import type { Tag } from "../../../parts/tags.tsx";
import type { Insights } from "../cluster/insights.ts";
import { fargateProviders } from "../parts/compute-draft.ts";

export interface ClusterDraft {
  readonly name: string;
  readonly insights: Insights;
  readonly tags: readonly Tag[];
}

export interface ClusterProblems {
  readonly name?: "nameInvalid";
}

export const emptyDraft: ClusterDraft = { name: "", insights: "disabled", tags: [] };

export const problemsOf = ({ name }: ClusterDraft): ClusterProblems => (isName(name) ? {} : { name: "nameInvalid" });

/** As AWS's console does, the cluster gets both of Fargate's capacity providers. */
export const createRequest = ({ name, insights, tags }: ClusterDraft): CreateClusterCommandInput => ({
  clusterName: name,
  capacityProviders: [...fargateProviders],
  settings: [{ name: "containerInsights", value: insights }],
  ...(tags.length > 0 && { tags: [...tags] }),
});
