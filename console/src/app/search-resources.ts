// The names of what there is, for the search box. Loaded when the box gets the focus for the first time: it brings five clients.
import { CloudWatchLogsClient, paginateDescribeLogGroups } from "@aws-sdk/client-cloudwatch-logs";
import { EC2Client, paginateDescribeSecurityGroups } from "@aws-sdk/client-ec2";
import { ECRClient, paginateDescribeRepositories } from "@aws-sdk/client-ecr";
import {
  ECSClient,
  paginateListClusters,
  paginateListServices,
  paginateListTaskDefinitionFamilies,
} from "@aws-sdk/client-ecs";
import type { Aws } from "../aws/aws.ts";
import { nameOfArn, places } from "./places.ts";

export type ResourceKind = "cluster" | "service" | "taskDefinition" | "repository" | "securityGroup" | "logGroup";

export interface Resource {
  readonly kind: ResourceKind;
  readonly name: string;
  /** What tells it from others of its name: a service's cluster, a security group's id. */
  readonly detail?: string;
  readonly href: string;
}

/** All that the visitor may list: what is refused is left out. Rejects only when `signal` is aborted. */
export async function readResources(aws: Aws, signal: AbortSignal): Promise<Resource[]> {
  const lists = await Promise.allSettled([ecsNames(aws, signal), families(aws, signal), repositories(aws, signal)]);
  const others = await Promise.allSettled([securityGroups(aws, signal), logGroups(aws, signal)]);
  signal.throwIfAborted();
  return [...lists, ...others].flatMap((list) => (list.status === "fulfilled" ? list.value : []));
}

async function gather<Page>(pages: AsyncIterable<Page>, signal: AbortSignal, of: (page: Page) => readonly Resource[]) {
  const found: Resource[] = [];
  for await (const page of pages) {
    signal.throwIfAborted();
    found.push(...of(page));
  }
  return found;
}

/** Clusters, and the services of each. */
async function ecsNames(aws: Aws, signal: AbortSignal): Promise<Resource[]> {
  const client = aws.of(ECSClient);
  const clusters = await gather(paginateListClusters({ client, pageSize: 100 }, {}), signal, ({ clusterArns = [] }) =>
    clusterArns.map(nameOfArn).map((name) => ({ kind: "cluster", name, href: places.cluster(name) })),
  );
  const services = await Promise.all(
    clusters.map(({ name: cluster }) =>
      gather(paginateListServices({ client, pageSize: 100 }, { cluster }), signal, ({ serviceArns = [] }) =>
        serviceArns
          .map(nameOfArn)
          .map((name) => ({ kind: "service", name, detail: cluster, href: places.service(cluster, name) })),
      ),
    ),
  );
  return [...clusters, ...services.flat()];
}

const families = (aws: Aws, signal: AbortSignal) =>
  gather(
    paginateListTaskDefinitionFamilies({ client: aws.of(ECSClient), pageSize: 100 }, { status: "ACTIVE" }),
    signal,
    (page) =>
      (page.families ?? []).map((name) => ({ kind: "taskDefinition", name, href: places.taskDefinitionFamily(name) })),
  );

const repositories = (aws: Aws, signal: AbortSignal) =>
  gather(paginateDescribeRepositories({ client: aws.of(ECRClient) }, {}), signal, (page) =>
    (page.repositories ?? []).map(({ repositoryName: name = "" }) => ({
      kind: "repository",
      name,
      href: places.repository(name),
    })),
  );

const securityGroups = (aws: Aws, signal: AbortSignal) =>
  gather(paginateDescribeSecurityGroups({ client: aws.of(EC2Client) }, {}), signal, (page) =>
    (page.SecurityGroups ?? []).map(({ GroupId: id = "", GroupName: name = id }) => ({
      kind: "securityGroup",
      name,
      detail: id,
      href: places.securityGroup(id),
    })),
  );

const logGroups = (aws: Aws, signal: AbortSignal) =>
  gather(paginateDescribeLogGroups({ client: aws.of(CloudWatchLogsClient) }, {}), signal, (page) =>
    (page.logGroups ?? []).map(({ logGroupName: name = "" }) => ({
      kind: "logGroup",
      name,
      href: places.logGroup(name),
    })),
  );
