// Managed policies of both sorts, AWS's and the account's own, as one kind of row; and who holds them.
import { createHash } from "node:crypto";
import { awsManagedPolicies, awsManagedPolicy } from "../../model/iam/managed/index.ts";
import type { AwsManagedPolicy } from "../../model/iam/managed/managed.ts";
import type { ManagedPolicy } from "../../model/iam/records.ts";
import type { Reader } from "../../store/store.ts";
import { attachmentKey, groups, managedPolicies, roles, users } from "../../store/tables/iam.ts";

/** AWS's policies have ids that stay: made from their ARNs. */
const idOf = (arn: string): string => {
  const digest = createHash("sha256").update(arn).digest("hex").toUpperCase();
  return `ANPA${digest.slice(0, 17)}`;
};

function fromAws(arn: string, policy: AwsManagedPolicy): ManagedPolicy {
  const { name, path, description, versionId, createdOn, updatedOn, document } = policy;
  const updatedAtMs = Date.parse(updatedOn);
  return {
    account: "aws",
    name,
    path,
    id: idOf(arn),
    arn,
    createdAtMs: Date.parse(createdOn),
    updatedAtMs,
    tags: [],
    description,
    versions: [{ versionId, document: JSON.stringify(document, null, 2), createdAtMs: updatedAtMs }],
    defaultVersionId: versionId,
    nextVersion: Number(versionId.slice(1)) + 1,
  };
}

/** The policy of that ARN, if `account` sees it: its own and AWS's. */
export function visiblePolicy(reader: Reader, account: string, arn: string): ManagedPolicy | undefined {
  const aws = awsManagedPolicy(arn);
  if (aws) return fromAws(arn, aws);
  const own = reader.get(managedPolicies, arn);
  return own?.account === account ? own : undefined;
}

export const awsPolicies = (): ManagedPolicy[] => awsManagedPolicies.map(([arn, policy]) => fromAws(arn, policy));

export const ownPolicies = (reader: Reader, account: string): ManagedPolicy[] =>
  reader.by(managedPolicies, "account", account);

export function attachmentCount(reader: Reader, account: string, arn: string): number {
  const key = attachmentKey(account, arn);
  return (
    reader.count(users, "attached", key) + reader.count(groups, "attached", key) + reader.count(roles, "attached", key)
  );
}

export function boundaryCount(reader: Reader, account: string, arn: string): number {
  const key = attachmentKey(account, arn);
  return reader.count(users, "bounded", key) + reader.count(roles, "bounded", key);
}
