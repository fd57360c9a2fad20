// Patterns for JSON events: { $.status >= 400 && ($.path = "/api*" || $.user NOT EXISTS) }.
import type { FilterPattern } from "./filter-pattern.ts";
import { compare, operators } from "./operand.ts";
import { Scanner } from "./scanner.ts";

type Path = readonly (string | number)[];
type Test = (event: unknown) => boolean;

interface Reading {
  readonly scanner: Scanner;
  /** Every selector of the pattern, as written. */
  readonly selectors: Map<string, Path>;
}

export function parseJsonPattern(text: string): FilterPattern {
  const reading: Reading = { scanner: new Scanner(text), selectors: new Map() };
  const { scanner, selectors } = reading;
  scanner.skipSpace();
  scanner.expect("{");
  const test = either(reading);
  scanner.expect("}");
  scanner.skipSpace();
  if (!scanner.isDone) throw scanner.problem("nothing may follow the closing brace");
  return {
    matches: (message) => {
      const event = parseEvent(message);
      return event !== undefined && test(event);
    },
    extract: (message) => extract(parseEvent(message), selectors),
  };
}

function either(reading: Reading): Test {
  const tests = [both(reading)];
  while (reading.scanner.takeWord("||")) tests.push(both(reading));
  return (event) => tests.some((test) => test(event));
}

function both(reading: Reading): Test {
  const tests = [single(reading)];
  while (reading.scanner.takeWord("&&")) tests.push(single(reading));
  return (event) => tests.every((test) => test(event));
}

function single(reading: Reading): Test {
  const { scanner } = reading;
  scanner.skipSpace();
  const test = scanner.takeWord("(") ? inParentheses(reading) : condition(reading);
  scanner.skipSpace();
  return test;
}

function inParentheses(reading: Reading): Test {
  const test = either(reading);
  reading.scanner.expect(")");
  return test;
}

function condition(reading: Reading): Test {
  const { scanner } = reading;
  const path = selector(reading);
  scanner.skipSpace();
  if (scanner.take(/NOT\s+EXISTS\b/y)) return (event) => find(event, path) === undefined;
  const is = scanner.take(/IS\s+(?:NULL|TRUE|FALSE)\b/y)?.replace(/^IS\s+/, "");
  if (is) return (event) => String(find(event, path)) === is.toLowerCase() && typeof find(event, path) !== "string";
  const operator = operators.find((candidate) => scanner.takeWord(candidate));
  if (!operator) throw scanner.problem("an operator is missing");
  scanner.skipSpace();
  const operand = scanner.operand(/[^\s()"&|{}=<>!]+/y);
  if (operator !== "=" && operator !== "!=" && operand.number === undefined)
    throw scanner.problem(`${operator} compares numbers only`);
  return (event) => {
    const value = leaf(find(event, path));
    return value !== undefined && compare(operator, value, operand);
  };
}

/** `$.a.b-c[0]`, `$['a key']`. */
function selector({ scanner, selectors }: Reading): Path {
  if (!scanner.takeWord("$")) throw scanner.problem("a selector must begin with $");
  const path: (string | number)[] = [];
  let written = "$";
  for (;;) {
    const step = scanner.take(/\.[\w-]+|\[\d+\]|\.?\['[^']*'\]|\.?\["[^"]*"\]/y);
    if (step === undefined) break;
    written += step;
    const inner = /\[(?:(\d+)|['"](.*)['"])\]/s.exec(step);
    path.push(inner ? (inner[1] === undefined ? (inner[2] ?? "") : Number(inner[1])) : step.slice(1));
  }
  if (path.length === 0) throw scanner.problem("a selector must name a property");
  selectors.set(written, path);
  return path;
}

/** Undefined when the message is not a JSON object or array. */
function parseEvent(message: string): object | undefined {
  if (!/^\s*[{[]/.test(message)) return undefined;
  try {
    return JSON.parse(message) as object;
  } catch {
    return undefined;
  }
}

function find(event: unknown, path: Path): unknown {
  let here = event;
  for (const step of path) {
    if (typeof here !== "object" || here === null) return undefined;
    if (typeof step === "number" ? !Array.isArray(here) : !Object.hasOwn(here, step)) return undefined;
    here = (here as Readonly<Record<string | number, unknown>>)[step];
  }
  return here;
}

/** The value as text; undefined for what has no value to compare: objects, arrays, null, nothing. */
function leaf(value: unknown): string | undefined {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : undefined;
}

function extract(event: object | undefined, selectors: ReadonlyMap<string, Path>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [written, path] of selectors) {
    const value = find(event, path);
    if (value !== undefined) found[written] = leaf(value) ?? JSON.stringify(value);
  }
  return found;
}
