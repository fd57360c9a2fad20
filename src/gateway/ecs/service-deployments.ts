// ListServiceDeployments, DescribeServiceDeployments and DescribeServiceRevisions: the deployments that a service has now.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServiceDeployments.html
import type * as ECS from "@aws-sdk/client-ecs";
import { resourceParts, serviceArnOf } from "../../model/ecs/names.ts";
import type { Deployment, Service } from "../../model/ecs/records.ts";
import { services } from "../../store/tables/ecs.ts";
import { type Context, operation } from "../service.ts";
import { clusterCondition, existingCluster } from "./cluster-lookup.ts";
import { missing } from "./failure.ts";
import { pageOf, pageSize } from "./page.ts";
import { invalid } from "./refuse.ts";
import { renderBrief, renderRevision, renderServiceDeployment } from "./render-service-deployment.ts";
import { existingService, serviceResource } from "./service-lookup.ts";

const mostDescribed = 20;

export const listServiceDeployments = operation<typeof ECS, "ListServiceDeployments">({
  access: "List",
  resources: ({ service, cluster }, scope) => serviceResource(service, cluster, scope),
  conditions: ({ cluster }, scope) => clusterCondition(cluster, scope),
  handle({ cluster, service: reference, status, createdAt, ...request }, context) {
    const service = existingService(context, existingCluster(context, cluster), reference);
    const briefs = service.deployments
      .map((deployment) => renderBrief(service, deployment))
      .filter((brief) => !status?.length || (brief.status !== undefined && status.includes(brief.status)))
      .filter((brief) => within(brief.createdAt, createdAt));
    const keyOf = (brief: ECS.ServiceDeploymentBrief) => brief.serviceDeploymentArn ?? "";
    const order = briefs.map(keyOf);
    const compare = (a: string, b: string) => order.indexOf(a) - order.indexOf(b);
    const { items, nextToken } = pageOf(briefs, keyOf, request, pageSize(request.maxResults, 100), compare);
    return { serviceDeployments: items, nextToken };
  },
});

const within = (at: Date | undefined, { after, before }: ECS.CreatedAt = {}) =>
  at !== undefined && (!after || at >= after) && (!before || at <= before);

export const describeServiceDeployments = operation<typeof ECS, "DescribeServiceDeployments">({
  access: "Read",
  resources: ({ serviceDeploymentArns }) => serviceDeploymentArns,
  handle({ serviceDeploymentArns }, context) {
    const { found, failures } = find(context, serviceDeploymentArns, (deployment) => deployment.serviceDeploymentArn);
    return {
      serviceDeployments: found.map(([service, deployment]) =>
        renderServiceDeployment(context.tx, service, deployment),
      ),
      failures,
    };
  },
});

export const describeServiceRevisions = operation<typeof ECS, "DescribeServiceRevisions">({
  access: "Read",
  resources: ({ serviceRevisionArns }) => serviceRevisionArns,
  handle({ serviceRevisionArns }, context) {
    const { found, failures } = find(context, serviceRevisionArns, (deployment) => deployment.serviceRevisionArn);
    return {
      serviceRevisions: found.map(([service, deployment]) => renderRevision(context.tx, service, deployment)),
      failures,
    };
  },
});

type Found = readonly [Service, Deployment];

function find(context: Context, arns: readonly string[], arnOf: (deployment: Deployment) => string) {
  if (arns.length === 0 || arns.length > mostDescribed)
    return invalid(`Between 1 and ${mostDescribed} ARNs can be described at once.`);
  const found: Found[] = [];
  const failures: ECS.Failure[] = [];
  for (const arn of new Set(arns)) {
    const one = findDeployment(context, arn, arnOf);
    if (one) found.push(one);
    else failures.push(missing(arn));
  }
  return { found, failures };
}

/** By the ARN of the deployment or of its revision, as `arnOf` reads it. */
export function findDeployment(
  context: Context,
  arn: string,
  arnOf: (deployment: Deployment) => string,
): Found | undefined {
  const [, clusterName = "", serviceName = ""] = resourceParts(arn, context) ?? [];
  const service = context.tx.get(services, serviceArnOf(context, clusterName, serviceName));
  const deployment = service?.deployments.find((candidate) => arnOf(candidate) === arn);
  return service && deployment && [service, deployment];
}
