// iam:CreateUser. https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html
import type * as IAM from "@aws-sdk/client-iam";
import type { User } from "../../model/iam/records.ts";
import { users } from "../../store/tables/iam.ts";
import { operation } from "../service.ts";
import { checkName } from "./checks.ts";
import { checkBoundary } from "./holders.ts";
import { checkFree, newArn, newEntity, tagConditions } from "./new-entity.ts";
import { renderUser } from "./render.ts";

export const createUser = operation<typeof IAM, "CreateUser">({
  access: "Write",
  resources: (input, scope) => newArn("user", input.UserName, input, scope),
  conditions: (input) => ({
    ...tagConditions(input),
    ...(input.PermissionsBoundary ? { "iam:PermissionsBoundary": input.PermissionsBoundary } : {}),
  }),
  handle(input, context) {
    const { UserName, PermissionsBoundary } = input;
    checkName("userName", UserName);
    const entity = newEntity(context, "user", UserName, input);
    checkFree(context, users, UserName, `User with name ${UserName}`);
    const user: User = {
      ...entity,
      ...(PermissionsBoundary ? { permissionsBoundaryArn: checkBoundary(context, PermissionsBoundary) } : {}),
      groupNames: [],
      inlinePolicies: [],
      attachedPolicyArns: [],
    };
    return { User: renderUser(context.tx.put(users, user)) };
  },
});
