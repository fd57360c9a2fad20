// Tags of users, roles, policies and instance profiles: tag, untag, list.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
import type * as IAM from "@aws-sdk/client-iam";
import type { Entity } from "../../model/iam/records.ts";
import type { TableSpec } from "../../store/table.ts";
import { instanceProfiles, managedPolicies, roles, users } from "../../store/tables/iam.ts";
import { type Context, operation } from "../service.ts";
import { mergeTags } from "./checks.ts";
import { noSuchEntity } from "./errors.ts";
import {
  askedHere,
  checkPolicyArn,
  instanceProfileNamed,
  ownPolicy,
  ownRoleNamed,
  roleNamed,
  userNamed,
} from "./find.ts";
import { tagConditions } from "./new-entity.ts";
import { type PageInput, page } from "./pages.ts";
import { visiblePolicy } from "./policies.ts";
import { renderTags } from "./render.ts";

type InputTags = readonly { readonly Key: string; readonly Value: string }[];

const change = { access: "Tagging", resources: askedHere } as const;
const list = { access: "List", resources: askedHere } as const;

function tag<T extends Entity>({ tx }: Context, table: TableSpec<T, string>, entity: T, tags: InputTags) {
  tx.put(table, { ...entity, tags: mergeTags(entity.tags, tags) });
  return {};
}

function untag<T extends Entity>({ tx }: Context, table: TableSpec<T, string>, entity: T, keys: readonly string[]) {
  const gone = new Set(keys.map((key) => key.toLowerCase()));
  tx.put(table, { ...entity, tags: entity.tags.filter(({ key }) => !gone.has(key.toLowerCase())) });
  return {};
}

function listTags({ tags }: Entity, input: PageInput) {
  const { items, ...rest } = page(tags, ({ key }) => key, input);
  return { Tags: renderTags(items), ...rest };
}

export const tagUser = operation<typeof IAM, "TagUser">({
  ...change,
  handle: ({ UserName, Tags }, context) =>
    tag(context, users, userNamed(context, "TagUser", UserName, tagConditions({ Tags })), Tags),
});

export const tagRole = operation<typeof IAM, "TagRole">({
  ...change,
  handle: ({ RoleName, Tags }, context) =>
    tag(context, roles, ownRoleNamed(context, "TagRole", RoleName, tagConditions({ Tags })), Tags),
});

export const tagPolicy = operation<typeof IAM, "TagPolicy">({
  ...change,
  handle: ({ PolicyArn, Tags }, context) =>
    tag(context, managedPolicies, ownPolicy(context, "TagPolicy", PolicyArn, tagConditions({ Tags })), Tags),
});

export const tagInstanceProfile = operation<typeof IAM, "TagInstanceProfile">({
  ...change,
  handle: ({ InstanceProfileName, Tags }, context) =>
    tag(
      context,
      instanceProfiles,
      instanceProfileNamed(context, "TagInstanceProfile", InstanceProfileName, tagConditions({ Tags })),
      Tags,
    ),
});

export const untagUser = operation<typeof IAM, "UntagUser">({
  ...change,
  handle: ({ UserName, TagKeys }, context) =>
    untag(context, users, userNamed(context, "UntagUser", UserName, { "aws:TagKeys": TagKeys }), TagKeys),
});

export const untagRole = operation<typeof IAM, "UntagRole">({
  ...change,
  handle: ({ RoleName, TagKeys }, context) =>
    untag(context, roles, ownRoleNamed(context, "UntagRole", RoleName, { "aws:TagKeys": TagKeys }), TagKeys),
});

export const untagPolicy = operation<typeof IAM, "UntagPolicy">({
  ...change,
  handle: ({ PolicyArn, TagKeys }, context) =>
    untag(context, managedPolicies, ownPolicy(context, "UntagPolicy", PolicyArn, { "aws:TagKeys": TagKeys }), TagKeys),
});

export const untagInstanceProfile = operation<typeof IAM, "UntagInstanceProfile">({
  ...change,
  handle: ({ InstanceProfileName, TagKeys }, context) =>
    untag(
      context,
      instanceProfiles,
      instanceProfileNamed(context, "UntagInstanceProfile", InstanceProfileName, { "aws:TagKeys": TagKeys }),
      TagKeys,
    ),
});

export const listUserTags = operation<typeof IAM, "ListUserTags">({
  ...list,
  handle: (input, context) => listTags(userNamed(context, "ListUserTags", input.UserName), input),
});

export const listRoleTags = operation<typeof IAM, "ListRoleTags">({
  ...list,
  handle: (input, context) => listTags(roleNamed(context, "ListRoleTags", input.RoleName), input),
});

export const listPolicyTags = operation<typeof IAM, "ListPolicyTags">({
  access: "List",
  resources: ({ PolicyArn }) => PolicyArn,
  handle(input, { tx, account }) {
    const policy = visiblePolicy(tx, account, checkPolicyArn(input.PolicyArn));
    if (!policy) throw noSuchEntity(`Policy ${input.PolicyArn} was not found.`);
    return listTags(policy, input);
  },
});

export const listInstanceProfileTags = operation<typeof IAM, "ListInstanceProfileTags">({
  ...list,
  handle: (input, context) =>
    listTags(instanceProfileNamed(context, "ListInstanceProfileTags", input.InstanceProfileName), input),
});
