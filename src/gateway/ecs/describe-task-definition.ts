// DescribeTaskDefinition: a family is its latest ACTIVE revision; a revision is shown whatever its status.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTaskDefinition.html
import type * as ECS from "@aws-sdk/client-ecs";
import { operation } from "../service.ts";
import { findDefinition } from "./definition-lookup.ts";
import { clientError } from "./refuse.ts";
import { renderDefinition } from "./render-task-definition.ts";

export const describeTaskDefinition = operation<typeof ECS, "DescribeTaskDefinition">({
  access: "Read",
  handle({ taskDefinition, include = [] }, context) {
    const row = findDefinition(context.tx, context, taskDefinition);
    if (!row) return clientError("Unable to describe task definition.");
    return {
      taskDefinition: renderDefinition(row),
      ...(include.includes("TAGS") ? { tags: [...row.tags] } : {}),
    };
  },
});
