// Checks of our own promises. A failure here is a bug of Muelle, never of its user.

export class Bug extends Error {
  override readonly name = "Bug";
}

export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Bug(message);
}

/** The value, which this point of the programme knows to be there. */
export function must<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Bug(`missing: ${what}`);
  return value;
}

/** For the end of an exhaustive switch. */
export function never(value: never): never {
  throw new Bug(`unexpected: ${JSON.stringify(value)}`);
}

/** What was thrown, as an Error. */
export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
