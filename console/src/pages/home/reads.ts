// What the first page reads: whether there is an image, a definition, a service; a few calls each, however large the house is.
import {
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ECSClient,
  ListServicesCommand,
  ListTaskDefinitionFamiliesCommand,
  ListTasksCommand,
  type Service,
} from "@aws-sdk/client-ecs";
import {
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupRulesCommand,
  EC2Client,
  type NetworkInterface,
} from "@aws-sdk/client-ec2";
import { DescribeImagesCommand, ECRClient } from "@aws-sdk/client-ecr";
import { familyAndRevision, nameOfArn } from "../../app/places.ts";
import type { Aws } from "../../aws/aws.ts";
import type { LiveRead } from "../../aws/live.tsx";
import { attachmentDetail } from "../ecs/parts/task-facts.ts";
import { type Found, type FoundService, letsIn } from "./way.ts";

/** Looked through at most: the first page must not read a large house whole. */
const mostRepositories = 10;
const mostClusters = 5;

/** The first image in any of the repositories. `null`: none of them has one. */
export const firstImageRead = (repositories: readonly string[]): LiveRead<Found["image"] | null> => ({
  key: ["first-image", ...repositories],
  on: [{ kind: "image" }],
  read: async (aws, signal) => {
    for (const repositoryName of repositories.slice(0, mostRepositories)) {
      const command = new DescribeImagesCommand({ repositoryName, maxResults: 1 });
      const { imageDetails = [] } = await aws.of(ECRClient).send(command, { abortSignal: signal });
      const digest = imageDetails[0]?.imageDigest;
      if (digest !== undefined) return { repository: repositoryName, digest };
    }
    return null;
  },
});

/** The first family with an ACTIVE revision. `null`: there is none. */
export const firstFamilyRead: LiveRead<string | null> = {
  key: ["first-family"],
  on: [{ kind: "taskDefinition" }],
  read: async (aws, signal) => {
    const command = new ListTaskDefinitionFamiliesCommand({ status: "ACTIVE", maxResults: 1 });
    const { families = [] } = await aws.of(ECSClient).send(command, { abortSignal: signal });
    return families[0] ?? null;
  },
};

/** The service that has come farthest among the first of each cluster. `null`: there is none. */
export const lessonServiceRead = (clusters: readonly string[]): LiveRead<FoundService | null> => ({
  key: ["lesson-service", ...clusters],
  on: [{ kind: "service" }, { kind: "securityGroupRule" }, { kind: "networkInterface" }],
  read: async (aws, signal) => {
    const services: Service[] = [];
    for (const cluster of clusters.slice(0, mostClusters)) services.push(...(await someServices(aws, cluster, signal)));
    const farthest =
      services.find((service) => isSteady(service) && isPublic(service)) ?? services.find(isPublic) ?? services[0];
    return farthest ? factsOf(aws, farthest, signal) : null;
  },
});

async function someServices(aws: Aws, cluster: string, signal: AbortSignal): Promise<Service[]> {
  const ecs = aws.of(ECSClient);
  const { serviceArns: services = [] } = await ecs.send(new ListServicesCommand({ cluster, maxResults: 10 }), {
    abortSignal: signal,
  });
  if (services.length === 0) return [];
  const described = await ecs.send(new DescribeServicesCommand({ cluster, services }), { abortSignal: signal });
  return (described.services ?? []).filter(({ status }) => status === "ACTIVE");
}

const isSteady = ({ deployments = [], desiredCount = 0, runningCount }: Service): boolean =>
  desiredCount > 0 && runningCount === desiredCount && deployments.length === 1;

const isPublic = ({ networkConfiguration }: Service): boolean =>
  networkConfiguration?.awsvpcConfiguration?.assignPublicIp === "ENABLED";

async function factsOf(aws: Aws, service: Service, signal: AbortSignal): Promise<FoundService> {
  const { clusterArn = "", serviceName: name = "", taskDefinition = "", networkConfiguration } = service;
  const { family, revision } = familyAndRevision(taskDefinition);
  const [port, networkInterface] = await Promise.all([
    portOf(aws, taskDefinition, signal),
    interfaceOf(aws, service, signal),
  ]);
  // A service that names no groups gets the default one of its VPC: only the interface tells which.
  const stated = networkConfiguration?.awsvpcConfiguration?.securityGroups ?? [];
  const groups = networkInterface?.Groups?.flatMap(({ GroupId }) => GroupId ?? []) ?? stated;
  const rules = await rulesOf(aws, groups, signal);
  return {
    cluster: nameOfArn(clusterArn),
    name,
    definition: `${family}:${revision}`,
    isSteady: isSteady(service),
    groups,
    port,
    isOpen: port !== undefined && letsIn(rules, port),
    publicIp: networkInterface?.Association?.PublicIp,
  };
}

async function portOf(aws: Aws, taskDefinition: string, abortSignal: AbortSignal): Promise<number | undefined> {
  const answer = await aws.of(ECSClient).send(new DescribeTaskDefinitionCommand({ taskDefinition }), { abortSignal });
  const containers = answer.taskDefinition?.containerDefinitions ?? [];
  return containers.flatMap(({ portMappings = [] }) => portMappings)[0]?.containerPort;
}

/** Of the service's first task that runs. */
async function interfaceOf(
  aws: Aws,
  { clusterArn: cluster, serviceName }: Service,
  abortSignal: AbortSignal,
): Promise<NetworkInterface | undefined> {
  const ecs = aws.of(ECSClient);
  const list = new ListTasksCommand({ cluster, serviceName, desiredStatus: "RUNNING", maxResults: 1 });
  const { taskArns: tasks = [] } = await ecs.send(list, { abortSignal });
  if (tasks.length === 0) return undefined;
  const described = await ecs.send(new DescribeTasksCommand({ cluster, tasks }), { abortSignal });
  const [task] = described.tasks ?? [];
  const id = task && attachmentDetail(task, "networkInterfaceId");
  if (id === undefined) return undefined;
  const command = new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds: [id] });
  const { NetworkInterfaces: [found] = [] } = await aws.of(EC2Client).send(command, { abortSignal });
  return found;
}

async function rulesOf(aws: Aws, groups: readonly string[], abortSignal: AbortSignal) {
  if (groups.length === 0) return [];
  const command = new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: "group-id", Values: [...groups] }] });
  const { SecurityGroupRules = [] } = await aws.of(EC2Client).send(command, { abortSignal });
  return SecurityGroupRules;
}
