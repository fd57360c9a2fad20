// iam:UpdateAssumeRolePolicy. https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html
import type * as IAM from "@aws-sdk/client-iam";
import { roles } from "../../store/tables/iam.ts";
import { operation } from "../service.ts";
import { checkTrustPolicy } from "./documents.ts";
import { askedHere, ownRoleNamed } from "./find.ts";

export const updateAssumeRolePolicy = operation<typeof IAM, "UpdateAssumeRolePolicy">({
  access: "Permissions management",
  resources: askedHere,
  handle({ RoleName, PolicyDocument }, context) {
    const role = ownRoleNamed(context, "UpdateAssumeRolePolicy", RoleName);
    const assumeRolePolicyDocument = checkTrustPolicy(PolicyDocument, context.tx);
    context.tx.put(roles, { ...role, assumeRolePolicyDocument });
    return {};
  },
});
