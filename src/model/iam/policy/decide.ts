// May it? The order in which AWS weighs policies: an explicit deny wins, then somebody must allow, and nobody who bounds
// may be silent. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
import type { Naming } from "./principals.ts";
import type { CompiledPolicy, PolicyRequest } from "./statement.ts";

/** Every policy that has a say. Absent is not empty: an empty boundary allows nothing. */
export interface PolicySets {
  readonly identity: readonly CompiledPolicy[];
  readonly boundary?: readonly CompiledPolicy[] | undefined;
  readonly session?: readonly CompiledPolicy[] | undefined;
  /** The policy of the resource, or the trust policy of the role that is to be assumed. */
  readonly resource?:
    | { readonly policy: CompiledPolicy; readonly account: string; readonly trust?: boolean }
    | undefined;
}

export interface Decision {
  readonly allowed: boolean;
  /** Of AWS's words for a refusal: "no session policy allows the ecs:RunTask action", "with an explicit deny in …"; empty when allowed. */
  readonly reason: string;
}

const allowed: Decision = { allowed: true, reason: "" };

const words = {
  identity: ["an identity-based policy", "identity-based policy"],
  boundary: ["a permissions boundary", "permissions boundary"],
  session: ["a session policy", "session policy"],
  resource: ["a resource-based policy", "resource-based policy"],
  trust: ["the role trust policy", "role trust policy"],
} as const;

type Source = keyof typeof words;

const denied = (source: Source): Decision => ({
  allowed: false,
  reason: `with an explicit deny in ${words[source][0]}`,
});
const unallowed = (source: Source, action: string): Decision => ({
  allowed: false,
  reason: `no ${words[source][1]} allows the ${action} action`,
});

type Verdict = "deny" | "allow" | "silent";

function verdictOf(policies: readonly CompiledPolicy[], request: PolicyRequest): Verdict {
  let verdict: Verdict = "silent";
  for (const policy of policies)
    for (const { effect, applies } of policy) {
      if (effect === "Allow" && verdict === "allow") continue;
      if (!applies(request)) continue;
      if (effect === "Deny") return "deny";
      verdict = "allow";
    }
  return verdict;
}

/** How closely a resource's policy allows this caller; "deny" when it denies. */
export function grantOf(policy: CompiledPolicy, request: PolicyRequest): Naming | "deny" {
  let grant: Naming = "none";
  const order: readonly Naming[] = ["none", "account", "anyone", "role", "itself"];
  for (const { effect, naming, applies } of policy) {
    const named = naming(request.caller);
    if (named === "none" || !applies(request)) continue;
    if (effect === "Deny") return "deny";
    if (order.indexOf(named) > order.indexOf(grant)) grant = named;
  }
  return grant;
}

/** The decision on one action and one resource. Root users are not asked: they may. */
export function decide(request: PolicyRequest, sets: PolicySets): Decision {
  const identity = verdictOf(sets.identity, request);
  const boundary = sets.boundary ? verdictOf(sets.boundary, request) : "allow";
  const session = sets.session ? verdictOf(sets.session, request) : "allow";
  const source = sets.resource?.trust ? "trust" : "resource";
  const grant = sets.resource ? grantOf(sets.resource.policy, request) : "none";
  if (identity === "deny") return denied("identity");
  if (grant === "deny") return denied(source);
  if (boundary === "deny") return denied("boundary");
  if (session === "deny") return denied("session");
  const { caller } = request;
  const sameAccount = !sets.resource || (caller.kind === "identity" && caller.account === sets.resource.account);
  // A role's trust policy must speak, even to its own account.
  if (grant === "none" && (source === "trust" || !sameAccount)) return unallowed(source, request.action);
  if (sameAccount && grant === "itself") return allowed;
  const granted = sameAccount && (grant === "role" || grant === "anyone");
  if (identity !== "allow" && !granted) return unallowed("identity", request.action);
  if (boundary !== "allow") return unallowed("boundary", request.action);
  if (session !== "allow") return unallowed("session", request.action);
  return allowed;
}
