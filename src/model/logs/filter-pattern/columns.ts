// Patterns for space-delimited events: [ip, user, ..., status = 4* && status != 404, bytes > 1000].
import type { FilterPattern } from "./filter-pattern.ts";
import { compare, operators } from "./operand.ts";
import { Scanner } from "./scanner.ts";

type Test = (value: string) => boolean;

interface Column {
  /** Empty: only its place counts. */
  readonly name: string;
  readonly test: Test;
}

/** Columns in front of `...`, and behind it. */
interface Columns {
  readonly front: readonly Column[];
  /** Undefined: there is no `...`, and the number of fields must be that of the columns. */
  readonly back: readonly Column[] | undefined;
}

export function parseColumns(text: string): FilterPattern {
  const scanner = new Scanner(text);
  scanner.skipSpace();
  scanner.expect("[");
  const columns = list(scanner);
  scanner.expect("]");
  scanner.skipSpace();
  if (!scanner.isDone) throw scanner.problem("nothing may follow the closing bracket");
  return {
    matches: (message) => assign(columns, fields(message))?.every(([value, { test }]) => test(value)) ?? false,
    extract: (message) => extract(assign(columns, fields(message)) ?? []),
  };
}

function list(scanner: Scanner): Columns {
  const front: Column[] = [];
  let back: Column[] | undefined;
  do {
    scanner.skipSpace();
    if (scanner.takeWord("...", "…")) {
      if (back) throw scanner.problem("only one ellipsis is possible");
      back = [];
    } else (back ?? front).push(column(scanner));
    scanner.skipSpace();
  } while (scanner.takeWord(","));
  return { front, back };
}

function column(scanner: Scanner): Column {
  const name = scanner.take(/[\w$.-]+/y) ?? "";
  scanner.skipSpace();
  if (name === "" || !isOperatorAhead(scanner)) return { name, test: () => true };
  return { name, test: either(scanner, name) };
}

const isOperatorAhead = (scanner: Scanner): boolean => scanner.take(/(?=[=!<>])/y) !== undefined;

function either(scanner: Scanner, name: string): Test {
  const tests = [both(scanner, name, true)];
  while (scanner.takeWord("||")) tests.push(both(scanner, name, false));
  return (value) => tests.some((test) => test(value));
}

function both(scanner: Scanner, name: string, isNamed: boolean): Test {
  const tests = [condition(scanner, name, isNamed)];
  while (scanner.takeWord("&&")) tests.push(condition(scanner, name, false));
  return (value) => tests.every((test) => test(value));
}

/** `isNamed`: the name was read already. A column's conditions are all about itself. */
function condition(scanner: Scanner, name: string, isNamed: boolean): Test {
  scanner.skipSpace();
  if (!isNamed && scanner.take(/[\w$.-]+/y) !== name)
    throw scanner.problem(`a condition in the column ${name} must be about ${name}`);
  scanner.skipSpace();
  // AWS's guide writes `w1=!ERROR` for `w1!=ERROR`.
  const operator = scanner.takeWord("=!") ? "!=" : operators.find((candidate) => scanner.takeWord(candidate));
  if (!operator) throw scanner.problem("an operator is missing");
  scanner.skipSpace();
  const operand = scanner.operand(/[^\s,"&|[\]=<>!]+/y);
  if (operator !== "=" && operator !== "!=" && operand.number === undefined)
    throw scanner.problem(`${operator} compares numbers only`);
  scanner.skipSpace();
  return (value) => compare(operator, value, operand);
}

/** An event's fields: between blanks, or between brackets or quotation marks, which are not part of the field. */
function fields(message: string): string[] {
  const found: string[] = [];
  for (const [field, inBrackets, inQuotes] of message.matchAll(/\[([^\]]*)\](?=\s|$)|"([^"]*)"(?=\s|$)|\S+/g))
    found.push(inBrackets ?? inQuotes ?? field);
  return found;
}

/** Each field with its column; undefined when their numbers do not fit. */
function assign({ front, back }: Columns, values: readonly string[]): [string, Column][] | undefined {
  const asked = front.length + (back?.length ?? 0);
  if (back ? values.length < asked : values.length !== asked) return undefined;
  const backAt = values.length - (back?.length ?? 0);
  const free: Column = { name: "", test: () => true };
  return values.map((value, index) => [
    value,
    (index < front.length ? front[index] : index >= backAt ? back?.[index - backAt] : undefined) ?? free,
  ]);
}

/** Fields by name, `$ip`; those without one by place, `$4`. */
function extract(assigned: readonly [string, Column][]): Record<string, string> {
  return Object.fromEntries(assigned.map(([value, { name }], index) => [`$${name || index + 1}`, value]));
}
