// `npm test`: prepares the machine, runs every stage, looks whether anything was left behind, and ends with the line
// `N passed, N failed`. Words on the command line pick stages or files.
import { spawn } from "node:child_process";
import { readFileSync, realpathSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { clientsDirectory, prepareMachine, terraformPlugins, type Machine } from "./machine.ts";
import { snapshot } from "./remains.ts";
import { succeeded, tally, tellEnd, tellFile, tellResult, tellStage, type StageTime } from "./report.ts";
import { type FileRun, type Result, runFile } from "./run-file.ts";
import { needsEngine, type Stage, stagesOf } from "./stages.ts";

const root = realpathSync(fileURLToPath(new URL("../..", import.meta.url)));
const words = process.argv.slice(2);
const say = (line: string) => console.log(line);

/** Tests reach no cloud and speak one language, whatever the person who runs them has set. */
function environment(clients: string | undefined): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(AWS_|MUELLE_|LC_|LANG)/.test(name));
  const plugins = terraformPlugins();
  return {
    ...Object.fromEntries(own),
    ...(clients && { PATH: `${clients}${delimiter}${process.env["PATH"]}` }),
    LANG: "C.UTF-8",
    NO_COLOR: "1",
    AWS_PAGER: "",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    ...(plugins && { MUELLE_TERRAFORM_PLUGINS: plugins }),
  };
}

let clients: string | undefined;
const stages: StageTime[] = [];
const failedFiles: FileRun[] = [];

async function timed(name: string, work: () => Promise<readonly Result[]>): Promise<void> {
  const start = performance.now();
  const results = await work();
  stages.push({ name, results, durationMs: performance.now() - start });
}

async function runStage(stage: Stage, { noEngine }: Machine): Promise<readonly Result[]> {
  tellStage(say, stage);
  const results: Result[] = [];
  const waiting = [...stage.files];
  const work = async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift())
      results.push(...(await runOne(file, stage, noEngine)));
  };
  await Promise.all(Array.from({ length: stage.concurrency }, work));
  return results;
}

async function runOne(
  file: string,
  { mostMs, verbose }: Stage,
  noEngine: string | undefined,
): Promise<readonly Result[]> {
  if (noEngine !== undefined && needsEngine(file, readFileSync(join(root, file), "utf8"))) {
    const result = { file, path: ["the whole file"], outcome: "skipped", reason: noEngine } as const;
    tellResult(say, { ...result, path: [file] });
    return [result];
  }
  const heard = (result: Result) => {
    if (verbose || result.outcome !== "passed") tellResult(say, result);
  };
  const ran = await runFile(file, { root, environment: environment(clients), mostMs, heard });
  tellFile(say, ran);
  if (ran.results.some(({ outcome }) => outcome === "failed")) failedFiles.push(ran);
  return ran.results;
}

/** `npm run check`, each of its checks a result. */
async function check(): Promise<readonly Result[]> {
  const file = "scripts/check.ts";
  say("\n== check: types, lint, format, walls");
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", file], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => void (output += text));
  const code = await new Promise<number>((resolve) => child.once("close", (status) => resolve(status ?? 1)));
  const results = [...output.matchAll(/^(ok|FAILED)\s+(.+?)\s+[\d.]+ s$/gm)].map(([, mark, name = ""]): Result => {
    const part = output.split(`--- ${name}\n`)[1]?.split("\n--- ")[0];
    return mark === "ok"
      ? { file, path: [name], outcome: "passed" }
      : { file, path: [name], outcome: "failed", error: part };
  });
  const told = results.some(({ outcome }) => outcome === "failed");
  if (results.length === 0 || (code !== 0 && !told))
    results.push({ file, path: ["npm run check"], outcome: "failed", error: `ended with ${code}:\n${output}` });
  for (const result of results) tellResult(say, result);
  return results;
}

async function nothingRemains(before: ReadonlySet<string>): Promise<readonly Result[]> {
  say("\n== remains: nothing is left on the machine");
  const left = [...(await snapshot(root))].filter((thing) => !before.has(thing));
  const path = ["what was not there before the tests is not there now"];
  const result: Result =
    left.length === 0
      ? { file: "the machine", path, outcome: "passed" }
      : { file: "the machine", path, outcome: "failed", error: `left behind:\n${left.join("\n")}` };
  tellResult(say, result);
  return [result];
}

const before = await snapshot(root);
let machine: Machine | undefined;
try {
  if (words.length === 0 || words.includes("check")) await timed("check", check);
  await timed("machine", async () => (machine = await prepareMachine(root, say)).results);
  clients = await clientsDirectory();
  for (const stage of stagesOf(root, words))
    if (machine) await timed(stage.name, () => runStage(stage, machine as Machine));
  await timed("remains", () => nothingRemains(before));
} finally {
  if (clients) rmSync(clients, { recursive: true });
  await machine?.restore();
}
const results = stages.flatMap((stage) => stage.results);
tellEnd(say, stages, failedFiles);
say(`\n${tally(results)}`);
process.exitCode = succeeded(results) ? 0 : 1;
