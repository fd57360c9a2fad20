// iam:CreatePolicyVersion. https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicyVersion.html
import type * as IAM from "@aws-sdk/client-iam";
import { managedPolicies } from "../../store/tables/iam.ts";
import { operation } from "../service.ts";
import { checkManagedPolicy } from "./documents.ts";
import { limitExceeded } from "./errors.ts";
import { askedHere, ownPolicy } from "./find.ts";
import { renderVersion } from "./render.ts";

const versionsPerPolicy = 5;

export const createPolicyVersion = operation<typeof IAM, "CreatePolicyVersion">({
  access: "Permissions management",
  resources: askedHere,
  handle({ PolicyArn, PolicyDocument, SetAsDefault = false }, context) {
    const policy = ownPolicy(context, "CreatePolicyVersion", PolicyArn);
    const document = checkManagedPolicy(PolicyDocument);
    if (policy.versions.length >= versionsPerPolicy)
      throw limitExceeded(
        `A managed policy can have up to ${versionsPerPolicy} versions. Before you create a new version, you must delete an existing version.`,
      );
    const versionId = `v${policy.nextVersion}`;
    const version = { versionId, document, createdAtMs: context.nowMs };
    const next = {
      ...policy,
      versions: [...policy.versions, version],
      nextVersion: policy.nextVersion + 1,
      defaultVersionId: SetAsDefault ? versionId : policy.defaultVersionId,
      updatedAtMs: context.nowMs,
    };
    context.tx.put(managedPolicies, next);
    return { PolicyVersion: renderVersion(version, next.defaultVersionId) };
  },
});
