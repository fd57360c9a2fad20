// The one form of every `--json` answer: a single line.

export interface Envelope {
  readonly schemaVersion: 1;
  readonly command: string;
  readonly status: "ok" | "error";
  readonly data: object | null;
  readonly warnings: readonly string[];
  readonly error: { readonly code: string; readonly message: string; readonly actions: readonly string[] } | null;
}

export const succeeded = (command: string, data: object, warnings: readonly string[]): Envelope => ({
  schemaVersion: 1,
  command,
  status: "ok",
  data,
  warnings,
  error: null,
});

export const failed = (
  command: string,
  error: NonNullable<Envelope["error"]>,
  warnings: readonly string[],
): Envelope => ({
  schemaVersion: 1,
  command,
  status: "error",
  data: null,
  warnings,
  error,
});
