// A reporter of node:test for the process of one test file: tells its parent, on file descriptor 3, each result as one line
// of JSON.
import { writeSync } from "node:fs";
import { inspect } from "node:util";
import type { TestEvent } from "node:test/reporters";

/** What the parent hears. */
export type Told =
  | {
      readonly kind: "result";
      /** From the outermost suite inwards. */
      readonly path: readonly string[];
      readonly outcome: "passed" | "failed" | "skipped";
      /** Why it was skipped. */
      readonly reason?: string;
      /** Error and stack, as text. */
      readonly error?: string;
      readonly durationMs: number;
    }
  /** All tests of the file have been reported. */
  | { readonly kind: "end" };

const tell = (told: Told) => void writeSync(3, `${JSON.stringify(told)}\n`);

/** The error as a person wants it: what was thrown, without node:test's wrapping. */
function errorText(error: unknown): string {
  const cause = (error as { cause?: unknown }).cause;
  return typeof cause === "string" ? cause : inspect(cause ?? error, { depth: 6, colors: false });
}

const reasonOf = (given: string | boolean | undefined): string | undefined =>
  given === undefined || given === false ? undefined : given === true ? "no reason is given" : given;

const names: string[] = [];

function tellResult(event: Extract<TestEvent, { type: "test:pass" | "test:fail" }>): void {
  const { data } = event;
  const path = [...names.slice(0, data.nesting), data.name];
  const common = { kind: "result", path, durationMs: data.details.duration_ms } as const;
  const todo = reasonOf(data.todo);
  const reason = reasonOf(data.skip) ?? (todo === undefined ? undefined : `TODO: ${todo}`);
  if (reason !== undefined) return tell({ ...common, outcome: "skipped", reason });
  if (event.type === "test:pass") {
    if (data.details.type !== "suite") tell({ ...common, outcome: "passed" });
    return;
  }
  const error = event.data.details.error as Error & { failureType?: string };
  // It failed only because a test within it failed, and that one has been told.
  if (error.failureType === "subtestsFailed") return;
  tell({ ...common, outcome: "failed", error: errorText(error) });
}

export default async function* events(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of source) {
    if (event.type === "test:start") names[event.data.nesting] = event.data.name;
    else if (event.type === "test:pass" || event.type === "test:fail") tellResult(event);
    else if (event.type === "test:summary") tell({ kind: "end" });
  }
  yield "";
}
