// iam:DeleteRole. https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html
import type * as IAM from "@aws-sdk/client-iam";
import { entityKey } from "../../model/iam/names.ts";
import { instanceProfiles, roles } from "../../store/tables/iam.ts";
import { operation } from "../service.ts";
import { deleteConflict } from "./errors.ts";
import { askedHere, ownRoleNamed } from "./find.ts";
import { checkHoldsNothing } from "./holders.ts";

export const deleteRole = operation<typeof IAM, "DeleteRole">({
  access: "Write",
  resources: askedHere,
  handle({ RoleName }, context) {
    const role = ownRoleNamed(context, "DeleteRole", RoleName);
    const key = entityKey(role.account, role.name);
    if (context.tx.count(instanceProfiles, "role", key) > 0)
      throw deleteConflict("Cannot delete entity, must remove roles from instance profile first.");
    checkHoldsNothing(role);
    context.tx.delete(roles, key);
    return {};
  },
});
