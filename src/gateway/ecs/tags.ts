// TagResource, UntagResource and ListTagsForResource for every kind of resource that exists here.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TagResource.html
import { ResourceNotFoundException } from "@aws-sdk/client-ecs";
import type * as ECS from "@aws-sdk/client-ecs";
import type { Scope } from "../../model/arn.ts";
import { resourceParts } from "../../model/ecs/names.ts";
import { fail } from "../../model/errors.ts";
import { clusters, services, taskDefinitions, tasks } from "../../store/tables/ecs.ts";
import type { TableSpec } from "../../store/table.ts";
import { type Context, operation } from "../service.ts";
import { invalid } from "./refuse.ts";
import { mergedTags, tagsIn } from "./tag-input.ts";

interface Tagged extends Scope {
  readonly tags: readonly ECS.Tag[];
}

/** One resource's tags, read and written in its own table. */
interface TagHolder {
  readonly tags: readonly ECS.Tag[];
  write(tags: readonly ECS.Tag[]): void;
}

const resources = ({ resourceArn }: { resourceArn: string }) => resourceArn;

export const tagResource = operation<typeof ECS, "TagResource">({
  access: "Tagging",
  resources,
  handle({ resourceArn, tags }, context) {
    const holder = holderOf(context, resourceArn);
    const merged = mergedTags(holder.tags, tagsIn(tags));
    if (merged.filter(({ key }) => !key?.startsWith("aws:")).length > 50)
      return invalid("The maximum number of tags for a resource is 50.");
    holder.write(merged);
    return {};
  },
});

export const untagResource = operation<typeof ECS, "UntagResource">({
  access: "Tagging",
  resources,
  handle({ resourceArn, tagKeys }, context) {
    const holder = holderOf(context, resourceArn);
    if (tagKeys.some((key) => key.startsWith("aws:"))) return invalid("Tag keys that begin with aws: are reserved.");
    holder.write(holder.tags.filter(({ key }) => !tagKeys.includes(key ?? "")));
    return {};
  },
});

export const listTagsForResource = operation<typeof ECS, "ListTagsForResource">({
  access: "Read",
  resources,
  handle: ({ resourceArn }, context) => ({ tags: [...holderOf(context, resourceArn).tags] }),
});

function holderOf(context: Context, arn: string): TagHolder {
  const [kind] = resourceParts(arn, context) ?? [];
  if (kind === "cluster") return inTable(context, clusters, arn, "cluster", ({ status }) => status === "ACTIVE");
  if (kind === "service") return inTable(context, services, arn, "service", ({ status }) => status !== "INACTIVE");
  if (kind === "task") return inTable(context, tasks, arn, "task");
  if (kind === "task-definition") return inTable(context, taskDefinitions, arn, "task definition");
  if (kind === undefined || !unheard.has(kind)) return invalid(`Invalid parameter: resourceArn is not valid: ${arn}`);
  return notFound(kind);
}

/** Kinds that AWS tags and that do not exist here yet. */
const unheard = new Set(["container-instance", "capacity-provider", "task-set", "daemon", "daemon-task-definition"]);

const notFound = (kind: string): never =>
  fail(ResourceNotFoundException, {
    message: `The specified ${kind} is inactive or not found. Specify a valid ${kind} and try again.`,
  });

function inTable<T extends Tagged, I extends string>(
  { tx }: Context,
  table: TableSpec<T, I>,
  arn: string,
  kind: string,
  alive: (row: T) => boolean = () => true,
): TagHolder {
  const row = tx.get(table, arn);
  if (!row || !alive(row)) return notFound(kind);
  return { tags: row.tags, write: (tags) => void tx.put(table, { ...row, tags }) };
}
