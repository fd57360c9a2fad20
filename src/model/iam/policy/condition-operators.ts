// The condition operators, one by one: what it means that a value of the request fits a value of the policy.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
import { ipRange } from "./ip-range.ts";
import { type Matcher, pattern } from "./pattern.ts";

/** Compiles one value of the policy. `variables`: whether ${…} is replaced. */
type Fits = (policyValue: string, variables: boolean) => Matcher;

export interface ConditionOperator {
  readonly fits: Fits;
  /** True when nothing fits: StringNotEquals. */
  readonly negated: boolean;
}

const nothing: Matcher = () => false;

const text =
  (options: { wildcards?: boolean; ignoreCase?: boolean }): Fits =>
  (policyValue, variables) =>
    pattern(policyValue, { ...options, variables });

const compared =
  (parse: (text: string) => number, compare: (request: number, policy: number) => boolean): Fits =>
  (policyValue) => {
    const wanted = parse(policyValue);
    return Number.isNaN(wanted) ? nothing : (value) => compare(parse(value), wanted);
  };

const parseNumber = (value: string): number => (value.trim() === "" ? Number.NaN : Number(value));

/** Epoch seconds, or ISO 8601. */
const parseDate = (value: string): number => (/^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value));

const address: Fits = (policyValue) => ipRange(policyValue) ?? nothing;

const truth: Fits = (policyValue, variables) => pattern(policyValue, { ignoreCase: true, variables });

/** Each of the six parts is compared by itself: a `*` does not reach over a colon, save in the last part. */
const arn: Fits = (policyValue, variables) => {
  if (policyValue === "*") return () => true;
  const parts = arnParts(policyValue, variables).map((part) => pattern(part, { wildcards: true, variables }));
  return (value, context) => {
    const given = arnParts(value, false);
    return (
      parts.length === 6 && given.length === 6 && parts.every((fitsPart, at) => fitsPart(given[at] ?? "", context))
    );
  };
};

/** Split at the first five colons, those within ${…} left alone. */
function arnParts(value: string, variables: boolean): string[] {
  const parts: string[] = [];
  let rest = value;
  const colon = variables ? /^((?:\$\{[^}]*\}|[^:])*):/ : /^([^:]*):/;
  for (let found = colon.exec(rest); found && parts.length < 5; found = colon.exec(rest)) {
    parts.push(found[1] ?? "");
    rest = rest.slice(found[0].length);
  }
  return [...parts, rest];
}

const is = (fits: Fits): ConditionOperator => ({ fits, negated: false });
const isNot = (fits: Fits): ConditionOperator => ({ fits, negated: true });

const operators: Readonly<Record<string, ConditionOperator>> = {
  stringequals: is(text({})),
  stringnotequals: isNot(text({})),
  stringequalsignorecase: is(text({ ignoreCase: true })),
  stringnotequalsignorecase: isNot(text({ ignoreCase: true })),
  stringlike: is(text({ wildcards: true })),
  stringnotlike: isNot(text({ wildcards: true })),
  numericequals: is(compared(parseNumber, (a, b) => a === b)),
  numericnotequals: isNot(compared(parseNumber, (a, b) => a === b)),
  numericlessthan: is(compared(parseNumber, (a, b) => a < b)),
  numericlessthanequals: is(compared(parseNumber, (a, b) => a <= b)),
  numericgreaterthan: is(compared(parseNumber, (a, b) => a > b)),
  numericgreaterthanequals: is(compared(parseNumber, (a, b) => a >= b)),
  dateequals: is(compared(parseDate, (a, b) => a === b)),
  datenotequals: isNot(compared(parseDate, (a, b) => a === b)),
  datelessthan: is(compared(parseDate, (a, b) => a < b)),
  datelessthanequals: is(compared(parseDate, (a, b) => a <= b)),
  dategreaterthan: is(compared(parseDate, (a, b) => a > b)),
  dategreaterthanequals: is(compared(parseDate, (a, b) => a >= b)),
  bool: is(truth),
  binaryequals: is(text({})),
  ipaddress: is(address),
  notipaddress: isNot(address),
  arnequals: is(arn),
  arnlike: is(arn),
  arnnotequals: isNot(arn),
  arnnotlike: isNot(arn),
};

/** By name in lower case. `Null` is not here: it asks whether there is a value, not which. */
export const conditionOperators: ReadonlyMap<string, ConditionOperator> = new Map(Object.entries(operators));
