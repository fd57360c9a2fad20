// Policies as they are evaluated: compiled once per text, then asked many times.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
import { type Condition, compileCondition } from "./condition.ts";
import type { RequestContext } from "./context.ts";
import { type Matcher, pattern } from "./pattern.ts";
import { type Caller, type Naming, principalMatcher } from "./principals.ts";

/** identity: of users, groups, roles and sessions; trust: of a role; resource: of a repository and the like. */
export type PolicyKind = "identity" | "trust" | "resource";

export interface PolicyRequest {
  /** ecs:RunTask */
  readonly action: string;
  /** An ARN, or "*" where an action knows no resources. */
  readonly resource: string;
  readonly context: RequestContext;
  readonly caller: Caller;
}

export interface CompiledStatement {
  readonly effect: "Allow" | "Deny";
  /** Who is meant; identity policies have no such element and mean their holder. */
  readonly naming: (caller: Caller) => Naming;
  /** Action, resource and conditions, without regard to who asks. */
  readonly applies: (request: PolicyRequest) => boolean;
}

export type CompiledPolicy = readonly CompiledStatement[];

/** The shape of a statement that passed the syntax check (document.ts). */
export interface StatementJson {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Principal?: unknown;
  readonly NotPrincipal?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface PolicyJson {
  readonly Version?: string;
  readonly Id?: string;
  readonly Statement: StatementJson | readonly StatementJson[];
}

const remembered = new Map<string, CompiledPolicy>();
const rememberedLimit = 4096;

/** Compiles a document that was accepted when it was written. Texts are remembered: a policy is asked far oftener than changed. */
export function compilePolicy(document: string): CompiledPolicy {
  const known = remembered.get(document);
  if (known) return known;
  const compiled = compileJson(JSON.parse(document) as PolicyJson);
  if (remembered.size >= rememberedLimit) remembered.clear();
  remembered.set(document, compiled);
  return compiled;
}

export function compileJson(policy: PolicyJson): CompiledPolicy {
  const variables = policy.Version === "2012-10-17";
  return [policy.Statement].flat().map((statement) => compileStatement(statement, variables));
}

const list = (value: unknown): string[] => (value === undefined ? [] : [value].flat().map(String));

function compileStatement(statement: StatementJson, variables: boolean): CompiledStatement {
  const action = actionTest(statement);
  const resource = resourceTest(statement, variables);
  const conditions = compileConditions(statement, variables);
  return {
    effect: statement.Effect,
    naming: namingOf(statement),
    applies: (request) =>
      action(request.action, request.context) &&
      resource(request.resource, request.context) &&
      conditions.every((condition) => condition(request.context)),
  };
}

function actionTest(statement: StatementJson): Matcher {
  const options = { wildcards: true, ignoreCase: true };
  return chosen(
    list(statement.Action ?? statement.NotAction).map((text) => pattern(text, options)),
    statement.NotAction !== undefined,
  );
}

/** A trust policy has neither Resource nor NotResource: it speaks of the role that it belongs to. */
function resourceTest(statement: StatementJson, variables: boolean): Matcher {
  if (statement.Resource === undefined && statement.NotResource === undefined) return () => true;
  return chosen(
    list(statement.Resource ?? statement.NotResource).map((text) => pattern(text, { wildcards: true, variables })),
    statement.NotResource !== undefined,
  );
}

const chosen =
  (matchers: readonly Matcher[], not: boolean): Matcher =>
  (value, context) =>
    matchers.some((matcher) => matcher(value, context)) !== not;

function compileConditions({ Condition }: StatementJson, variables: boolean): Condition[] {
  return Object.entries(Condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => compileCondition(operator, key, list(values), variables)),
  );
}

function namingOf(statement: StatementJson): (caller: Caller) => Naming {
  if (statement.NotPrincipal !== undefined) {
    const excepted = principalMatcher(statement.NotPrincipal);
    return (caller) => (excepted(caller) === "none" ? "anyone" : "none");
  }
  return statement.Principal === undefined ? () => "itself" : principalMatcher(statement.Principal);
}
