// Deployments of a service, with what each revision deploys.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListServiceDeployments.html
import {
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  ECSClient,
  ListServiceDeploymentsCommand,
  type ServiceDeployment,
} from "@aws-sdk/client-ecs";
import { serviceArnOf } from "../../../../../src/model/ecs/names.ts";
import type { Scope } from "../../../../../src/model/arn.ts";
import type { Aws } from "../../../aws/aws.ts";
import type { LiveRead } from "../../../aws/live.tsx";

export interface ShownDeployment {
  readonly deployment: ServiceDeployment;
  /** ARN of the task definition that it brings; undefined: its revision is forgotten. */
  readonly target: string | undefined;
  /** Of those that it replaces. */
  readonly sources: readonly string[];
}

/** Most that the Describe operations take at once. */
const atOnce = 20;

export const deploymentsRead = (scope: Scope, cluster: string, service: string): LiveRead<ShownDeployment[]> => {
  const arn = serviceArnOf(scope, cluster, service);
  return {
    key: ["service-deployments", cluster, service],
    on: [
      { kind: "serviceDeployment", service: arn },
      { kind: "service", arn },
      { kind: "task", service: arn },
    ],
    read: async (aws, signal) => {
      const arns = await deploymentArns(aws, cluster, service, signal);
      const found: ShownDeployment[] = [];
      for (let at = 0; at < arns.length; at += atOnce)
        found.push(...(await described(aws, arns.slice(at, at + atOnce), signal)));
      return found;
    },
  };
};

async function deploymentArns(aws: Aws, cluster: string, service: string, signal: AbortSignal): Promise<string[]> {
  const arns: string[] = [];
  let nextToken: string | undefined;
  do {
    const command = new ListServiceDeploymentsCommand({ cluster, service, nextToken });
    const page = await aws.of(ECSClient).send(command, { abortSignal: signal });
    arns.push(...(page.serviceDeployments ?? []).flatMap(({ serviceDeploymentArn }) => serviceDeploymentArn ?? []));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return arns;
}

async function described(aws: Aws, serviceDeploymentArns: string[], signal: AbortSignal): Promise<ShownDeployment[]> {
  const ecs = aws.of(ECSClient);
  const command = new DescribeServiceDeploymentsCommand({ serviceDeploymentArns });
  const { serviceDeployments = [] } = await ecs.send(command, { abortSignal: signal });
  const revisions = new Set(serviceDeployments.flatMap(revisionsOf));
  const definitions = new Map<string, string>();
  const all = [...revisions];
  for (let at = 0; at < all.length; at += atOnce) {
    const asked = new DescribeServiceRevisionsCommand({ serviceRevisionArns: all.slice(at, at + atOnce) });
    const { serviceRevisions = [] } = await ecs.send(asked, { abortSignal: signal });
    for (const { serviceRevisionArn = "", taskDefinition = "" } of serviceRevisions)
      definitions.set(serviceRevisionArn, taskDefinition);
  }
  return serviceDeployments.map((deployment) => ({
    deployment,
    target: definitions.get(deployment.targetServiceRevision?.arn ?? ""),
    sources: (deployment.sourceServiceRevisions ?? []).flatMap(({ arn = "" }) => definitions.get(arn) ?? []),
  }));
}

const revisionsOf = ({ targetServiceRevision, sourceServiceRevisions = [] }: ServiceDeployment): string[] =>
  [targetServiceRevision, ...sourceServiceRevisions].flatMap((revision) => revision?.arn ?? []);
