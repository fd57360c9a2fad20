// Lays what a form says over what it began with: members that the form does not name stay, and one that was empty before and is
// empty now stays as it was written, so that an untouched form gives back exactly what it was made from.

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === "" ||
  (typeof value === "object" && value !== null && Object.keys(value).length === 0);

export function overlay<T extends object>(base: T, fields: { readonly [K in keyof T]?: T[K] | undefined }): T {
  const result = { ...base } as Record<string, unknown>;
  for (const [name, value] of Object.entries(fields)) {
    if (!isEmpty(value)) result[name] = value;
    else if (!isEmpty(result[name])) delete result[name];
  }
  return result as T;
}
