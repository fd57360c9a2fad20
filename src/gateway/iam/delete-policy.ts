// iam:DeletePolicy. https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicy.html
import type * as IAM from "@aws-sdk/client-iam";
import { managedPolicies } from "../../store/tables/iam.ts";
import { operation } from "../service.ts";
import { deleteConflict } from "./errors.ts";
import { askedHere, ownPolicy } from "./find.ts";
import { attachmentCount, boundaryCount } from "./policies.ts";

export const deletePolicy = operation<typeof IAM, "DeletePolicy">({
  access: "Permissions management",
  resources: askedHere,
  handle({ PolicyArn }, context) {
    const { tx, account } = context;
    const policy = ownPolicy(context, "DeletePolicy", PolicyArn);
    if (attachmentCount(tx, account, PolicyArn) + boundaryCount(tx, account, PolicyArn) > 0)
      throw deleteConflict("Cannot delete a policy attached to entities.");
    if (policy.versions.length > 1)
      throw deleteConflict(
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
      );
    tx.delete(managedPolicies, PolicyArn);
    return {};
  },
});
