// What Container Insights counts of services and clusters at the end of a minute, from the store's rows.
import { clusterInsights, serviceInsights } from "../../model/ecs-metrics/container-insights.ts";
import type { MetricValue } from "../../model/ecs-metrics/metric-values.ts";
import { insightsOf } from "../../model/ecs-metrics/task-usage.ts";
import type { Cluster, Service, TaskStatus } from "../../model/ecs/records.ts";
import type { Reader } from "../../store/store.ts";
import { clusters, services, tasks } from "../../store/tables/ecs.ts";

const pending: readonly TaskStatus[] = ["PROVISIONING", "PENDING", "ACTIVATING"];

/** Of every cluster that has Container Insights and a running task. */
export function insightCounts(reader: Reader): MetricValue[] {
  return reader.list(clusters).flatMap((cluster) => {
    const running = reader.count(tasks, "clusterLast", `${cluster.clusterArn}/RUNNING`);
    return insightsOf(cluster) === "disabled" || running === 0 ? [] : countsOf(reader, cluster, running);
  });
}

function countsOf(reader: Reader, cluster: Cluster, running: number): MetricValue[] {
  const active = reader.by(services, "cluster", cluster.clusterArn).filter(({ status }) => status !== "INACTIVE");
  const { account, region, clusterName } = cluster;
  return [
    ...clusterInsights({ account, region, clusterName, tasks: running, services: active.length }),
    ...active.flatMap((service) => serviceCounts(reader, cluster, service)),
  ];
}

function serviceCounts(reader: Reader, { clusterName }: Cluster, service: Service): MetricValue[] {
  const own = reader.by(tasks, "service", service.serviceArn);
  const running = own.filter(({ lastStatus }) => lastStatus === "RUNNING").length;
  if (running === 0) return [];
  return serviceInsights({
    account: service.account,
    region: service.region,
    clusterName,
    serviceName: service.serviceName,
    desired: service.desiredCount,
    running,
    pending: own.filter(({ lastStatus }) => pending.includes(lastStatus)).length,
    deployments: service.deployments.length,
  });
}
