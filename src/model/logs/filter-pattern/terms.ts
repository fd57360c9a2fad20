// Patterns for unstructured events: words and "phrases" that must all be there, ?any of these, -none of these, %regex%.
import { type FilterPattern } from "./filter-pattern.ts";
import { InvalidFilterPattern, Scanner } from "./scanner.ts";

type Test = (message: string) => boolean;
type Kind = "all" | "any" | "none";

export function parseTerms(text: string): FilterPattern {
  const terms: Record<Kind, Test[]> = { all: [], any: [], none: [] };
  const scanner = new Scanner(text);
  for (scanner.skipSpace(); !scanner.isDone; scanner.skipSpace()) {
    const mark = scanner.takeWord("?", "-");
    // AWS's own example writes `"ERROR" - "Exiting"`.
    if (mark) scanner.skipSpace();
    terms[mark === "?" ? "any" : mark === "-" ? "none" : "all"].push(term(scanner));
  }
  const { all, any, none } = terms;
  // As AWS documents it, `?` counts only where it stands alone.
  const isOptional = all.length === 0 && none.length === 0 && any.length > 0;
  const matches: Test = isOptional
    ? (message) => any.some((test) => test(message))
    : (message) => all.every((test) => test(message)) && !none.some((test) => test(message));
  return { matches, extract: () => ({}) };
}

function term(scanner: Scanner): Test {
  const regex = scanner.takeRegex();
  if (regex) return (message) => regex.test(message);
  const phrase = scanner.takeQuoted() ?? bareTerm(scanner);
  return (message) => message.includes(phrase);
}

function bareTerm(scanner: Scanner): string {
  const word = scanner.take(/[^\s"]+/y);
  if (word === undefined) throw scanner.problem("a term is missing");
  if (!/^[\p{L}\p{N}_]+$/u.test(word)) throw new InvalidFilterPattern(`Invalid character(s) in term '${word}'`);
  return word;
}
