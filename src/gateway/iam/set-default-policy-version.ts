// iam:SetDefaultPolicyVersion. https://docs.aws.amazon.com/IAM/latest/APIReference/API_SetDefaultPolicyVersion.html
import type * as IAM from "@aws-sdk/client-iam";
import { managedPolicies } from "../../store/tables/iam.ts";
import { operation } from "../service.ts";
import { checkVersion } from "./delete-policy-version.ts";
import { askedHere, ownPolicy } from "./find.ts";

export const setDefaultPolicyVersion = operation<typeof IAM, "SetDefaultPolicyVersion">({
  access: "Permissions management",
  resources: askedHere,
  handle({ PolicyArn, VersionId }, context) {
    const policy = ownPolicy(context, "SetDefaultPolicyVersion", PolicyArn);
    checkVersion(policy, VersionId);
    context.tx.put(managedPolicies, { ...policy, defaultVersionId: VersionId, updatedAtMs: context.nowMs });
    return {};
  },
});
