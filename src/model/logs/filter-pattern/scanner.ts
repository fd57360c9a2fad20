// Reads a filter pattern from left to right, and the values that its conditions compare with.
import { type Operand, numberOperand, regexOperand, textOperand } from "./operand.ts";

/** A pattern that CloudWatch Logs would refuse, with what is wrong. */
export class InvalidFilterPattern extends Error {
  override readonly name = "InvalidFilterPattern";
}

export class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isDone(): boolean {
    return this.#at >= this.#text.length;
  }

  skipSpace(): void {
    this.take(/\s*/y);
  }

  /** Takes what `form` (sticky) matches here; undefined, and no step forward, when it does not. */
  take(form: RegExp): string | undefined {
    form.lastIndex = this.#at;
    const found = form.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  takeWord(...words: readonly string[]): string | undefined {
    const word = words.find((candidate) => this.#text.startsWith(candidate, this.#at));
    if (word !== undefined) this.#at += word.length;
    return word;
  }

  expect(word: string): void {
    if (this.takeWord(word) === undefined) throw this.problem(`expected ${word}`);
  }

  /** `"…"` with `\"` and `\\` inside; undefined when there is none here. */
  takeQuoted(): string | undefined {
    if (this.#text[this.#at] !== '"') return undefined;
    const quoted = this.take(/"(?:[^"\\]|\\[^])*"/y);
    if (quoted === undefined) throw this.problem("a quotation mark is not closed");
    return quoted.slice(1, -1).replaceAll(/\\(["\\])/g, "$1");
  }

  /** `%…%`; undefined when there is none here. */
  takeRegex(): RegExp | undefined {
    if (this.#text[this.#at] !== "%") return undefined;
    const source = this.take(/%(?:[^%\\]|\\[^])*%/y);
    if (source === undefined) throw this.problem("a regular expression is not closed by %");
    return compile(source.slice(1, -1));
  }

  /** What a condition compares with: `"quoted"`, `%regex%`, a number, or a bare word; `*` at its ends matches anything. */
  operand(bareWord: RegExp): Operand {
    const regex = this.takeRegex();
    if (regex) return regexOperand(regex);
    const quoted = this.takeQuoted();
    if (quoted !== undefined) return textOperand(quoted);
    const word = this.take(bareWord);
    if (!word) throw this.problem("a value is missing");
    return numberOperand(word) ?? textOperand(word);
  }

  problem(what: string): InvalidFilterPattern {
    return new InvalidFilterPattern(`${what} at character ${this.#at + 1}`);
  }
}

/** The regular expressions that AWS takes: letters, digits, some symbols and operators, no groups. */
const allowedInRegex = /^(?:[A-Za-z0-9:_#=@/;,\-^$?[\]{}|*+. ]|\\[\x21-\x7e])+$/;

function compile(source: string): RegExp {
  if (!allowedInRegex.test(source))
    throw new InvalidFilterPattern(`the regular expression %${source}% has characters that are not supported`);
  try {
    return new RegExp(source);
  } catch {
    throw new InvalidFilterPattern(`the regular expression %${source}% is not valid`);
  }
}
