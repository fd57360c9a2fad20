// DescribeCapacityProviders: the two that every account has.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeCapacityProviders.html
import type * as ECS from "@aws-sdk/client-ecs";
import { formatArn, type Scope } from "../../model/arn.ts";
import { operation } from "../service.ts";
import { missing } from "./failure.ts";
import { pageOf, pageSize } from "./page.ts";
import { activeCluster } from "./cluster-lookup.ts";

const names = ["FARGATE", "FARGATE_SPOT"] as const;

export const describeCapacityProviders = operation<typeof ECS, "DescribeCapacityProviders">({
  access: "Read",
  handle({ capacityProviders, cluster, ...request }, context) {
    const there = cluster === undefined ? names : activeCluster(context, cluster).capacityProviders;
    const all = names.filter((name) => there.includes(name)).map((name) => render(name, context));
    const asked = capacityProviders?.length ? capacityProviders : undefined;
    const found = asked
      ? all.filter(({ name, capacityProviderArn }) => asked.some((one) => one === name || one === capacityProviderArn))
      : all;
    const failures = (asked ?? [])
      .filter((one) => !all.some(({ name, capacityProviderArn }) => one === name || one === capacityProviderArn))
      .map((one) => missing(one.includes(":") ? one : arnOf(one, context)));
    const page = pageOf(found, ({ name }) => name ?? "", request, pageSize(request.maxResults, 10));
    return { capacityProviders: page.items, failures, nextToken: page.nextToken };
  },
});

const arnOf = (name: string, { account, region }: Scope) =>
  formatArn({ account, region, service: "ecs", resource: `capacity-provider/${name}` });

const render = (name: (typeof names)[number], scope: Scope): ECS.CapacityProvider => ({
  capacityProviderArn: arnOf(name, scope),
  name,
  status: "ACTIVE",
  type: name,
  tags: [],
});
