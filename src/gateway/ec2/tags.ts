// CreateTags, DeleteTags and DescribeTags, on resources of every kind that there is.
// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html
import type * as EC2 from "@aws-sdk/client-ec2";
import { type Scope, scopeKey } from "../../model/arn.ts";
import { compileFilters, type FilterTable } from "../../model/ec2/filters.ts";
import type { Tag, Tagged } from "../../model/ec2/records.ts";
import { AwsError } from "../../model/errors.ts";
import { type Context, operation } from "../service.ts";
import { page } from "./describe.ts";
import { missingParameter } from "./errors.ts";
import { ec2Arn, own, type Resource, resources } from "./resources.ts";
import { checkTags, mergeTags } from "./tag-specifications.ts";

type AnyResource = Resource<Scope & Tagged>;

// Each kind is read and written through its own table; only tags and scope are touched here.
const kinds = Object.values(resources) as unknown as readonly AnyResource[];

const kindOf = (id: string): AnyResource | undefined =>
  kinds.find(({ prefix }) => id.startsWith(`${prefix}-`) && !id.startsWith("eni-attach-"));

export const createTags = operation<typeof EC2, "CreateTags">({
  access: "Tagging",
  resources: (input, scope) => input.Resources.map((id) => ec2Arn(scope, kindOf(id)?.type ?? "*", id)),
  conditions: (input) => ({
    "aws:TagKeys": input.Tags.map((tag) => tag.Key ?? ""),
    ...Object.fromEntries(input.Tags.map((tag) => [`aws:RequestTag/${tag.Key ?? ""}`, tag.Value ?? ""])),
  }),
  handle(input, context) {
    const added = checkTags(input.Tags);
    if (input.Resources.length === 0) throw missingParameter("resourceId");
    if (added.length === 0) throw missingParameter("tag");
    retag(context, input.Resources, (tags) => mergeTags(tags, added));
    return {};
  },
});

export const deleteTags = operation<typeof EC2, "DeleteTags">({
  access: "Tagging",
  resources: (input, scope) => input.Resources.map((id) => ec2Arn(scope, kindOf(id)?.type ?? "*", id)),
  conditions: (input) => ({ "aws:TagKeys": (input.Tags ?? []).map((tag) => tag.Key ?? "") }),
  handle(input, context) {
    if (input.Resources.length === 0) throw missingParameter("resourceId");
    const doomed = input.Tags;
    // Without a list all tags of the user go; a tag with a value goes only when it has that value.
    const goes = (tag: Tag) =>
      doomed?.length
        ? doomed.some(({ Key, Value }) => Key === tag.key && (Value === undefined || Value === tag.value))
        : !tag.key.startsWith("aws:");
    retag(context, input.Resources, (tags) => tags.filter((tag) => !goes(tag)));
    return {};
  },
});

function retag(context: Context, ids: readonly string[], change: (tags: readonly Tag[]) => Tag[]): void {
  for (const id of new Set(ids)) {
    const kind = kindOf(id);
    if (!kind) throw new AwsError("InvalidID", `The ID '${id}' is not valid`);
    const row = own(context, kind, id);
    context.tx.put(kind.table, { ...row, tags: change(row.tags) });
  }
}

interface TagRow extends Tagged, Tag {
  readonly resourceId: string;
  readonly resourceType: EC2.ResourceType;
}

const filters: FilterTable<TagRow> = {
  key: (row) => row.key,
  value: (row) => row.value,
  "resource-id": (row) => row.resourceId,
  "resource-type": (row) => row.resourceType,
};

export const describeTags = operation<typeof EC2, "DescribeTags">({
  access: "List",
  handle(input, context) {
    const matches = compileFilters(input.Filters, filters);
    const all = kinds.flatMap((kind) => context.tx.by(kind.table, "scope", scopeKey(context)).flatMap(tagRows(kind)));
    const keyOf = (row: TagRow) => `${row.resourceId}\n${row.key}`;
    const { rows, nextToken } = page(all.filter(matches), keyOf, input);
    const Tags = rows.map(({ key, value, resourceId, resourceType }) => ({
      Key: key,
      Value: value,
      ResourceId: resourceId,
      ResourceType: resourceType,
    }));
    return { Tags, NextToken: nextToken };
  },
});

const tagRows =
  ({ table, type }: AnyResource) =>
  (row: Scope & Tagged): TagRow[] =>
    row.tags.map((tag) => ({ ...tag, tags: [tag], resourceId: table.key(row), resourceType: type }));
