// What pages read of one cluster and of its services.
import {
  type Cluster,
  DescribeClustersCommand,
  DescribeServicesCommand,
  ECSClient,
  paginateListServices,
  type Service,
} from "@aws-sdk/client-ecs";
import { clusterArnOf, lastPart, serviceArnOf } from "../../../../src/model/ecs/names.ts";
import type { Scope } from "../../../../src/model/arn.ts";
import type { Aws } from "../../aws/aws.ts";
import type { LiveRead } from "../../aws/live.tsx";
import { NotThere } from "./not-there.ts";

/** Most that DescribeServices takes at once. */
const servicesAtOnce = 10;

/** One cluster with everything that DescribeClusters can include. Throws NotThere. */
export const clusterRead = (scope: Scope, name: string): LiveRead<Cluster> => {
  const cluster = clusterArnOf(scope, name);
  return {
    key: ["cluster", name],
    on: [
      { kind: "cluster", arn: cluster },
      { kind: "service", cluster },
      { kind: "task", cluster },
    ],
    enabled: name !== "",
    read: async (aws, signal) => {
      const command = new DescribeClustersCommand({
        clusters: [name],
        include: ["ATTACHMENTS", "CONFIGURATIONS", "SETTINGS", "STATISTICS", "TAGS"],
      });
      const { clusters = [], failures = [] } = await aws.of(ECSClient).send(command, { abortSignal: signal });
      const [found] = clusters;
      if (!found || found.status === "INACTIVE") throw new NotThere(name, failures[0]?.reason);
      return found;
    },
  };
};

/** Names of a cluster's services, those that drain too: another one cannot take them. */
export const serviceNamesRead = (scope: Scope, cluster: string): LiveRead<string[]> => ({
  key: ["service-names", cluster],
  on: [{ kind: "service", cluster: clusterArnOf(scope, cluster) }],
  enabled: cluster !== "",
  read: async (aws, signal) => (await serviceArns(aws, cluster, signal)).map(lastPart),
});

async function serviceArns(aws: Aws, cluster: string, signal: AbortSignal): Promise<string[]> {
  const arns: string[] = [];
  for await (const page of paginateListServices({ client: aws.of(ECSClient) }, { cluster, maxResults: 100 })) {
    signal.throwIfAborted();
    arns.push(...(page.serviceArns ?? []));
  }
  return arns;
}

/** All services of a cluster, with their tags. */
export const servicesRead = (scope: Scope, cluster: string): LiveRead<Service[]> => ({
  key: ["services", cluster],
  on: [
    { kind: "service", cluster: clusterArnOf(scope, cluster) },
    { kind: "task", cluster: clusterArnOf(scope, cluster) },
  ],
  enabled: cluster !== "",
  read: async (aws, signal) => {
    const arns = await serviceArns(aws, cluster, signal);
    const batches = Array.from({ length: Math.ceil(arns.length / servicesAtOnce) }, (_, index) =>
      arns.slice(index * servicesAtOnce, (index + 1) * servicesAtOnce),
    );
    const described = await Promise.all(batches.map((services) => describeServices(aws, cluster, services, signal)));
    return described.flat();
  },
});

/** One service, also while it drains. Throws NotThere. */
export const serviceRead = (scope: Scope, cluster: string, name: string): LiveRead<Service> => {
  const arn = serviceArnOf(scope, cluster, name);
  return {
    key: ["service", cluster, name],
    on: [
      { kind: "service", arn },
      { kind: "task", service: arn },
    ],
    enabled: cluster !== "" && name !== "",
    read: async (aws, signal) => {
      const [found] = await describeServices(aws, cluster, [name], signal);
      if (!found) throw new NotThere(name);
      return found;
    },
  };
};

async function describeServices(aws: Aws, cluster: string, services: string[], signal: AbortSignal) {
  const command = new DescribeServicesCommand({ cluster, services, include: ["TAGS"] });
  const answer = await aws.of(ECSClient).send(command, { abortSignal: signal });
  return answer.services ?? [];
}
