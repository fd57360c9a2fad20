// What the conditions of a filter pattern compare with, and how.

export type Operator = "=" | "!=" | "<=" | ">=" | "<" | ">";
/** Longest first, as a scanner must try them. */
export const operators: readonly Operator[] = ["!=", "<=", ">=", "=", "<", ">"];

export interface Operand {
  /** Undefined: not a number, so only `=` and `!=` may be asked. */
  readonly number?: number;
  equals(value: string): boolean;
}

const numberForm = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** A number as JSON and logs write it; undefined when the text is none. */
export function numberIn(text: string): number | undefined {
  return numberForm.test(text) ? Number(text) : undefined;
}

export function numberOperand(text: string): Operand | undefined {
  const number = numberIn(text);
  if (number === undefined) return undefined;
  return { number, equals: (value) => value === text || numberIn(value) === number };
}

/** `*` in front and behind stand for anything; in the middle it is an asterisk. */
export function textOperand(text: string): Operand {
  const isOpenAhead = text.startsWith("*");
  const isOpenBehind = text.length > 1 && text.endsWith("*");
  const core = text.slice(isOpenAhead ? 1 : 0, isOpenBehind ? -1 : undefined);
  if (isOpenAhead && (isOpenBehind || core === "")) return { equals: (value) => value.includes(core) };
  if (isOpenAhead) return { equals: (value) => value.endsWith(core) };
  if (isOpenBehind) return { equals: (value) => value.startsWith(core) };
  return { equals: (value) => value === core };
}

export const regexOperand = (regex: RegExp): Operand => ({ equals: (value) => regex.test(value) });

/** Order is for numbers only: a value that is none is neither more nor less. */
export function compare(operator: Operator, value: string, operand: Operand): boolean {
  if (operator === "=") return operand.equals(value);
  if (operator === "!=") return !operand.equals(value);
  const [a, b] = [numberIn(value), operand.number];
  if (a === undefined || b === undefined) return false;
  if (operator === "<") return a < b;
  if (operator === ">") return a > b;
  return operator === "<=" ? a <= b : a >= b;
}
