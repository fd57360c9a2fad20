// Tags of repositories.
import type * as ECR from "@aws-sdk/client-ecr";
import { InvalidTagParameterException, TooManyTagsException } from "@aws-sdk/client-ecr";
import { parseRepositoryArn } from "../../model/ecr/names.ts";
import type { Repository, Tag } from "../../model/ecr/records.ts";
import { fail } from "../../model/errors.ts";
import { repositories } from "../../store/tables/ecr.ts";
import { type Context, operation } from "../service.ts";
import { invalid } from "./constraints.ts";
import { admit } from "./repository-operation.ts";

const mostTags = 50;
const form = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

interface InputTag {
  readonly Key: string;
  readonly Value: string;
}

const refuse = (message: string): never => fail(InvalidTagParameterException, { message });

/** The input's tags, checked. */
export function tagsOfInput(tags: readonly InputTag[]): readonly Tag[] {
  const byKey = new Map<string, Tag>();
  for (const { Key: key, Value: value } of tags) {
    if (key.length < 1 || key.length > 128) refuse("A tag key has 1 to 128 characters.");
    if (value.length > 256) refuse("A tag value has at most 256 characters.");
    if (!form.test(key) || !form.test(value))
      refuse(`The tag ${key} has characters other than letters, digits, spaces and _.:/=+-@`);
    if (key.toLowerCase().startsWith("aws:")) refuse("Tag keys that begin with aws: are reserved.");
    byKey.set(key, { key, value });
  }
  return checkNumber([...byKey.values()]);
}

function checkNumber(tags: readonly Tag[]): readonly Tag[] {
  if (tags.length > mostTags)
    fail(TooManyTagsException, { message: `A repository can have at most ${mostTags} tags.` });
  return tags;
}

export const tagConditions = (tags: readonly InputTag[] = []): Record<string, string | string[]> => ({
  "aws:TagKeys": tags.map(({ Key }) => Key),
  ...Object.fromEntries(tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value])),
});

function repositoryOf(context: Context, action: string, arn: string): Repository {
  const reference = parseRepositoryArn(arn);
  if (!reference || reference.region !== context.region) return invalid("resourceArn", "Invalid ARN");
  const { account: registryId, name: repositoryName } = reference;
  return admit(context.tx, context, action, { registryId, repositoryName }).repository;
}

export const tagResource = operation<typeof ECR, "TagResource">({
  access: "Tagging",
  action: null,
  handle({ resourceArn, tags }, context) {
    const repository = repositoryOf(context, "ecr:TagResource", resourceArn);
    const added = tagsOfInput(tags);
    const kept = repository.tags.filter(({ key }) => !added.some((tag) => tag.key === key));
    context.tx.put(repositories, { ...repository, tags: checkNumber([...kept, ...added]) });
    return {};
  },
});

export const untagResource = operation<typeof ECR, "UntagResource">({
  access: "Tagging",
  action: null,
  handle({ resourceArn, tagKeys }, context) {
    const repository = repositoryOf(context, "ecr:UntagResource", resourceArn);
    context.tx.put(repositories, { ...repository, tags: repository.tags.filter(({ key }) => !tagKeys.includes(key)) });
    return {};
  },
});

export const listTagsForResource = operation<typeof ECR, "ListTagsForResource">({
  access: "Read",
  action: null,
  handle({ resourceArn }, context) {
    const { tags } = repositoryOf(context, "ecr:ListTagsForResource", resourceArn);
    return { tags: tags.map(({ key, value }) => ({ Key: key, Value: value })) };
  },
});
