// Where a form that deploys comes from: a cluster's page, or a task definition that was given by the address.
import type { Cluster } from "@aws-sdk/client-ecs";
import { familyAndRevision, places } from "../../../app/places.ts";

/** The cluster of the address; without one, the only one that there is need not be chosen. */
export function presetCluster(clusters: readonly Cluster[], name: string | undefined): Cluster | undefined {
  if (name === undefined) return clusters.length === 1 ? clusters[0] : undefined;
  return clusters.find(({ clusterName }) => clusterName === name) ?? { clusterName: name };
}

/** Where Cancel leads. */
export function backFromForm(cluster: string | undefined, definition: string): string {
  if (cluster !== undefined) return places.cluster(cluster);
  const { family, revision } = familyAndRevision(definition);
  if (family === "") return places.clusters();
  return revision === "" ? places.taskDefinitionFamily(family) : places.taskDefinition(family, revision);
}
