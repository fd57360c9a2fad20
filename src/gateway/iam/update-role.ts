// iam:UpdateRole. https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRole.html
import type * as IAM from "@aws-sdk/client-iam";
import type { Role } from "../../model/iam/records.ts";
import { roles } from "../../store/tables/iam.ts";
import { operation } from "../service.ts";
import { checkDescription, checkSessionDuration } from "./checks.ts";
import { askedHere, ownRoleNamed } from "./find.ts";

/** An empty description takes it away; an absent one leaves it. */
export function described(role: Role, given: string | undefined): Role {
  if (given === undefined) return role;
  const { description: _, ...rest } = role;
  const description = checkDescription(given);
  return description === undefined ? rest : { ...rest, description };
}

export const updateRole = operation<typeof IAM, "UpdateRole">({
  access: "Write",
  resources: askedHere,
  handle({ RoleName, Description, MaxSessionDuration }, context) {
    const role = ownRoleNamed(context, "UpdateRole", RoleName);
    const maxSessionDurationS = checkSessionDuration(MaxSessionDuration ?? role.maxSessionDurationS);
    context.tx.put(roles, { ...described(role, Description), maxSessionDurationS });
    return {};
  },
});
