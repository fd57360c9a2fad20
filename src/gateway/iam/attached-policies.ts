// Managed policies attached to users, groups and roles: attach, detach, list.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html
import type * as IAM from "@aws-sdk/client-iam";
import { operation } from "../service.ts";
import { askedHere, groupNamed, ownRoleNamed, roleNamed, userNamed } from "./find.ts";
import { attach, detach, groupKind, listAttached, roleKind, userKind } from "./holders.ts";

const change = { access: "Permissions management", resources: askedHere } as const;
const list = { access: "List", resources: askedHere } as const;
const which = (policyArn: string) => ({ "iam:PolicyARN": policyArn });

export const attachUserPolicy = operation<typeof IAM, "AttachUserPolicy">({
  ...change,
  handle({ UserName, PolicyArn }, context) {
    attach(context, userKind, userNamed(context, "AttachUserPolicy", UserName, which(PolicyArn)), PolicyArn);
    return {};
  },
});

export const attachGroupPolicy = operation<typeof IAM, "AttachGroupPolicy">({
  ...change,
  handle({ GroupName, PolicyArn }, context) {
    attach(context, groupKind, groupNamed(context, "AttachGroupPolicy", GroupName, which(PolicyArn)), PolicyArn);
    return {};
  },
});

export const attachRolePolicy = operation<typeof IAM, "AttachRolePolicy">({
  ...change,
  handle({ RoleName, PolicyArn }, context) {
    attach(context, roleKind, ownRoleNamed(context, "AttachRolePolicy", RoleName, which(PolicyArn)), PolicyArn);
    return {};
  },
});

export const detachUserPolicy = operation<typeof IAM, "DetachUserPolicy">({
  ...change,
  handle({ UserName, PolicyArn }, context) {
    detach(context, userKind, userNamed(context, "DetachUserPolicy", UserName, which(PolicyArn)), PolicyArn);
    return {};
  },
});

export const detachGroupPolicy = operation<typeof IAM, "DetachGroupPolicy">({
  ...change,
  handle({ GroupName, PolicyArn }, context) {
    detach(context, groupKind, groupNamed(context, "DetachGroupPolicy", GroupName, which(PolicyArn)), PolicyArn);
    return {};
  },
});

export const detachRolePolicy = operation<typeof IAM, "DetachRolePolicy">({
  ...change,
  handle({ RoleName, PolicyArn }, context) {
    detach(context, roleKind, ownRoleNamed(context, "DetachRolePolicy", RoleName, which(PolicyArn)), PolicyArn);
    return {};
  },
});

export const listAttachedUserPolicies = operation<typeof IAM, "ListAttachedUserPolicies">({
  ...list,
  handle: (input, context) => listAttached(userNamed(context, "ListAttachedUserPolicies", input.UserName), input),
});

export const listAttachedGroupPolicies = operation<typeof IAM, "ListAttachedGroupPolicies">({
  ...list,
  handle: (input, context) => listAttached(groupNamed(context, "ListAttachedGroupPolicies", input.GroupName), input),
});

export const listAttachedRolePolicies = operation<typeof IAM, "ListAttachedRolePolicies">({
  ...list,
  handle: (input, context) => listAttached(roleNamed(context, "ListAttachedRolePolicies", input.RoleName), input),
});
