// ListClusters: the ARNs of ACTIVE clusters.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListClusters.html
import type * as ECS from "@aws-sdk/client-ecs";
import { scopeKey } from "../../model/arn.ts";
import { clusters } from "../../store/tables/ecs.ts";
import { operation } from "../service.ts";
import { pageOfKeys, pageSize } from "./page.ts";

export const listClusters = operation<typeof ECS, "ListClusters">({
  access: "List",
  handle(input, context) {
    const active = context.tx.by(clusters, "scope", scopeKey(context)).filter(({ status }) => status === "ACTIVE");
    const arns = active.map(({ clusterArn }) => clusterArn);
    const { items, nextToken } = pageOfKeys(arns, input, pageSize(input.maxResults, 100));
    return { clusterArns: items, nextToken };
  },
});
