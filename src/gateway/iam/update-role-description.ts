// iam:UpdateRoleDescription, which UpdateRole supersedes.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRoleDescription.html
import type * as IAM from "@aws-sdk/client-iam";
import { roles } from "../../store/tables/iam.ts";
import { operation } from "../service.ts";
import { askedHere, roleNamed } from "./find.ts";
import { renderRole } from "./render.ts";
import { described } from "./update-role.ts";

/** The one change that a service-linked role takes. */
export const updateRoleDescription = operation<typeof IAM, "UpdateRoleDescription">({
  access: "Write",
  resources: askedHere,
  handle({ RoleName, Description }, context) {
    const role = roleNamed(context, "UpdateRoleDescription", RoleName);
    return { Role: renderRole(context.tx.put(roles, described(role, Description))) };
  },
});
