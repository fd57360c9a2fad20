// How lists sort and what their filter looks through: fast enough that thousands of rows do not pause while somebody types.

/** The part of a column that counts here. */
export interface Textual<T> {
  readonly text?: (item: T) => string | number | undefined;
}

/** "web-2" before "web-10". Made once: comparing by a language's rules is slow to set up. */
const collator = new Intl.Collator(undefined, { numeric: true });

/** Numbers as numbers, all else as text; what is missing comes first. */
export function compare(one: string | number | undefined, other: string | number | undefined): number {
  if (typeof one === "number" && typeof other === "number") return one - other;
  return collator.compare(String(one ?? ""), String(other ?? ""));
}

/** What the filter looks through for each item, in lower case: made once for each, and forgotten with it. */
export function searchTexts<T>(columns: readonly Textual<T>[]): (item: T) => string {
  const known = new Map<T, string>();
  const weak = new WeakMap<object, string>();
  // A line between the columns, so that no text is found across two of them.
  const make = (item: T) => columns.map(({ text }) => String(text?.(item) ?? "").toLowerCase()).join("\n");
  return (item) => {
    const isObject = typeof item === "object" && item !== null;
    const before = isObject ? weak.get(item) : known.get(item);
    if (before !== undefined) return before;
    const made = make(item);
    if (isObject) weak.set(item, made);
    else known.set(item, made);
    return made;
  };
}
