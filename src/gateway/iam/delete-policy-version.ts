// iam:DeletePolicyVersion. https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicyVersion.html
import type * as IAM from "@aws-sdk/client-iam";
import type { ManagedPolicy } from "../../model/iam/records.ts";
import { managedPolicies } from "../../store/tables/iam.ts";
import { operation } from "../service.ts";
import { constraint, deleteConflict, noSuchEntity } from "./errors.ts";
import { askedHere, ownPolicy } from "./find.ts";

export function checkVersion({ arn, versions }: ManagedPolicy, wanted: string): void {
  if (!/^v[1-9][0-9]*$/.test(wanted))
    throw constraint(wanted, "versionId", "satisfy regular expression pattern: v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?");
  if (!versions.some(({ versionId }) => versionId === wanted))
    throw noSuchEntity(`Policy ${arn} version ${wanted} does not exist or is not attachable.`);
}

export const deletePolicyVersion = operation<typeof IAM, "DeletePolicyVersion">({
  access: "Permissions management",
  resources: askedHere,
  handle({ PolicyArn, VersionId }, context) {
    const policy = ownPolicy(context, "DeletePolicyVersion", PolicyArn);
    checkVersion(policy, VersionId);
    if (policy.defaultVersionId === VersionId) throw deleteConflict("Cannot delete the default version of a policy.");
    const versions = policy.versions.filter(({ versionId }) => versionId !== VersionId);
    context.tx.put(managedPolicies, { ...policy, versions });
    return {};
  },
});
