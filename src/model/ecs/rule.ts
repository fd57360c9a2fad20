// A rule says in AWS's words why a value is refused, or nothing. Rules are asked in order; the first refusal is the answer.

export type Rule<T> = (value: T) => string | undefined;

/** One rule out of several. */
export const inOrder =
  <T>(...rules: readonly Rule<T>[]): Rule<T> =>
  (value) => {
    for (const rule of rules) {
      const refusal = rule(value);
      if (refusal !== undefined) return refusal;
    }
    return undefined;
  };

/** The first refusal of any item. */
export function firstOf<T>(items: readonly T[] | undefined, rule: Rule<T>): string | undefined {
  for (const item of items ?? []) {
    const refusal = rule(item);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** The first value that stands more than once. */
export function repeated<T>(values: readonly T[]): T | undefined {
  const seen = new Set<T>();
  for (const value of values) {
    if (seen.has(value)) return value;
    seen.add(value);
  }
  return undefined;
}
