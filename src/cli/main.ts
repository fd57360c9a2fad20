// The command line: reads the words, finds the command, and turns what comes of it into text or one line of JSON.
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { asError, must } from "../kit/assert.ts";
import { keepAwake, systemClock } from "../kit/clock.ts";
import { type CommandLine, type Manner, readCommandLine, readManner } from "./command-line.ts";
import { commands } from "./commands/index.ts";
import { asTyped, type CommandContext } from "./context.ts";
import { failed, succeeded } from "./envelope.ts";
import { Problem } from "./problem.ts";
import { openTerminal, type Terminal } from "./terminal.ts";
import { dictionaries } from "./texts/index.ts";

const home = findHome(dirname(fileURLToPath(import.meta.url)));

function findHome(folder: string): string {
  return existsSync(join(folder, "package.json")) && existsSync(join(folder, "muelle"))
    ? folder
    : findHome(dirname(folder));
}

const version = (JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version: string }).version;

async function main(words: readonly string[]): Promise<number> {
  const manner = readManner(words, process.env);
  const terminal = openTerminal({
    clock: systemClock,
    write: (text) => void process.stdout.write(text),
    isTerminal: process.stdout.isTTY === true && !process.env["NO_COLOR"] && process.env["TERM"] !== "dumb",
    silent: manner.json,
  });
  const awake = keepAwake();
  try {
    return await runCommand(readCommandLine(words, Object.keys(commands), process.env), terminal);
  } catch (thrown) {
    return tell(manner, thrown, terminal);
  } finally {
    awake();
  }
}

async function runCommand(line: CommandLine, terminal: Terminal): Promise<number> {
  const context: CommandContext = {
    clock: systemClock,
    terminal,
    texts: dictionaries[line.language],
    version,
    home,
    ...line,
    dataDirectory: resolve(line.statedData ?? join(homedir(), ".muelle")),
  };
  const command = must(commands[line.command], line.command);
  const data = await command.run(context);
  if (line.json && data) process.stdout.write(`${JSON.stringify(succeeded(line.command, data, terminal.warnings))}\n`);
  return process.exitCode === undefined ? 0 : Number(process.exitCode);
}

function tell(manner: Manner, thrown: unknown, terminal: Terminal): number {
  const { command, language, json } = manner;
  const error = asError(thrown);
  const problem =
    error instanceof Problem
      ? error
      : new Problem("unexpected", dictionaries[language].unexpected(error.message), [
          asTyped(manner, "doctor"),
          asTyped(manner, "logs"),
        ]);
  const { code, message, actions, exitCode } = problem;
  if (json) process.stdout.write(`${JSON.stringify(failed(command, { code, message, actions }, terminal.warnings))}\n`);
  else process.stderr.write(`${message}\n${actions.map((action) => `  → ${action}\n`).join("")}`);
  if (process.env["MUELLE_DEBUG"] && error.stack) process.stderr.write(`${error.stack}\n`);
  return exitCode;
}

// Whoever reads has seen enough: `muelle up | head -1`.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

process.exitCode = await main(process.argv.slice(2));
