// What ECS's pages read: each read names its key and the change notices that make it stale, so that pages share answers.
import {
  type Cluster,
  DescribeClustersCommand,
  ECSClient,
  ListClustersCommand,
  paginateListClusters,
} from "@aws-sdk/client-ecs";
import type { Aws } from "../../aws/aws.ts";
import type { LiveRead } from "../../aws/live.tsx";

/** Most that the Describe operations take at once. */
const atOnce = 100;

export async function clusterArns(aws: Aws, signal: AbortSignal): Promise<string[]> {
  const arns: string[] = [];
  for await (const page of paginateListClusters({ client: aws.of(ECSClient) }, {})) {
    signal.throwIfAborted();
    arns.push(...(page.clusterArns ?? []));
  }
  return arns;
}

/** All clusters with their counts. */
export const clustersRead: LiveRead<Cluster[]> = {
  key: ["clusters"],
  on: [{ kind: "cluster" }, { kind: "service" }, { kind: "task" }],
  read: async (aws, signal) => {
    const arns = await clusterArns(aws, signal);
    const found: Cluster[] = [];
    for (let at = 0; at < arns.length; at += atOnce) {
      const command = new DescribeClustersCommand({
        clusters: arns.slice(at, at + atOnce),
        include: ["TAGS", "SETTINGS", "STATISTICS"],
      });
      const { clusters = [] } = await aws.of(ECSClient).send(command, { abortSignal: signal });
      found.push(...clusters);
    }
    return found;
  },
};

/** Whether any exists at all: the menu of a first visit. */
export const anyCluster = async (aws: Aws): Promise<boolean> => {
  const { clusterArns: arns = [] } = await aws.of(ECSClient).send(new ListClustersCommand({ maxResults: 1 }));
  return arns.length > 0;
};
