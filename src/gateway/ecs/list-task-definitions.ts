// ListTaskDefinitions and ListTaskDefinitionFamilies.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTaskDefinitions.html
import type * as ECS from "@aws-sdk/client-ecs";
import { scopeKey } from "../../model/arn.ts";
import type { TaskDefinition, TaskDefinitionFamily } from "../../model/ecs/records.ts";
import { taskDefinitionFamilies, taskDefinitions } from "../../store/tables/ecs.ts";
import { type Context, operation } from "../service.ts";
import { pageOf, pageOfKeys, pageSize } from "./page.ts";

const mostListed = 100;

export const listTaskDefinitions = operation<typeof ECS, "ListTaskDefinitions">({
  access: "List",
  handle({ familyPrefix, status = "ACTIVE", sort = "ASC", ...request }, context) {
    const rows = candidates(context, familyPrefix).filter((row) => row.status === status);
    const order = sort === "DESC" ? -1 : 1;
    const compare = (a: string, b: string) => order * byFamilyAndRevision(a, b);
    rows.sort((a, b) => compare(placeOf(a), placeOf(b)));
    const { items, nextToken } = pageOf(rows, placeOf, request, pageSize(request.maxResults, mostListed), compare);
    return { taskDefinitionArns: items.map((row) => row.taskDefinitionArn), nextToken };
  },
});

/** Despite its name, `familyPrefix` is a whole family here, as in AWS. */
const candidates = ({ tx, ...scope }: Context, family: string | undefined): TaskDefinition[] =>
  family === undefined
    ? tx.by(taskDefinitions, "scope", scopeKey(scope))
    : tx.by(taskDefinitions, "family", `${scopeKey(scope)}/${family}`);

const placeOf = ({ family, revision }: TaskDefinition) => `${family}:${revision}`;

function byFamilyAndRevision(a: string, b: string): number {
  const [familyA = "", revisionA] = a.split(":");
  const [familyB = "", revisionB] = b.split(":");
  if (familyA !== familyB) return familyA < familyB ? -1 : 1;
  return Number(revisionA) - Number(revisionB);
}

export const listTaskDefinitionFamilies = operation<typeof ECS, "ListTaskDefinitionFamilies">({
  access: "List",
  handle({ familyPrefix = "", status = "ALL", ...request }, context) {
    const names = context.tx
      .by(taskDefinitionFamilies, "scope", scopeKey(context))
      .filter((row) => row.family.startsWith(familyPrefix) && has[status](row))
      .map((row) => row.family);
    const { items, nextToken } = pageOfKeys(names, request, pageSize(request.maxResults, mostListed));
    return { families: items, nextToken };
  },
});

/** INACTIVE families have no ACTIVE revision any more. */
const has: Record<ECS.TaskDefinitionFamilyStatus, (row: TaskDefinitionFamily) => boolean> = {
  ACTIVE: ({ active }) => active > 0,
  INACTIVE: ({ active, inactive }) => active === 0 && inactive > 0,
  ALL: ({ active, inactive }) => active > 0 || inactive > 0,
};
