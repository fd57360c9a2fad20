// Tags as requests bring them: AWS's limits, and the right to tag on creation.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-using-tags.html#tag-restrictions
import type * as ECS from "@aws-sdk/client-ecs";
import { repeated } from "../../model/ecs/rule.ts";
import type { Context } from "../service.ts";
import { invalid } from "./refuse.ts";

const mostTags = 50;

/** The tags, complete and within AWS's limits. Throws InvalidParameterException. */
export function tagsIn(tags: readonly ECS.Tag[] | undefined): ECS.Tag[] {
  const given = (tags ?? []).map(({ key, value }) => ({ key: key ?? "", value: value ?? "" }));
  if (given.length > mostTags) return invalid("The maximum number of tags for a resource is 50.");
  for (const { key, value } of given) checkTag(key, value);
  const twice = repeated(given.map(({ key }) => key));
  return twice === undefined ? given : invalid(`Duplicate tag keys found: ${twice}`);
}

function checkTag(key: string, value: string): void {
  if (key.length < 1 || key.length > 128) invalid("Tag keys must be between 1 and 128 characters.");
  if (value.length > 256) invalid("Tag values must be at most 256 characters.");
  if (/^aws:/i.test(key)) invalid(`Tag keys that begin with aws: are reserved: ${key}`);
  if (!/^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u.test(key + value)) invalid(`The tag ${key} contains invalid characters.`);
}

/** Tags on creation ask for a right of their own. */
export function authoriseTags(context: Context, tags: readonly ECS.Tag[], createAction: string, arn: string): void {
  if (tags.length > 0) context.authorise("ecs:TagResource", arn, { "ecs:CreateAction": createAction });
}

/** `changes` laid over `tags`, by key. */
export function mergedTags(tags: readonly ECS.Tag[], changes: readonly ECS.Tag[]): ECS.Tag[] {
  const merged = new Map(tags.map((tag) => [tag.key, tag]));
  for (const tag of changes) merged.set(tag.key, tag);
  return [...merged.values()];
}
