// Is this text a policy? Says why not in AWS's words, which go into MalformedPolicyDocument.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
import { parseOperator } from "./condition.ts";
import { checkPrincipal } from "./check-principal.ts";
import type { PolicyKind } from "./statement.ts";

const syntax = "Syntax errors in policy.";

const topFields = new Set(["Version", "Id", "Statement"]);
const statementFields = new Set(
  "Sid Effect Principal NotPrincipal Action NotAction Resource NotResource Condition".split(" "),
);

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Strings of a member that may be one or a list; undefined when it is neither. */
function strings(value: unknown): readonly string[] | undefined {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.length > 0 && list.every((item) => typeof item === "string") ? list : undefined;
}

/** Undefined when the document is one; else AWS's complaint. */
export function checkDocument(text: string, kind: PolicyKind): string | undefined {
  let policy: unknown;
  try {
    policy = JSON.parse(text);
  } catch {
    return kind === "trust" ? "This policy contains invalid Json" : syntax;
  }
  if (!isObject(policy)) return syntax;
  const unknown = Object.keys(policy).find((field) => !topFields.has(field));
  if (unknown !== undefined) return kind === "trust" ? `Unknown field ${unknown}` : syntax;
  const { Version = "2008-10-17", Id = "" } = policy;
  if (Version !== "2012-10-17" && Version !== "2008-10-17") return "The policy must contain a valid version string.";
  if (typeof Id !== "string") return syntax;
  const statements: unknown[] = Array.isArray(policy.Statement) ? policy.Statement : [policy.Statement];
  return statements.length === 0 ? syntax : (firstOf(statements, kind) ?? repeatedSid(statements));
}

function firstOf(statements: readonly unknown[], kind: PolicyKind): string | undefined {
  for (const statement of statements) {
    if (!isObject(statement)) return syntax;
    const problem = checkStatement(statement, kind);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function repeatedSid(statements: readonly unknown[]): string | undefined {
  const sids = statements.flatMap((statement) => (isObject(statement) && statement.Sid ? [statement.Sid] : []));
  return new Set(sids).size < sids.length ? "Statement IDs (SID) in a single policy must be unique." : undefined;
}

function checkStatement(statement: Json, kind: PolicyKind): string | undefined {
  const unknown = Object.keys(statement).find((field) => !statementFields.has(field));
  if (unknown !== undefined) return kind === "trust" ? `Unknown field ${unknown}` : syntax;
  const { Sid = "", Effect } = statement;
  if (typeof Sid !== "string") return syntax;
  if (kind === "identity" && !/^[0-9A-Za-z]*$/.test(Sid))
    return "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*";
  if (Effect === undefined && kind === "trust") return "Missing required field Effect";
  if (Effect !== "Allow" && Effect !== "Deny") return syntax;
  return (
    checkPrincipal(statement, kind) ??
    checkActions(statement, kind) ??
    checkResources(statement, kind) ??
    checkConditions(statement.Condition)
  );
}

/** Which of two members that exclude each other is there. */
function either(statement: Json, one: string, other: string): { value?: unknown; both?: boolean } {
  if (statement[one] !== undefined && statement[other] !== undefined) return { both: true };
  return { value: statement[one] ?? statement[other] };
}

function checkActions(statement: Json, kind: PolicyKind): string | undefined {
  const { value, both } = either(statement, "Action", "NotAction");
  if (both) return syntax;
  if (value === undefined) return "Policy statement must contain actions.";
  const actions = strings(value);
  if (!actions) return Array.isArray(value) && value.length === 0 ? "Policy statement must contain actions." : syntax;
  for (const action of actions) {
    const problem = kind === "trust" ? checkTrustAction(action) : checkAction(action);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

const unprefaced = "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";

function checkAction(action: string): string | undefined {
  if (action === "*") return undefined;
  const [vendor = "", name, ...more] = action.split(":");
  if (name === undefined || vendor === "") return unprefaced;
  if (more.length > 0) return "Actions/Condition can contain only one colon.";
  return /^[a-zA-Z0-9*-]+$/.test(vendor) ? undefined : `Vendor ${vendor} is not valid`;
}

const trustAction =
  /^sts:(AssumeRole|AssumeRoleWithSAML|AssumeRoleWithWebIdentity|TagSession|SetSourceIdentity|SetContext|\*)$/i;

const checkTrustAction = (action: string): string | undefined =>
  trustAction.test(action) ? undefined : "AssumeRole policy may only specify STS AssumeRole actions.";

function checkResources(statement: Json, kind: PolicyKind): string | undefined {
  const { value, both } = either(statement, "Resource", "NotResource");
  if (both) return syntax;
  if (kind === "trust") {
    const prohibited = ["Resource", "NotResource"].find((field) => statement[field] !== undefined);
    return prohibited && `Has prohibited field ${prohibited}`;
  }
  const missing = kind === "identity" ? "Policy statement must contain resources." : undefined;
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return missing;
  for (const resource of strings(value) ?? [undefined]) {
    const problem = resource === undefined ? syntax : checkResource(resource);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function checkResource(resource: string): string | undefined {
  if (resource === "*") return undefined;
  const [arn, partition = "", vendor = "", region, , ...rest] = resource.split(":");
  if (arn !== "arn") return `Resource ${resource} must be in ARN format or "*".`;
  if (!/^(aws|aws-cn|aws-us-gov|\*|\$\{.*\})$/.test(partition))
    return `Partition "${partition}" is not valid for resource "${resource}".`;
  const open = resource.endsWith("*");
  if (rest.length === 0 && !open) return "The policy failed legacy parsing";
  if (/[*?]/.test(vendor) && !(vendor === "*" && open))
    return "Resource vendor must be fully qualified and cannot contain regexes.";
  if (vendor === "iam" && region && region !== "*")
    return `IAM resource ${resource} cannot contain region information.`;
  return undefined;
}

function checkConditions(condition: unknown): string | undefined {
  if (condition === undefined) return undefined;
  if (!isObject(condition)) return syntax;
  for (const [operator, keys] of Object.entries(condition)) {
    if (!isObject(keys) || !parseOperator(operator)) return syntax;
    for (const [key, value] of Object.entries(keys)) {
      if (!key.includes(":")) return unprefaced;
      const values: unknown[] = Array.isArray(value) ? value : [value];
      if (!values.every((item) => ["string", "number", "boolean"].includes(typeof item))) return syntax;
    }
  }
  return undefined;
}
