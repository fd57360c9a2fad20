// Tags of log groups, by ARN (TagResource …) and by name (TagLogGroup …, which AWS calls deprecated and clients still use).
import type * as Logs from "@aws-sdk/client-cloudwatch-logs";
import { TooManyTagsException } from "@aws-sdk/client-cloudwatch-logs";
import type { Scope } from "../../model/arn.ts";
import { fail } from "../../model/errors.ts";
import { groupArn, parseGroupArn } from "../../model/logs/names.ts";
import type { LogGroup } from "../../model/logs/records.ts";
import type { Reader } from "../../store/store.ts";
import { logGroups } from "../../store/tables/logs.ts";
import { type Context, operation } from "../service.ts";
import { check, checkValue, invalid } from "./constraints.ts";
import { missingGroup, requireGroup } from "./resources.ts";

type Tags = Readonly<Record<string, string>>;

const mostTags = 50;
const keyConstraint = { min: 1, max: 128, pattern: "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+)$" };
const keyForm = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]+$/u;
const valueForm = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** Checks the forms of keys and values. */
export function checkTags(tags: Tags): void {
  for (const [key, value] of Object.entries(tags)) {
    checkValue("tags.key", key, { min: 1, max: keyConstraint.max });
    checkValue("tags.value", value, { max: 256 });
    if (!keyForm.test(key) || !valueForm.test(value))
      invalid(`The tag ${key} has characters other than letters, digits, spaces and _.:/=+-@`);
    if (key.toLowerCase().startsWith("aws:")) invalid("Tag keys that begin with aws: are reserved.");
  }
  tooMany(tags);
}

function tooMany(tags: Tags, resourceName?: string): void {
  if (Object.keys(tags).length > mostTags)
    fail(TooManyTagsException, { message: `A resource can have at most ${mostTags} tags.`, resourceName });
}

function tag(context: Context, group: LogGroup, tags: Tags): Record<string, never> {
  checkTags(tags);
  const all = { ...group.tags, ...tags };
  tooMany(all, groupArn(group, group.name));
  context.tx.put(logGroups, { ...group, tags: all });
  return {};
}

function untag(context: Context, group: LogGroup, keys: readonly string[]): Record<string, never> {
  const tags = Object.fromEntries(Object.entries(group.tags).filter(([key]) => !keys.includes(key)));
  context.tx.put(logGroups, { ...group, tags });
  return {};
}

function groupOfArn(reader: Reader, scope: Scope, arn: string): LogGroup {
  const reference = parseGroupArn(arn);
  if (!reference) return invalid(`The ARN ${arn} does not name a log group.`);
  if (reference.account !== scope.account || reference.region !== scope.region) return missingGroup();
  return requireGroup(reader, scope, reference.name);
}

// Tagging is permitted on the group's ARN itself, without the streams behind it.
const byArn = { resources: ({ resourceArn }: { resourceArn: string }) => resourceArn.replace(/:\*$/, "") };
const byName = {
  resources: ({ logGroupName }: { logGroupName: string }, scope: Scope) => groupArn(scope, logGroupName),
};

export const tagResource = operation<typeof Logs, "TagResource">({
  access: "Tagging",
  ...byArn,
  conditions: ({ tags }) => ({ "aws:TagKeys": Object.keys(tags) }),
  handle: ({ resourceArn, tags }, context) => tag(context, groupOfArn(context.tx, context, resourceArn), tags),
});

export const untagResource = operation<typeof Logs, "UntagResource">({
  access: "Tagging",
  ...byArn,
  handle: ({ resourceArn, tagKeys }, context) => untag(context, groupOfArn(context.tx, context, resourceArn), tagKeys),
});

export const listTagsForResource = operation<typeof Logs, "ListTagsForResource">({
  access: "List",
  ...byArn,
  handle: ({ resourceArn }, context) => ({ tags: { ...groupOfArn(context.tx, context, resourceArn).tags } }),
});

export const tagLogGroup = operation<typeof Logs, "TagLogGroup">({
  access: "Tagging",
  ...byName,
  conditions: ({ tags }) => ({ "aws:TagKeys": Object.keys(tags) }),
  handle(input, context) {
    check(input);
    return tag(context, requireGroup(context.tx, context, input.logGroupName), input.tags);
  },
});

export const untagLogGroup = operation<typeof Logs, "UntagLogGroup">({
  access: "Tagging",
  ...byName,
  handle(input, context) {
    check(input);
    return untag(context, requireGroup(context.tx, context, input.logGroupName), input.tags);
  },
});

export const listTagsLogGroup = operation<typeof Logs, "ListTagsLogGroup">({
  access: "List",
  ...byName,
  handle(input, context) {
    check(input);
    return { tags: { ...requireGroup(context.tx, context, input.logGroupName).tags } };
  },
});
