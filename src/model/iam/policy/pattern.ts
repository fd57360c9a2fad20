// Texts of policies that stand for many: `*`, `?` and policy variables such as ${aws:username}.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
import type { RequestContext } from "./context.ts";

/** Whether a value of the request is one that the policy's text stands for. */
export type Matcher = (value: string, context: RequestContext) => boolean;

export interface PatternOptions {
  /** `*` and `?` stand for others. */
  readonly wildcards?: boolean;
  /** ${…} is replaced; policies of 2008-10-17 have none. */
  readonly variables?: boolean;
  readonly ignoreCase?: boolean;
}

// Wildcards become private characters, so that what a variable brings in is never taken for one.
const any = "\uE000";
const one = "\uE001";
const mark = (text: string): string => text.replaceAll("*", any).replaceAll("?", one);
const plain = (text: string): string => text.replaceAll(/[\uE000\uE001]/g, "\uFFFD");

const variable = /\$\{([^}]*)\}/;
const escaped = new Set(["*", "?", "$"]);
const withDefault = /^\s*([^,]+?)\s*,\s*'(.*)'\s*$/;

type Part = string | { readonly key: string; readonly otherwise: string | undefined };

/** Compiles one text of a policy. A variable that the request has no value for matches nothing. */
export function pattern(source: string, options: PatternOptions): Matcher {
  const fold = options.ignoreCase ? (text: string) => text.toLowerCase() : (text: string) => text;
  const parts = partsOf(source, options);
  if (parts.every((part) => typeof part === "string")) return fixed(fold(parts.join("")), fold);
  return (value, context) => {
    const expanded = expand(parts, context);
    return expanded !== undefined && matches(fold(expanded), fold(value));
  };
}

function fixed(marked: string, fold: (text: string) => string): Matcher {
  if (marked === any) return () => true;
  return (value) => matches(marked, fold(value));
}

function partsOf(source: string, { wildcards, variables }: PatternOptions): Part[] {
  const literal = (text: string): string => (wildcards ? mark(plain(text)) : plain(text));
  if (!variables || !variable.test(source)) return [literal(source)];
  return source.split(variable).map((text, at) => {
    if (at % 2 === 0) return literal(text);
    if (escaped.has(text)) return text;
    const [, key, otherwise] = withDefault.exec(text) ?? [];
    return { key: (key ?? text).trim().toLowerCase(), otherwise };
  });
}

function expand(parts: readonly Part[], context: RequestContext): string | undefined {
  let out = "";
  for (const part of parts) {
    const text = typeof part === "string" ? part : (context.single(part.key) ?? part.otherwise);
    if (text === undefined) return undefined;
    out += typeof part === "string" ? part : plain(text);
  }
  return out;
}

/** Two pointers and the last `*`: no text of a user makes it slow, as a regular expression could be. */
function matches(marked: string, value: string): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let i = 0; i < value.length; ) {
    if (at < marked.length && (marked[at] === one || marked[at] === value[i])) {
      at += 1;
      i += 1;
    } else if (marked[at] === any) {
      star = at++;
      resume = i;
    } else if (star >= 0) {
      at = star + 1;
      i = ++resume;
    } else return false;
  }
  while (marked[at] === any) at += 1;
  return at === marked.length;
}
