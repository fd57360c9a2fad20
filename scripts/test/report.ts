// What a person reads of a test run: progress as it goes, then what was skipped and why, what failed and how, and the count.
import type { FileRun, Result } from "./run-file.ts";
import type { Stage } from "./stages.ts";

export type Say = (line: string) => void;

export interface StageTime {
  readonly name: string;
  readonly durationMs: number;
  readonly results: readonly Result[];
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const count = (results: readonly Result[], outcome: Result["outcome"]) =>
  results.filter((result) => result.outcome === outcome).length;

/** `N passed, N failed`, and the skipped ones if there are any. */
export function tally(results: readonly Result[]): string {
  const skipped = count(results, "skipped");
  const shown = `${count(results, "passed")} passed, ${count(results, "failed")} failed`;
  return skipped > 0 ? `${shown}, ${skipped} skipped` : shown;
}

/** Nothing that ran, or anything that failed, is a failure. */
export const succeeded = (results: readonly Result[]): boolean =>
  count(results, "failed") === 0 && count(results, "passed") > 0;

export function tellStage(say: Say, { name, proves, files, concurrency }: Stage): void {
  const many = files.length === 1 ? "1 file" : `${files.length} files`;
  say(`\n== ${name}: ${proves} (${many}${concurrency > 1 ? `, ${concurrency} at a time` : ""})`);
}

const marks = { passed: "ok", failed: "FAILED", skipped: "SKIPPED" } as const;

const title = ({ path }: Result): string => path.join(" > ");

export function tellResult(say: Say, result: Result): void {
  say(`   ${marks[result.outcome].padEnd(7)} ${title(result)}${result.reason ? `: ${result.reason}` : ""}`);
}

/** A file's own figures, which no assertion is made on, are lines that begin with `measured`. */
export function tellFile(say: Say, { file, results, durationMs, output }: FileRun): void {
  for (const [line] of output.matchAll(/^measured .*$/gm)) say(`   ${line}`);
  say(`${count(results, "failed") > 0 ? "✗" : "✓"} ${file}: ${tally(results)} in ${seconds(durationMs)}`);
}

/** Lines of a file's output that are shown when it failed. */
const mostLines = 120;

export function tellEnd(say: Say, stages: readonly StageTime[], failedFiles: readonly FileRun[]): void {
  const results = stages.flatMap((stage) => stage.results);
  const skipped = results.filter(({ outcome }) => outcome === "skipped");
  if (skipped.length > 0) say("\n== SKIPPED, and so not proven");
  for (const result of skipped) say(`   ${result.file}: ${title(result)}\n      because ${result.reason}`);
  const failed = results.filter(({ outcome }) => outcome === "failed");
  if (failed.length > 0) say("\n== FAILED");
  for (const result of failed) say(`\n✗ ${result.file}\n  ${title(result)}\n${indented(result.error ?? "")}`);
  for (const { file, output } of failedFiles) {
    const lines = output.trimEnd().split("\n").slice(-mostLines);
    if (output.trim() !== "") say(`\n--- what ${file} printed\n${lines.join("\n")}`);
  }
  say("\n== stages");
  for (const { name, durationMs, results: own } of stages)
    say(`   ${name.padEnd(12)} ${seconds(durationMs).padStart(8)}   ${tally(own)}`);
}

const indented = (text: string): string =>
  text
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
