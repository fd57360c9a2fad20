// Is the Principal of a statement one? Whether it exists, only a store can tell (gateway/iam/trust-policy.ts).
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
import type { PolicyKind } from "./statement.ts";

const types = ["AWS", "Service", "Federated", "CanonicalUser"];

const identity =
  /^(\*|\d{12}|A(IDA|ROA)[A-Z0-9]{12,}|arn:aws:iam::\d{12}:(root|(user|role)\/\S+)|arn:aws:sts::\d{12}:(assumed-role|federated-user)\/\S+)$/;
const service = /^[a-z0-9][a-z0-9.-]*\.(amazonaws\.com|amazonaws\.com\.cn|aws\.internal)$/;

/** AWS's complaint, or undefined. */
export function checkPrincipal(statement: Readonly<Record<string, unknown>>, kind: PolicyKind): string | undefined {
  const { Principal, NotPrincipal } = statement;
  const element = Principal ?? NotPrincipal;
  if (kind === "identity") return element === undefined ? undefined : "Policy document should not specify a principal.";
  if (element === undefined) return "Missing required field Principal";
  if (Principal !== undefined && NotPrincipal !== undefined) return "Syntax errors in policy.";
  if (kind === "trust" && NotPrincipal !== undefined && statement.Effect === "Allow")
    return "Allow with NotPrincipal is not allowed.";
  if (element === "*") return undefined;
  if (typeof element !== "object" || element === null || Array.isArray(element)) return "Syntax errors in policy.";
  const entries = Object.entries(element as Readonly<Record<string, unknown>>);
  if (entries.length === 0) return "Missing required field Principal cannot be empty!";
  for (const [type, value] of entries) {
    if (!types.includes(type)) return `Invalid principal in policy: "${type}"`;
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value])
      if (!isPrincipal(type, one)) return `Invalid principal in policy: "${type.toUpperCase()}":"${String(one)}"`;
  }
  return undefined;
}

function isPrincipal(type: string, value: unknown): boolean {
  if (typeof value !== "string") return false;
  if (type === "AWS") return identity.test(value);
  return type === "Service" ? service.test(value) : value.length > 0;
}
