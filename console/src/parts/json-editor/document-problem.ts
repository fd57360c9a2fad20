// What is wrong with a document of JSON that is being edited: a fault of JSON with its place, or the reason of who would refuse it.
import { type FaultKey, JsonFault, placeOf, readJson } from "./json-text.ts";

export interface DocumentProblem {
  /** From zero. */
  readonly row: number;
  readonly column: number;
  /** The text is no JSON; `found` is what stands there instead. */
  readonly fault?: { readonly key: FaultKey; readonly found: string };
  /** It is JSON, and refused: why, in the control plane's words. It tells no place, so that the first stands for it. */
  readonly refusal?: string;
}

/** `refusalOf` is asked only when the text is JSON. Undefined: nothing is wrong. */
export function problemOfDocument(
  text: string,
  refusalOf: (text: string) => string | undefined,
): DocumentProblem | undefined {
  try {
    readJson(text);
  } catch (thrown) {
    if (!(thrown instanceof JsonFault)) throw thrown;
    const { line, column } = placeOf(text, thrown.span.start);
    return { row: line - 1, column: column - 1, fault: { key: thrown.key, found: thrown.found } };
  }
  const refusal = refusalOf(text);
  return refusal === undefined ? undefined : { row: 0, column: 0, refusal };
}
