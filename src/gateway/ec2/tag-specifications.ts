// Tags as EC2 accepts them, on creation and afterwards.
// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions
import type { ResourceType } from "@aws-sdk/client-ec2";
import type { Tag } from "../../model/ec2/records.ts";
import { AwsError } from "../../model/errors.ts";
import type { Context } from "../service.ts";
import { invalidParameter } from "./errors.ts";
import { ec2Arn } from "./resources.ts";

const mostTags = 50;

type TagInput = { readonly Key?: string | undefined; readonly Value?: string | undefined };

type TagSpecificationInput = {
  readonly ResourceType?: ResourceType | undefined;
  readonly Tags?: readonly TagInput[] | undefined;
};

/** Errors: InvalidParameterValue for a key or value that EC2 does not take, or a key twice. */
export function checkTags(tags: readonly TagInput[]): Tag[] {
  const checked = tags.map(({ Key: key = "", Value: value = "" }) => {
    if (key === "") throw invalidParameter("Tag key cannot be empty");
    if (key.length > 127) throw invalidParameter("Tag key exceeds the maximum length of 127 characters");
    if (value.length > 256) throw invalidParameter("Tag value exceeds the maximum length of 256 characters");
    if (/^aws:/i.test(key)) throw invalidParameter("Tag keys starting with 'aws:' are reserved for internal use");
    return { key, value };
  });
  const keys = new Set(checked.map((tag) => tag.key));
  if (keys.size < checked.length) throw invalidParameter("Duplicate tag key specified.");
  return checked;
}

/** What a resource's tags become when `added` is put on them. Error: TagLimitExceeded. */
export function mergeTags(tags: readonly Tag[], added: readonly Tag[]): Tag[] {
  const merged = new Map(tags.map((tag) => [tag.key, tag]));
  for (const tag of added) merged.set(tag.key, tag);
  const users = [...merged.values()].filter((tag) => !tag.key.startsWith("aws:"));
  if (users.length > mostTags)
    throw new AwsError("TagLimitExceeded", `The maximum number of tags for a resource has been reached: ${mostTags}`);
  return [...merged.values()];
}

/**
 * The tags for a new resource of `type`. Putting tags on a new resource needs ec2:CreateTags too. Errors: those of
 * checkTags, InvalidParameterValue for tags of another type of resource.
 */
export function tagsOnCreate(
  context: Context,
  specifications: readonly TagSpecificationInput[] | undefined,
  type: ResourceType,
  operation: string,
): Tag[] {
  const tags: TagInput[] = [];
  for (const { ResourceType: given, Tags } of specifications ?? []) {
    if (given !== type)
      throw invalidParameter(`'${given ?? ""}' is not a valid taggable resource type for this operation.`);
    tags.push(...(Tags ?? []));
  }
  const checked = checkTags(tags);
  if (checked.length === 0) return [];
  mergeTags([], checked);
  context.authorise("ec2:CreateTags", ec2Arn(context, type, "*"), {
    "ec2:CreateAction": operation,
    "aws:TagKeys": checked.map((tag) => tag.key),
    ...Object.fromEntries(checked.map((tag) => [`aws:RequestTag/${tag.key}`, tag.value])),
  });
  return checked;
}
