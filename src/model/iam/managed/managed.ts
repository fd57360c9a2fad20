// AWS's own managed policies: data, the same in every account, never written.
// https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
import type { PolicyJson } from "../policy/statement.ts";

export interface AwsManagedPolicy {
  readonly name: string;
  /** "/", "/service-role/", "/aws-service-role/", "/job-function/" */
  readonly path: string;
  readonly description: string;
  /** AWS's number of the default version, e.g. v3. Earlier versions are not kept. */
  readonly versionId: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly document: PolicyJson;
}
