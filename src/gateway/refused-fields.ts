// Input members that an operation does not honour yet, found in a request by their dotted path.

export type FieldPath = readonly string[];

export const fieldPath = (dotted: string): FieldPath => dotted.split(".");

/** The first of `paths` that the input carries, dotted; lists and maps on the way are passed through. */
export function refusedField(input: unknown, paths: readonly FieldPath[]): string | undefined {
  for (const path of paths) if (carries(input, path, 0)) return path.join(".");
  return undefined;
}

function carries(value: unknown, path: FieldPath, depth: number): boolean {
  if (Array.isArray(value))
    return depth === path.length ? value.length > 0 : value.some((item) => carries(item, path, depth));
  const name = path[depth];
  if (name === undefined) return !asksNothing(value);
  if (typeof value !== "object" || value === null) return false;
  return carries((value as Record<string, unknown>)[name], path, depth + 1);
}

/** Members that ask for nothing are let through: clients send them by habit. */
const asksNothing = (value: unknown) => value === undefined || value === null || value === "" || value === false;
