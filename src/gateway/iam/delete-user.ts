// iam:DeleteUser. https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUser.html
import type * as IAM from "@aws-sdk/client-iam";
import { entityKey } from "../../model/iam/names.ts";
import { accessKeys, users } from "../../store/tables/iam.ts";
import { operation } from "../service.ts";
import { deleteConflict } from "./errors.ts";
import { askedHere, userNamed } from "./find.ts";
import { checkHoldsNothing } from "./holders.ts";

export const deleteUser = operation<typeof IAM, "DeleteUser">({
  access: "Write",
  resources: askedHere,
  handle({ UserName }, context) {
    const user = userNamed(context, "DeleteUser", UserName);
    const key = entityKey(user.account, user.name);
    if (user.groupNames.length > 0) throw deleteConflict("Cannot delete entity, must remove users from group first.");
    checkHoldsNothing(user);
    if (context.tx.count(accessKeys, "user", key) > 0)
      throw deleteConflict("Cannot delete entity, must delete access keys first.");
    context.tx.delete(users, key);
    return {};
  },
});
