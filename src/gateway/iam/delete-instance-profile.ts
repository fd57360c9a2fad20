// iam:DeleteInstanceProfile. https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteInstanceProfile.html
import type * as IAM from "@aws-sdk/client-iam";
import { entityKey } from "../../model/iam/names.ts";
import { instanceProfiles } from "../../store/tables/iam.ts";
import { operation } from "../service.ts";
import { deleteConflict } from "./errors.ts";
import { askedHere, instanceProfileNamed } from "./find.ts";

export const deleteInstanceProfile = operation<typeof IAM, "DeleteInstanceProfile">({
  access: "Write",
  resources: askedHere,
  handle({ InstanceProfileName }, context) {
    const profile = instanceProfileNamed(context, "DeleteInstanceProfile", InstanceProfileName);
    if (profile.roleName !== undefined)
      throw deleteConflict("Cannot delete entity, must remove roles from instance profile first.");
    context.tx.delete(instanceProfiles, entityKey(profile.account, profile.name));
    return {};
  },
});
