// The Principal element: whom a resource's policy or a role's trust policy speaks of.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
import { parseArn } from "../../arn.ts";

/** Who asks: a service of AWS, or an identity of an account. */
export type Caller =
  | { readonly kind: "service"; readonly service: string }
  | {
      readonly kind: "identity";
      readonly account: string;
      readonly arn: string;
      /** The role behind a session. */
      readonly roleArn?: string | undefined;
    };

/**
 * How closely a policy names the caller. It matters within one account: `account` only hands the question to the
 * identity's own policies, `role` is bounded by boundary and session policies, `itself` is a grant to exactly this identity.
 */
export type Naming = "none" | "account" | "anyone" | "role" | "itself";

export type PrincipalMatcher = (caller: Caller) => Naming;

const closeness: readonly Naming[] = ["none", "account", "anyone", "role", "itself"];
const closer = (a: Naming, b: Naming): Naming => (closeness.indexOf(b) > closeness.indexOf(a) ? b : a);

/** `element` is the value of Principal: "*" or an object of lists by type. */
export function principalMatcher(element: unknown): PrincipalMatcher {
  if (element === "*") return (caller) => (caller.kind === "identity" ? "anyone" : "none");
  if (typeof element !== "object" || element === null) return () => "none";
  const matchers = Object.entries(element).flatMap(([type, values]) =>
    [values].flat().map((value) => matcherOf(type, String(value))),
  );
  return (caller) => matchers.reduce<Naming>((best, matcher) => closer(best, matcher(caller)), "none");
}

function matcherOf(type: string, value: string): PrincipalMatcher {
  if (type === "Service")
    return (caller) => (caller.kind === "service" && caller.service === value ? "itself" : "none");
  if (type !== "AWS") return () => "none";
  if (value === "*") return (caller) => (caller.kind === "identity" ? "anyone" : "none");
  const account = accountOf(value);
  return (caller) => {
    if (caller.kind !== "identity") return "none";
    if (caller.arn === value) return "itself";
    if (account !== undefined) return caller.account === account ? "account" : "none";
    return caller.roleArn === value ? "role" : "none";
  };
}

/** The account that is meant as a whole: by its number or by its root. */
export function accountOf(value: string): string | undefined {
  if (/^\d{12}$/.test(value)) return value;
  const arn = parseArn(value);
  return arn?.service === "iam" && arn.resource === "root" ? arn.account : undefined;
}
