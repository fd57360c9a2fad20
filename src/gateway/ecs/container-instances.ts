// ListContainerInstances and DescribeContainerInstances: all that runs here runs on Fargate, so there are none yet.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeContainerInstances.html
import type * as ECS from "@aws-sdk/client-ecs";
import { containerInstanceArnOf } from "../../model/ecs/names.ts";
import { operation } from "../service.ts";
import { clusterCondition, clusterResource, existingCluster } from "./cluster-lookup.ts";
import { missing } from "./failure.ts";
import { invalid } from "./refuse.ts";

const mostInstances = 100;

export const listContainerInstances = operation<typeof ECS, "ListContainerInstances">({
  access: "List",
  resources: ({ cluster }, scope) => clusterResource(cluster, scope),
  handle({ cluster }, context) {
    existingCluster(context, cluster);
    return { containerInstanceArns: [] };
  },
});

export const describeContainerInstances = operation<typeof ECS, "DescribeContainerInstances">({
  access: "Read",
  conditions: ({ cluster }, scope) => clusterCondition(cluster, scope),
  handle({ cluster: reference, containerInstances }, context) {
    const { clusterName } = existingCluster(context, reference);
    if (containerInstances.length === 0) return invalid("Container instances cannot be empty.");
    if (containerInstances.length > mostInstances)
      return invalid(`Container instances can have at most ${mostInstances} elements.`);
    const arnOf = (name: string) => (name.includes(":") ? name : containerInstanceArnOf(context, clusterName, name));
    return { containerInstances: [], failures: containerInstances.map((name) => missing(arnOf(name))) };
  },
});
