// iam:DeleteGroup. https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteGroup.html
import type * as IAM from "@aws-sdk/client-iam";
import { entityKey } from "../../model/iam/names.ts";
import { groups, users } from "../../store/tables/iam.ts";
import { operation } from "../service.ts";
import { deleteConflict } from "./errors.ts";
import { askedHere, groupNamed } from "./find.ts";
import { checkHoldsNothing } from "./holders.ts";

export const deleteGroup = operation<typeof IAM, "DeleteGroup">({
  access: "Write",
  resources: askedHere,
  handle({ GroupName }, context) {
    const group = groupNamed(context, "DeleteGroup", GroupName);
    const key = entityKey(group.account, group.name);
    if (context.tx.count(users, "group", key) > 0)
      throw deleteConflict("Cannot delete entity, must remove users from group first.");
    checkHoldsNothing(group);
    context.tx.delete(groups, key);
    return {};
  },
});
