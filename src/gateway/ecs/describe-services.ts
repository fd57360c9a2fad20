// DescribeServices: up to ten; INACTIVE ones are shown too.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html
import type * as ECS from "@aws-sdk/client-ecs";
import { operation } from "../service.ts";
import { clusterCondition, existingCluster } from "./cluster-lookup.ts";
import { missing } from "./failure.ts";
import { invalid } from "./refuse.ts";
import { renderService } from "./render-service.ts";
import { findService, serviceReference, serviceResource } from "./service-lookup.ts";

const mostServices = 10;

export const describeServices = operation<typeof ECS, "DescribeServices">({
  access: "Read",
  resources: ({ services, cluster }, scope) => services.map((reference) => serviceResource(reference, cluster, scope)),
  conditions: ({ cluster }, scope) => clusterCondition(cluster, scope),
  handle({ services: references, include, ...input }, context) {
    const cluster = existingCluster(context, input.cluster);
    if (references.length === 0) return invalid("Services cannot be empty.");
    if (references.length > mostServices) return invalid(`Services can have at most ${mostServices} elements.`);
    const found: ECS.Service[] = [];
    const failures: ECS.Failure[] = [];
    for (const reference of new Set(references)) {
      const row = findService(context, cluster, reference);
      if (row) found.push(renderService(context.tx, row, include));
      else failures.push(missing(serviceReference(reference, cluster.clusterArn, context) ?? reference));
    }
    return { services: found, failures };
  },
});
