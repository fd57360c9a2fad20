// One condition of a statement: operator, key and values, compiled to a question on a request.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
import { conditionOperators } from "./condition-operators.ts";
import type { RequestContext } from "./context.ts";

export type Condition = (context: RequestContext) => boolean;

export interface OperatorName {
  readonly set: "all" | "any" | undefined;
  /** In lower case, without its suffix. */
  readonly operator: string;
  readonly ifExists: boolean;
}

const shape = /^(?:(forallvalues|foranyvalue):)?([a-z]+?)(ifexists)?$/;

/** Takes `ForAllValues:StringLikeIfExists` apart; undefined when there is no such operator. */
export function parseOperator(name: string): OperatorName | undefined {
  const [, set, operator = "", ifExists] = shape.exec(name.toLowerCase()) ?? [];
  if (operator === "null") return set || ifExists ? undefined : { set: undefined, operator, ifExists: false };
  if (!conditionOperators.has(operator)) return undefined;
  const which = set === undefined ? undefined : set === "forallvalues" ? "all" : "any";
  return { set: which, operator, ifExists: ifExists !== undefined };
}

/** An operator that does not exist is never true. */
export function compileCondition(
  operatorName: string,
  conditionKey: string,
  policyValues: readonly string[],
  variables: boolean,
): Condition {
  const name = parseOperator(operatorName);
  if (!name) return () => false;
  const key = conditionKey.toLowerCase();
  if (name.operator === "null") return isNull(key, policyValues);
  const operator = conditionOperators.get(name.operator);
  if (!operator) return () => false;
  const matchers = policyValues.map((value) => operator.fits(value, variables));
  const fits = (value: string, context: RequestContext): boolean =>
    matchers.some((matcher) => matcher(value, context)) !== operator.negated;
  const absent = name.ifExists || name.set === "all" || (operator.negated && name.set === undefined);
  // Without a set operator, a negated one must hold for every value and another one for any.
  const every = name.set === "all" || (name.set === undefined && operator.negated);
  return (context) => {
    const values = context.values(key);
    if (!values || values.length === 0) return absent;
    return every ? values.every((value) => fits(value, context)) : values.some((value) => fits(value, context));
  };
}

const isNull = (key: string, policyValues: readonly string[]): Condition => {
  const wanted = policyValues.map((value) => value.toLowerCase());
  return (context) => wanted.includes(String(context.values(key) === undefined));
};
