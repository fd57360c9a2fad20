// Runs one test file in a process of its own and collects its results. A file that ends early, hangs, fails outside its tests
// or has no tests has failed: silence is not success.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Told } from "./events.ts";

export interface Result {
  readonly file: string;
  readonly path: readonly string[];
  readonly outcome: "passed" | "failed" | "skipped";
  readonly reason?: string;
  readonly error?: string;
}

export interface FileRun {
  readonly file: string;
  readonly results: readonly Result[];
  /** Standard output and error. */
  readonly output: string;
  readonly durationMs: number;
}

export interface RunOptions {
  /** Where the file's path begins, and the process's working directory. */
  readonly root: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly mostMs: number;
  readonly heard?: (result: Result) => void;
}

const reporter = fileURLToPath(new URL("events.ts", import.meta.url));

/** How long a process that was told to end may tidy up. */
const graceMs = 20_000;

export async function runFile(file: string, { root, environment, mostMs, heard }: RunOptions): Promise<FileRun> {
  const start = performance.now();
  const words = ["--disable-warning=ExperimentalWarning", `--test-reporter=${reporter}`, file];
  const child = spawn(process.execPath, words, {
    cwd: root,
    env: environment,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  const results: Result[] = [];
  let output = "";
  let ended = false;
  const add = (result: Result) => {
    results.push(result);
    heard?.(result);
  };
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => void (output += text));
  lines(child.stdio[3] as NodeJS.ReadableStream, (line) => {
    const told = JSON.parse(line) as Told;
    if (told.kind === "end") ended = true;
    else {
      const { path, outcome, reason, error } = told;
      add({ file, path, outcome, reason, error });
    }
  });
  let late = false;
  const patience = setTimeout(() => {
    late = true;
    child.kill("SIGTERM");
    setTimeout(() => child.kill("SIGKILL"), graceMs).unref();
  }, mostMs);
  const status = await new Promise<string>((resolve) => {
    child.once("error", ({ message }) => resolve(message));
    child.once("close", (code, signal) => resolve(code === 0 ? "" : `exit ${code ?? signal}`));
    // A process that the test started and left may hold its output open for ever.
    child.once("exit", () => setTimeout(() => child.stdio.forEach((stream) => stream?.destroy()), graceMs).unref());
  });
  clearTimeout(patience);
  const trouble = late
    ? `did not end within ${mostMs / 1000} s`
    : troubleOf({ status, ended, count: results.length, failed: results.some((one) => one.outcome === "failed") });
  if (trouble) add({ file, path: [file], outcome: "failed", error: `${file} ${trouble}` });
  return { file, results, output, durationMs: performance.now() - start };
}

interface End {
  /** Empty: 0. */
  readonly status: string;
  readonly ended: boolean;
  readonly count: number;
  readonly failed: boolean;
}

/** What is wrong with the file as a whole. */
function troubleOf({ status, ended, count, failed }: End): string | undefined {
  if (status !== "" && !failed) return `failed outside its tests (${status})`;
  if (!ended && !failed) return "ended before its tests did, or has none";
  if (count === 0) return "has no tests";
  return undefined;
}

function lines(stream: NodeJS.ReadableStream, each: (line: string) => void): void {
  let rest = "";
  stream.setEncoding("utf8");
  stream.on("data", (text: string) => {
    const whole = (rest + text).split("\n");
    rest = whole.pop() ?? "";
    for (const line of whole) if (line !== "") each(line);
  });
}
