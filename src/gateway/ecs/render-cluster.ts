// A cluster as DescribeClusters and every other operation answers it; counts come from the tables' indexes.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Cluster.html
import type * as ECS from "@aws-sdk/client-ecs";
import type { Cluster, TaskStatus } from "../../model/ecs/records.ts";
import type { Reader } from "../../store/store.ts";
import { services, tasks } from "../../store/tables/ecs.ts";

const pending: readonly TaskStatus[] = ["PROVISIONING", "PENDING", "ACTIVATING"];

export function renderCluster(reader: Reader, row: Cluster, include: readonly string[] = []): ECS.Cluster {
  const has = (field: ECS.ClusterField) => include.includes(field);
  return {
    clusterArn: row.clusterArn,
    clusterName: row.clusterName,
    status: row.status,
    registeredContainerInstancesCount: 0,
    ...taskCounts(reader, row),
    activeServicesCount: activeServices(reader, row).length,
    statistics: has("STATISTICS") ? statistics(reader, row) : [],
    tags: has("TAGS") ? [...row.tags] : [],
    settings: has("SETTINGS") ? [...row.settings] : [],
    ...(has("CONFIGURATIONS") && row.configuration ? { configuration: row.configuration } : {}),
    capacityProviders: [...row.capacityProviders],
    defaultCapacityProviderStrategy: [...row.defaultCapacityProviderStrategy],
    ...(has("ATTACHMENTS") ? { attachments: [] } : {}),
  };
}

const count = (reader: Reader, row: Cluster, status: TaskStatus) =>
  reader.count(tasks, "clusterLast", `${row.clusterArn}/${status}`);

const taskCounts = (reader: Reader, row: Cluster) => ({
  runningTasksCount: count(reader, row, "RUNNING"),
  pendingTasksCount: pending.reduce((sum, status) => sum + count(reader, row, status), 0),
});

const activeServices = (reader: Reader, row: Cluster) =>
  reader.by(services, "cluster", row.clusterArn).filter((service) => service.status === "ACTIVE");

/** All that runs here runs on Fargate. */
function statistics(reader: Reader, row: Cluster): ECS.KeyValuePair[] {
  const { runningTasksCount, pendingTasksCount } = taskCounts(reader, row);
  const draining = reader.by(services, "cluster", row.clusterArn).filter((service) => service.status === "DRAINING");
  const numbers = {
    runningEC2TasksCount: 0,
    runningFargateTasksCount: runningTasksCount,
    pendingEC2TasksCount: 0,
    pendingFargateTasksCount: pendingTasksCount,
    activeEC2ServiceCount: 0,
    activeFargateServiceCount: activeServices(reader, row).length,
    drainingEC2ServiceCount: 0,
    drainingFargateServiceCount: draining.length,
  };
  return Object.entries(numbers).map(([name, value]) => ({ name, value: String(value) }));
}
