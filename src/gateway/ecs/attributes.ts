// PutAttributes, DeleteAttributes and ListAttributes: they belong to container instances, and there are none yet.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PutAttributes.html
import { TargetNotFoundException } from "@aws-sdk/client-ecs";
import type * as ECS from "@aws-sdk/client-ecs";
import { fail } from "../../model/errors.ts";
import { operation } from "../service.ts";
import { activeCluster, clusterCondition } from "./cluster-lookup.ts";
import { invalid } from "./refuse.ts";

const mostAttributes = 10;

const noTarget = ({ targetId }: ECS.Attribute): never =>
  fail(TargetNotFoundException, {
    message: `Could not find the target ${targetId ?? ""} in the cluster.`.replace("  ", " "),
  });

function firstOf(attributes: readonly ECS.Attribute[]): ECS.Attribute {
  const [first] = attributes;
  if (!first) return invalid("Attributes cannot be empty.");
  return attributes.length > mostAttributes
    ? invalid(`Attributes can have at most ${mostAttributes} elements.`)
    : first;
}

const conditions = ({ cluster }: { cluster?: string }, scope: { account: string; region: string }) =>
  clusterCondition(cluster, scope);

export const putAttributes = operation<typeof ECS, "PutAttributes">({
  access: "Write",
  conditions,
  handle({ cluster, attributes }, context) {
    activeCluster(context, cluster);
    return noTarget(firstOf(attributes));
  },
});

export const deleteAttributes = operation<typeof ECS, "DeleteAttributes">({
  access: "Write",
  conditions,
  handle({ cluster, attributes }, context) {
    activeCluster(context, cluster);
    return noTarget(firstOf(attributes));
  },
});

export const listAttributes = operation<typeof ECS, "ListAttributes">({
  access: "List",
  conditions,
  handle({ cluster }, context) {
    activeCluster(context, cluster);
    return { attributes: [] };
  },
});
