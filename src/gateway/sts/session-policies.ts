// The policies that a caller of AssumeRole passes along: they narrow the session, and are kept in it as they are now.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session
import type * as STS from "@aws-sdk/client-sts";
import { MalformedPolicyDocumentException, PackedPolicyTooLargeException } from "@aws-sdk/client-sts";
import { AwsError, fail } from "../../model/errors.ts";
import { awsManagedPolicy } from "../../model/iam/managed/index.ts";
import { checkDocument } from "../../model/iam/policy/check-document.ts";
import type { Reader } from "../../store/store.ts";
import { managedPolicies } from "../../store/tables/iam.ts";

/** Of inline and managed policies together, in characters. */
const mostCharacters = 2048;
const mostManaged = 10;

type PolicyInput = Pick<STS.AssumeRoleCommandInput, "Policy" | "PolicyArns">;

/** The documents, JSON. */
export function sessionPolicies(reader: Reader, account: string, { Policy, PolicyArns = [] }: PolicyInput): string[] {
  if (PolicyArns.length > mostManaged)
    throw new AwsError("ValidationError", `A session takes ${mostManaged} managed policies at most.`);
  const managed = PolicyArns.map(({ arn }) => managedDocument(reader, account, arn ?? ""));
  if (Policy === undefined) return managed;
  const problem = checkDocument(Policy, "identity");
  if (problem !== undefined) return fail(MalformedPolicyDocumentException, { message: problem });
  const percent = Math.ceil((Policy.length * 100) / mostCharacters);
  if (percent > 100)
    fail(PackedPolicyTooLargeException, {
      message: `Packed policy consumes ${percent}% of allotted space, please use smaller policy.`,
    });
  return [Policy, ...managed];
}

function managedDocument(reader: Reader, account: string, arn: string): string {
  const own = reader.get(managedPolicies, arn);
  const version = own?.versions.find(({ versionId }) => versionId === own.defaultVersionId);
  if (version && own?.account === account) return version.document;
  const aws = awsManagedPolicy(arn);
  if (aws) return JSON.stringify(aws.document);
  throw new AwsError(
    "ValidationError",
    `Policy ${arn} does not exist or is not attachable to a session of this account.`,
  );
}

/** Per cent of what a session may carry. */
export const packedSize = (policies: readonly string[]): number =>
  Math.min(100, Math.ceil((policies.reduce((size, policy) => size + policy.length, 0) * 100) / mostCharacters));
