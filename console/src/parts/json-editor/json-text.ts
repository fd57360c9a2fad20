// Reads JSON with the place of every value and key, so that what is wrong can be shown where it stands. The first fault ends it.
// RFC 8259; a key that stands twice in an object is a fault too, since one of the two would be lost.

export interface Span {
  /** Offsets in the text; `end` is the first after it. */
  readonly start: number;
  readonly end: number;
}

export interface Member extends Span {
  readonly key: string;
  readonly value: JsonNode;
}

export type JsonNode =
  | (Span & { readonly kind: "object"; readonly members: readonly Member[] })
  | (Span & { readonly kind: "array"; readonly items: readonly JsonNode[] })
  | (Span & { readonly kind: "string"; readonly value: string })
  | (Span & { readonly kind: "number"; readonly value: number })
  | (Span & { readonly kind: "boolean"; readonly value: boolean })
  | (Span & { readonly kind: "null" });

export type FaultKey = "colon" | "comma" | "duplicate" | "end" | "extra" | "key" | "string" | "value";

export class JsonFault extends Error {
  readonly key: FaultKey;
  readonly span: Span;
  /** What stands there instead. */
  readonly found: string;

  constructor(key: FaultKey, span: Span, found: string) {
    super(`${key} at ${span.start}: ${found}`);
    this.key = key;
    this.span = span;
    this.found = found;
  }
}

/** Throws JsonFault. */
export function readJson(text: string): JsonNode {
  const reader = new Reader(text);
  const node = reader.value();
  reader.finish();
  return node;
}

/** As JSON.parse would give it. */
export function valueOf(node: JsonNode): unknown {
  if (node.kind === "object") return Object.fromEntries(node.members.map(({ key, value }) => [key, valueOf(value)]));
  if (node.kind === "array") return node.items.map(valueOf);
  return node.kind === "null" ? null : node.value;
}

/** From one, as people count. */
export function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf("\n") + 1;
  return { line: before.split("\n").length, column: offset - start + 1 };
}

const literal = /[a-zA-Z]+|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  finish(): void {
    if (this.#peek() !== "") throw this.#fault("extra");
  }

  value(): JsonNode {
    const next = this.#peek();
    if (next === "{") return this.#object();
    if (next === "[") return this.#array();
    if (next === '"') return this.#string();
    return this.#literal();
  }

  /** The next character that is no white space; "" at the end. */
  #peek(): string {
    while (/[ \t\n\r]/.test(this.#text.charAt(this.#at))) this.#at++;
    return this.#text.charAt(this.#at);
  }

  #fault(key: FaultKey): JsonFault {
    const found = this.#text.charAt(this.#at);
    if (found === "") return new JsonFault("end", { start: this.#text.length, end: this.#text.length }, "");
    return new JsonFault(key, { start: this.#at, end: this.#at + 1 }, found);
  }

  #object(): JsonNode {
    const start = this.#at++;
    const members: Member[] = [];
    const keys = new Set<string>();
    if (this.#peek() !== "}")
      do {
        if (this.#peek() !== '"') throw this.#fault("key");
        const key = this.#string();
        if (keys.has(key.value)) throw new JsonFault("duplicate", key, key.value);
        keys.add(key.value);
        if (this.#peek() !== ":") throw this.#fault("colon");
        this.#at++;
        members.push({ key: key.value, start: key.start, end: key.end, value: this.value() });
      } while (this.#isMore("}"));
    else this.#at++;
    return { kind: "object", members, start, end: this.#at };
  }

  #array(): JsonNode {
    const start = this.#at++;
    const items: JsonNode[] = [];
    if (this.#peek() !== "]")
      do items.push(this.value());
      while (this.#isMore("]"));
    else this.#at++;
    return { kind: "array", items, start, end: this.#at };
  }

  /** After a member: a comma, or the end. */
  #isMore(close: "}" | "]"): boolean {
    const next = this.#peek();
    if (next !== "," && next !== close) throw this.#fault("comma");
    this.#at++;
    return next === ",";
  }

  #string(): Span & { readonly kind: "string"; readonly value: string } {
    const start = this.#at;
    let end = start + 1;
    while (end < this.#text.length && this.#text.charAt(end) !== '"' && this.#text.charAt(end) !== "\n")
      end += this.#text.charAt(end) === "\\" ? 2 : 1;
    const span = { start, end: Math.min(end + 1, this.#text.length) };
    try {
      const value = JSON.parse(this.#text.slice(span.start, span.end)) as string;
      this.#at = span.end;
      return { kind: "string", value, ...span };
    } catch {
      throw new JsonFault("string", { start, end }, this.#text.slice(start, end));
    }
  }

  #literal(): JsonNode {
    literal.lastIndex = this.#at;
    const [word] = literal.exec(this.#text) ?? [];
    if (word === undefined) throw this.#fault("value");
    const span = { start: this.#at, end: this.#at + word.length };
    this.#at = span.end;
    if (word === "true" || word === "false") return { kind: "boolean", value: word === "true", ...span };
    if (word === "null") return { kind: "null", ...span };
    if (/^[a-zA-Z]/.test(word)) throw new JsonFault("value", span, word);
    return { kind: "number", value: Number(word), ...span };
  }
}
