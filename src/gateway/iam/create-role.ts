// iam:CreateRole. https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
import type * as IAM from "@aws-sdk/client-iam";
import type { Role } from "../../model/iam/records.ts";
import { roles } from "../../store/tables/iam.ts";
import { operation } from "../service.ts";
import { checkDescription, checkName, checkSessionDuration } from "./checks.ts";
import { checkTrustPolicy } from "./documents.ts";
import { validationError } from "./errors.ts";
import { checkBoundary } from "./holders.ts";
import { checkFree, newArn, newEntity, tagConditions } from "./new-entity.ts";
import { createdRole } from "./render.ts";

export const createRole = operation<typeof IAM, "CreateRole">({
  access: "Write",
  resources: (input, scope) => newArn("role", input.RoleName, input, scope),
  conditions: (input) => ({
    ...tagConditions(input),
    ...(input.PermissionsBoundary ? { "iam:PermissionsBoundary": input.PermissionsBoundary } : {}),
  }),
  handle(input, context) {
    const { RoleName, AssumeRolePolicyDocument, Description, MaxSessionDuration, PermissionsBoundary } = input;
    checkName("roleName", RoleName);
    const entity = newEntity(context, "role", RoleName, input);
    if (entity.path.startsWith("/aws-service-role/"))
      throw validationError(
        "You cannot use a path that begins with /aws-service-role/: it is for service-linked roles.",
      );
    checkFree(context, roles, RoleName, `Role with name ${RoleName}`);
    const description = checkDescription(Description);
    const role: Role = {
      ...entity,
      assumeRolePolicyDocument: checkTrustPolicy(AssumeRolePolicyDocument, context.tx),
      ...(description === undefined ? {} : { description }),
      maxSessionDurationS: checkSessionDuration(MaxSessionDuration),
      ...(PermissionsBoundary ? { permissionsBoundaryArn: checkBoundary(context, PermissionsBoundary) } : {}),
      inlinePolicies: [],
      attachedPolicyArns: [],
    };
    return { Role: createdRole(context.tx.put(roles, role)) };
  },
});
