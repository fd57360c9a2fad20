// What would be decided: the common half of SimulatePrincipalPolicy and SimulateCustomPolicy.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_testing-policies.html
import { parseArn } from "../../model/arn.ts";
import { checkDocument } from "../../model/iam/policy/check-document.ts";
import { type Conditions, RequestContext } from "../../model/iam/policy/context.ts";
import { decide, type PolicySets } from "../../model/iam/policy/decide.ts";
import type { Caller } from "../../model/iam/policy/principals.ts";
import { compilePolicy, type CompiledPolicy, type PolicyKind } from "../../model/iam/policy/statement.ts";
import { invalidInput } from "./errors.ts";
import { type PageInput, page } from "./pages.ts";

export interface SimulationInput extends PageInput {
  readonly ActionNames: readonly string[];
  readonly ResourceArns?: readonly string[] | undefined;
  readonly PolicyInputList?: readonly string[] | undefined;
  readonly PermissionsBoundaryPolicyInputList?: readonly string[] | undefined;
  readonly ResourcePolicy?: string | undefined;
  readonly ContextEntries?:
    | readonly {
        readonly ContextKeyName?: string | undefined;
        readonly ContextKeyValues?: readonly string[] | undefined;
        readonly ContextKeyType?: string | undefined;
      }[]
    | undefined;
}

/** Who would ask, with the policies and properties that it has already. */
export interface Simulated {
  readonly caller: Caller;
  readonly sets: PolicySets;
  readonly conditions: Conditions;
}

export function compiled(documents: readonly string[], kind: PolicyKind): CompiledPolicy[] {
  for (const document of documents) {
    const problem = checkDocument(document, kind);
    if (problem !== undefined) throw invalidInput(`Invalid input: ${problem}`);
  }
  return documents.map(compilePolicy);
}

/** One result for each action and resource. */
export function simulate(input: SimulationInput, { caller, sets, conditions }: Simulated) {
  const { ResourceArns = ["*"], PolicyInputList = [], PermissionsBoundaryPolicyInputList: boundaries = [] } = input;
  const [resourcePolicy] = compiled(input.ResourcePolicy === undefined ? [] : [input.ResourcePolicy], "resource");
  const context = new RequestContext(conditions, contextOf(input));
  const boundary = boundaries.length > 0 ? compiled(boundaries, "identity") : sets.boundary;
  const identity = [...sets.identity, ...compiled(PolicyInputList, "identity")];
  const asked = input.ActionNames.flatMap((action) => ResourceArns.map((resource) => ({ action, resource })));
  const { items, ...rest } = page(
    asked.map((question, at) => ({ ...question, at: String(at).padStart(6, "0") })),
    ({ at }) => at,
    input,
  );
  const EvaluationResults = items.map(({ action, resource }) => {
    const account = parseArn(resource)?.account || (caller.kind === "identity" ? caller.account : "");
    const ofResource = resourcePolicy && { policy: resourcePolicy, account };
    const decision = decide({ action, resource, context, caller }, { identity, boundary, resource: ofResource });
    const bounded = boundary && decide({ action, resource, context, caller }, { identity: boundary }).allowed;
    return {
      EvalActionName: action,
      EvalResourceName: resource,
      EvalDecision: word(decision),
      ...(bounded === undefined
        ? {}
        : { PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: bounded } }),
    };
  });
  return { EvaluationResults, ...rest };
}

const word = ({ allowed, reason }: { readonly allowed: boolean; readonly reason: string }) =>
  allowed ? ("allowed" as const) : reason.startsWith("with ") ? ("explicitDeny" as const) : ("implicitDeny" as const);

/** A key whose type is a list stays one, even with one value. */
const contextOf = ({ ContextEntries = [] }: SimulationInput): Conditions =>
  Object.fromEntries(
    ContextEntries.map(({ ContextKeyName = "", ContextKeyValues = [], ContextKeyType = "string" }) => [
      ContextKeyName,
      ContextKeyType.endsWith("List") || ContextKeyValues.length !== 1 ? ContextKeyValues : ContextKeyValues[0],
    ]),
  );
