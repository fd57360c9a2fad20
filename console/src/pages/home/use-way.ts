// What the first page knows of the house, put together from its reads.
import type { Cluster } from "@aws-sdk/client-ecs";
import type { Repository } from "@aws-sdk/client-ecr";
import { useLive } from "../../aws/live.tsx";
import { repositoriesRead } from "../ecr/reads.ts";
import { clustersRead } from "../ecs/reads.ts";
import { firstFamilyRead, firstImageRead, lessonServiceRead } from "./reads.ts";
import type { Found } from "./way.ts";

export interface House {
  readonly found: Found;
  /** Everything has been asked once: before that, nothing is said to be undone. */
  readonly isKnown: boolean;
  readonly clusters: readonly Cluster[] | undefined;
  readonly repositories: readonly Repository[] | undefined;
  /** The first that could not be read: a visitor may lack a permission. */
  readonly problem: unknown;
}

export function useHouse(): House {
  const repositories = useLive(repositoriesRead);
  const clusters = useLive(clustersRead);
  const family = useLive(firstFamilyRead);
  const repositoryNames = (repositories.data ?? []).map(({ repositoryName = "" }) => repositoryName);
  const image = useLive({ ...firstImageRead(repositoryNames), enabled: repositories.data !== undefined });
  const withServices = (clusters.data ?? []).filter(({ activeServicesCount = 0 }) => activeServicesCount > 0);
  const clusterNames = withServices.map(({ clusterName = "" }) => clusterName);
  const service = useLive({ ...lessonServiceRead(clusterNames), enabled: clusters.data !== undefined });
  const reads = [repositories, clusters, family, image, service];
  return {
    found: {
      repository: repositoryNames[0],
      image: image.data ?? undefined,
      cluster: clusters.data?.[0]?.clusterName,
      family: family.data ?? undefined,
      service: service.data ?? undefined,
    },
    isKnown: reads.every(({ data }) => data !== undefined),
    clusters: clusters.data,
    repositories: repositories.data,
    problem: reads.find(({ data, error }) => data === undefined && error !== null)?.error ?? undefined,
  };
}
