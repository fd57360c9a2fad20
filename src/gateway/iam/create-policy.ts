// iam:CreatePolicy. https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html
import type * as IAM from "@aws-sdk/client-iam";
import { entityKey } from "../../model/iam/names.ts";
import type { ManagedPolicy } from "../../model/iam/records.ts";
import { managedPolicies } from "../../store/tables/iam.ts";
import { operation } from "../service.ts";
import { checkDescription, checkName } from "./checks.ts";
import { checkManagedPolicy } from "./documents.ts";
import { alreadyExists } from "./errors.ts";
import { newArn, newEntity, tagConditions } from "./new-entity.ts";
import { listedPolicy, tagsIfAny } from "./render.ts";

export const createPolicy = operation<typeof IAM, "CreatePolicy">({
  access: "Permissions management",
  resources: (input, scope) => newArn("policy", input.PolicyName, input, scope),
  conditions: tagConditions,
  handle(input, context) {
    const { PolicyName, PolicyDocument, Description } = input;
    const { tx, account, nowMs } = context;
    checkName("policyName", PolicyName);
    const entity = newEntity(context, "policy", PolicyName, input);
    if (tx.count(managedPolicies, "name", entityKey(account, PolicyName)) > 0)
      throw alreadyExists(`A policy called ${PolicyName} already exists. Duplicate names are not allowed.`);
    const description = checkDescription(Description);
    const policy: ManagedPolicy = {
      ...entity,
      ...(description === undefined ? {} : { description }),
      versions: [{ versionId: "v1", document: checkManagedPolicy(PolicyDocument), createdAtMs: nowMs }],
      defaultVersionId: "v1",
      nextVersion: 2,
      updatedAtMs: nowMs,
    };
    tx.put(managedPolicies, policy);
    return { Policy: { ...listedPolicy(policy, 0, 0), ...tagsIfAny(policy) } };
  },
});
