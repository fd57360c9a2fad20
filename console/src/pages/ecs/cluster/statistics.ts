// Counts that DescribeClusters tells as names and texts.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Cluster.html#ECS-Type-Cluster-statistics
import type { Cluster } from "@aws-sdk/client-ecs";

const draining = new Set(["drainingFargateServiceCount", "drainingEC2ServiceCount", "drainingExternalServiceCount"]);

/** Services that are being deleted, of all launch types. */
export const drainingServices = ({ statistics = [] }: Cluster): number =>
  statistics.filter(({ name = "" }) => draining.has(name)).reduce((sum, { value = "0" }) => sum + Number(value), 0);
