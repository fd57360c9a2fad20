// Who makes a request, after its signature was verified.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html

export interface Principal {
  readonly kind: "root" | "user" | "assumed-role" | "session";
  readonly account: string;
  /** arn:aws:iam::…:root, …:user/name, or arn:aws:sts::…:assumed-role/role/session. */
  readonly arn: string;
  /** As GetCallerIdentity's UserId: account for root, AIDA… for a user, AROA…:session for a role. */
  readonly userId: string;
  readonly accessKeyId: string;
  /** The role behind an assumed-role session. */
  readonly roleArn?: string;
  /** Inline session policy documents (JSON), which only narrow. */
  readonly sessionPolicies?: readonly string[];
}
