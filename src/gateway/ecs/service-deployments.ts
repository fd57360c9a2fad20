// ListServiceDeployments, DescribeServiceDeployments and DescribeServiceRevisions: the deployments that a service has, and has had.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServiceDeployments.html
import type * as ECS from "@aws-sdk/client-ecs";
import type { Deployment } from "../../model/ecs/records.ts";
import { type Context, operation } from "../service.ts";
import { clusterCondition, existingCluster } from "./cluster-lookup.ts";
import { findTold, historyOf, type Told } from "./deployment-history.ts";
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
    const briefs = historyOf(context.tx, service)
      .map(renderBrief)
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
      serviceDeployments: found.map((told) => renderServiceDeployment(context.tx, told)),
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
      serviceRevisions: found.map((told) => renderRevision(context.tx, told)),
      failures,
    };
  },
});

function find(context: Context, arns: readonly string[], arnOf: (deployment: Deployment) => string) {
  if (arns.length === 0 || arns.length > mostDescribed)
    return invalid(`Between 1 and ${mostDescribed} ARNs can be described at once.`);
  const found: Told[] = [];
  const failures: ECS.Failure[] = [];
  for (const arn of new Set(arns)) {
    const one = findTold(context.tx, context, arn, arnOf);
    if (one) found.push(one);
    else failures.push(missing(arn));
  }
  return { found, failures };
}
