// The command line: reads the words, finds the command, and turns what comes of it into text or one line of JSON.
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { asError } from "../kit/assert.ts";
import { keepAwake, systemClock } from "../kit/clock.ts";
import { commands } from "./commands/index.ts";
import type { CommandContext } from "./context.ts";
import { failed, succeeded } from "./envelope.ts";
import { Problem } from "./problem.ts";
import { openTerminal, type Terminal } from "./terminal.ts";
import { dictionaries, languageOf } from "./texts/index.ts";
import { type CommandLine, readCommandLine } from "./command-line.ts";

const home = findHome(dirname(fileURLToPath(import.meta.url)));

function findHome(folder: string): string {
  return existsSync(join(folder, "package.json")) && existsSync(join(folder, "muelle"))
    ? folder
    : findHome(dirname(folder));
}

const version = (JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version: string }).version;

async function main(words: readonly string[]): Promise<number> {
  const json = words.includes("--json") && words[0] !== "aws";
  const terminal = openTerminal({
    clock: systemClock,
    write: (text) => void process.stdout.write(text),
    isTerminal: process.stdout.isTTY === true && !process.env["NO_COLOR"],
    silent: json,
  });
  const awake = keepAwake();
  let line: CommandLine | undefined;
  try {
    line = readCommandLine(words, languageOf(undefined, process.env));
    return await runCommand(line, terminal, json);
  } catch (thrown) {
    const language = line?.language ?? languageOf(undefined, process.env);
    return tell(line?.command ?? "", thrown, terminal, json, dictionaries[language].unexpected);
  } finally {
    awake();
  }
}

async function runCommand(line: CommandLine, terminal: Terminal, json: boolean): Promise<number> {
  const texts = dictionaries[line.language];
  const command = commands[line.command];
  if (!command) {
    if (line.command === "" || line.command === "help") {
      process.stdout.write(`${texts.usage}\n`);
      return 0;
    }
    throw new Problem("unknown-command", texts.unknownCommand(line.command), ["./muelle help"]);
  }
  const context: CommandContext = {
    clock: systemClock,
    terminal,
    texts,
    json,
    version,
    home,
    ...line,
    dataDirectory: resolve(line.data ?? join(homedir(), ".muelle")),
  };
  const data = await command.run(context);
  if (json && data) process.stdout.write(`${JSON.stringify(succeeded(line.command, data, terminal.warnings))}\n`);
  return process.exitCode === undefined ? 0 : Number(process.exitCode);
}

function tell(
  command: string,
  thrown: unknown,
  terminal: Terminal,
  json: boolean,
  unexpected: (message: string) => string,
): number {
  const error = asError(thrown);
  const problem =
    error instanceof Problem
      ? error
      : new Problem("unexpected", unexpected(error.message), ["./muelle doctor", "./muelle logs"]);
  const { code, message, actions } = problem;
  if (json) process.stdout.write(`${JSON.stringify(failed(command, { code, message, actions }, terminal.warnings))}\n`);
  else process.stderr.write(`${message}\n${actions.map((action) => `  → ${action}\n`).join("")}`);
  if (process.env["MUELLE_DEBUG"] && error.stack) process.stderr.write(`${error.stack}\n`);
  return 1;
}

// Whoever reads has seen enough: `muelle up | head -1`.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

process.exitCode = await main(process.argv.slice(2));
