// Inline policies of users, groups and roles: put, get, delete, list.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html
import type * as IAM from "@aws-sdk/client-iam";
import { operation } from "../service.ts";
import { encodeDocument } from "./documents.ts";
import { askedHere, groupNamed, ownRoleNamed, roleNamed, userNamed } from "./find.ts";
import { deleteInline, groupKind, inlineDocument, listInline, putInline, roleKind, userKind } from "./holders.ts";

const change = { access: "Permissions management", resources: askedHere } as const;
const read = { access: "Read", resources: askedHere } as const;
const list = { access: "List", resources: askedHere } as const;

export const putUserPolicy = operation<typeof IAM, "PutUserPolicy">({
  ...change,
  handle(input, context) {
    putInline(context, userKind, userNamed(context, "PutUserPolicy", input.UserName), input);
    return {};
  },
});

export const putGroupPolicy = operation<typeof IAM, "PutGroupPolicy">({
  ...change,
  handle(input, context) {
    putInline(context, groupKind, groupNamed(context, "PutGroupPolicy", input.GroupName), input);
    return {};
  },
});

export const putRolePolicy = operation<typeof IAM, "PutRolePolicy">({
  ...change,
  handle(input, context) {
    putInline(context, roleKind, ownRoleNamed(context, "PutRolePolicy", input.RoleName), input);
    return {};
  },
});

export const getUserPolicy = operation<typeof IAM, "GetUserPolicy">({
  ...read,
  handle({ UserName, PolicyName }, context) {
    const document = inlineDocument("user", userNamed(context, "GetUserPolicy", UserName), PolicyName);
    return { UserName, PolicyName, PolicyDocument: encodeDocument(document) };
  },
});

export const getGroupPolicy = operation<typeof IAM, "GetGroupPolicy">({
  ...read,
  handle({ GroupName, PolicyName }, context) {
    const document = inlineDocument("group", groupNamed(context, "GetGroupPolicy", GroupName), PolicyName);
    return { GroupName, PolicyName, PolicyDocument: encodeDocument(document) };
  },
});

export const getRolePolicy = operation<typeof IAM, "GetRolePolicy">({
  ...read,
  handle({ RoleName, PolicyName }, context) {
    const document = inlineDocument("role", roleNamed(context, "GetRolePolicy", RoleName), PolicyName);
    return { RoleName, PolicyName, PolicyDocument: encodeDocument(document) };
  },
});

export const deleteUserPolicy = operation<typeof IAM, "DeleteUserPolicy">({
  ...change,
  handle({ UserName, PolicyName }, context) {
    deleteInline(context, userKind, userNamed(context, "DeleteUserPolicy", UserName), PolicyName);
    return {};
  },
});

export const deleteGroupPolicy = operation<typeof IAM, "DeleteGroupPolicy">({
  ...change,
  handle({ GroupName, PolicyName }, context) {
    deleteInline(context, groupKind, groupNamed(context, "DeleteGroupPolicy", GroupName), PolicyName);
    return {};
  },
});

export const deleteRolePolicy = operation<typeof IAM, "DeleteRolePolicy">({
  ...change,
  handle({ RoleName, PolicyName }, context) {
    deleteInline(context, roleKind, ownRoleNamed(context, "DeleteRolePolicy", RoleName), PolicyName);
    return {};
  },
});

export const listUserPolicies = operation<typeof IAM, "ListUserPolicies">({
  ...list,
  handle: (input, context) => listInline(userNamed(context, "ListUserPolicies", input.UserName), input),
});

export const listGroupPolicies = operation<typeof IAM, "ListGroupPolicies">({
  ...list,
  handle: (input, context) => listInline(groupNamed(context, "ListGroupPolicies", input.GroupName), input),
});

export const listRolePolicies = operation<typeof IAM, "ListRolePolicies">({
  ...list,
  handle: (input, context) => listInline(roleNamed(context, "ListRolePolicies", input.RoleName), input),
});
