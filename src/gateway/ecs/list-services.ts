// ListServices: the ARNs of a cluster's services that are not INACTIVE.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListServices.html
import type * as ECS from "@aws-sdk/client-ecs";
import { services } from "../../store/tables/ecs.ts";
import { operation } from "../service.ts";
import { clusterCondition, existingCluster } from "./cluster-lookup.ts";
import { pageOfKeys, pageSize } from "./page.ts";

export const listServices = operation<typeof ECS, "ListServices">({
  access: "List",
  conditions: ({ cluster }, scope) => clusterCondition(cluster, scope),
  refuses: ["resourceManagementType"],
  handle(input, context) {
    const { clusterArn } = existingCluster(context, input.cluster);
    const { launchType, schedulingStrategy } = input;
    const arns = context.tx
      .by(services, "cluster", clusterArn)
      .filter((row) => row.status !== "INACTIVE")
      .filter((row) => launchType === undefined || row.launchType === launchType)
      .filter((row) => schedulingStrategy === undefined || row.schedulingStrategy === schedulingStrategy)
      .map((row) => row.serviceArn);
    const { items, nextToken } = pageOfKeys(arns, input, pageSize(input.maxResults, 10));
    return { serviceArns: items, nextToken };
  },
});
