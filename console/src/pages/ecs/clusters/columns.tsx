// Columns of the list of clusters.
import type { Cluster } from "@aws-sdk/client-ecs";
import { useMemo } from "react";
import { places } from "../../../app/places.ts";
import { Go } from "../../../parts/go.tsx";
import type { Column } from "../../../parts/listing.tsx";
import { useWords } from "../../../words/use-words.ts";
import { clustersWords } from "./words.ts";

export function useClusterColumns(): readonly Column<Cluster>[] {
  const t = useWords(clustersWords);
  return useMemo((): readonly Column<Cluster>[] => {
    const insights = ({ settings = [] }: Cluster) =>
      settings.some(({ name, value }) => name === "containerInsights" && value !== "disabled")
        ? t("containerInsights")
        : t("default");
    const strategy = ({ defaultCapacityProviderStrategy: items = [] }: Cluster) =>
      items.map(({ capacityProvider = "" }) => capacityProvider).join(", ");
    return [
      {
        id: "name",
        header: t("cluster"),
        names: true,
        text: ({ clusterName }) => clusterName,
        cell: ({ clusterName = "" }) => <Go to={places.cluster(clusterName)}>{clusterName}</Go>,
      },
      {
        id: "services",
        header: t("services"),
        text: (cluster) => cluster.activeServicesCount,
        cell: (cluster) => cluster.activeServicesCount,
      },
      {
        id: "tasks",
        header: t("tasks"),
        minWidth: 250,
        text: ({ pendingTasksCount = 0, runningTasksCount = 0 }) => pendingTasksCount + runningTasksCount,
        cell: ({ pendingTasksCount: pending = 0, runningTasksCount: running = 0 }) =>
          t("taskCounts", { pending, running }),
      },
      {
        id: "instances",
        header: t("containerInstances"),
        text: (cluster) => cluster.registeredContainerInstancesCount,
        cell: (cluster) => cluster.registeredContainerInstancesCount,
      },
      { id: "monitoring", header: t("monitoring"), text: insights, cell: insights },
      {
        id: "strategy",
        header: t("strategy"),
        text: strategy,
        cell: (cluster) => strategy(cluster) || t("noStrategy"),
      },
    ];
  }, [t]);
}
