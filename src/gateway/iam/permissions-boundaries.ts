// Boundaries of users and roles: put and delete.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
import type * as IAM from "@aws-sdk/client-iam";
import { operation } from "../service.ts";
import { noSuchEntity } from "./errors.ts";
import { askedHere, ownRoleNamed, userNamed } from "./find.ts";
import { bound, checkBoundary, roleKind, userKind } from "./holders.ts";

const change = { access: "Permissions management", resources: askedHere } as const;
const which = (policyArn: string) => ({ "iam:PermissionsBoundary": policyArn });

export const putUserPermissionsBoundary = operation<typeof IAM, "PutUserPermissionsBoundary">({
  ...change,
  handle({ UserName, PermissionsBoundary }, context) {
    const user = userNamed(context, "PutUserPermissionsBoundary", UserName, which(PermissionsBoundary));
    bound(context, userKind, user, checkBoundary(context, PermissionsBoundary));
    return {};
  },
});

export const putRolePermissionsBoundary = operation<typeof IAM, "PutRolePermissionsBoundary">({
  ...change,
  handle({ RoleName, PermissionsBoundary }, context) {
    const role = ownRoleNamed(context, "PutRolePermissionsBoundary", RoleName, which(PermissionsBoundary));
    bound(context, roleKind, role, checkBoundary(context, PermissionsBoundary));
    return {};
  },
});

export const deleteUserPermissionsBoundary = operation<typeof IAM, "DeleteUserPermissionsBoundary">({
  ...change,
  handle({ UserName }, context) {
    const user = userNamed(context, "DeleteUserPermissionsBoundary", UserName);
    if (user.permissionsBoundaryArn === undefined)
      throw noSuchEntity(`The user ${UserName} does not have a permissions boundary.`);
    bound(context, userKind, user, undefined);
    return {};
  },
});

export const deleteRolePermissionsBoundary = operation<typeof IAM, "DeleteRolePermissionsBoundary">({
  ...change,
  handle({ RoleName }, context) {
    const role = ownRoleNamed(context, "DeleteRolePermissionsBoundary", RoleName);
    if (role.permissionsBoundaryArn === undefined)
      throw noSuchEntity(`The role ${RoleName} does not have a permissions boundary.`);
    bound(context, roleKind, role, undefined);
    return {};
  },
});
