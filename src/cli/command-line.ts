// The words of a command line: the command, its options and the rest. What a command does not have is refused, so that nothing
// that was typed is passed over.
import { parseArgs } from "node:util";
import { nearest } from "./nearest.ts";
import { accepts, hasOption, isValued, optionsOf, parsedOptions } from "./options.ts";
import { Problem } from "./problem.ts";
import { dictionaries, type Language, languageOf, type Texts } from "./texts/index.ts";

/** Exit code: the line itself was wrong, and nothing was done. */
const misused = 2;

/** How the answer is to be given; known before anything else can be wrong with the line. */
export interface Manner {
  readonly command: string;
  readonly language: Language;
  readonly json: boolean;
  /** `--data` as stated. */
  readonly statedData: string | undefined;
}

export interface CommandLine extends Manner {
  readonly words: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly port: number | undefined;
  readonly engine: "docker" | "simulated" | undefined;
  readonly publicPool: string | undefined;
  /** Of `reach`. */
  readonly cluster: string | undefined;
  readonly containerPort: number | undefined;
}

interface Option {
  /** `--data`, `-h`. */
  readonly typed: string;
  readonly name: string;
  /** Undefined: none was given. */
  readonly value: string | undefined;
}

interface Line extends Manner {
  readonly words: readonly string[];
  readonly options: readonly Option[];
  readonly texts: Texts;
}

/** What was typed, nothing of it judged yet. Everything after `aws` belongs to the AWS CLI. */
function split(all: readonly string[], environment: NodeJS.ProcessEnv): Line {
  const first = tokensOf(all).find(({ kind }) => kind === "positional");
  const forAws = first?.kind === "positional" && first.value === "aws" ? first.index : undefined;
  const tokens = tokensOf(all.slice(0, forAws));
  const positionals = tokens.flatMap((token) => (token.kind === "positional" ? [token.value] : []));
  const [command = "", ...words] = forAws === undefined ? positionals : all.slice(forAws);
  const options = tokens.flatMap((token) =>
    token.kind === "option" ? [{ typed: token.rawName, name: token.name, value: token.value }] : [],
  );
  const language = languageOf(lastOf(options, "lang"), environment);
  const json = options.some(({ name }) => name === "json");
  const statedData = lastOf(options, "data");
  return { command, words, options, language, json, statedData, texts: dictionaries[language] };
}

/** An option that stands twice has its last value. */
const lastOf = (options: readonly Option[], wanted: string) => options.findLast(({ name }) => name === wanted)?.value;

const tokensOf = (all: readonly string[]) =>
  parseArgs({ args: [...all], options: parsedOptions, strict: false, allowPositionals: true, tokens: true }).tokens;

export function readManner(all: readonly string[], environment: NodeJS.ProcessEnv): Manner {
  const { command, language, json, statedData } = split(all, environment);
  return { command, language, json, statedData };
}

/**
 * `commands`: the names that there are. Throws a Problem `usage` or `unknown-command`, which names what was not understood
 * and what would be.
 */
export function readCommandLine(
  all: readonly string[],
  commands: readonly string[],
  environment: NodeJS.ProcessEnv,
): CommandLine {
  const line = asHelp(split(all, environment));
  checkCommand(line, commands);
  for (const option of line.options) checkOption(line, option);
  checkWords(line, commands);
  const [port, engine] = [lastOf(line.options, "port"), lastOf(line.options, "engine")];
  const containerPort = lastOf(line.options, "container-port");
  return {
    command: line.command,
    language: line.language,
    json: line.json,
    words: line.words,
    flags: new Set(line.options.flatMap((option) => (option.value === undefined ? [option.name] : []))),
    statedData: line.statedData,
    port: port === undefined ? undefined : Number(port),
    engine: engine === "docker" || engine === "simulated" ? engine : undefined,
    publicPool: lastOf(line.options, "pool"),
    cluster: lastOf(line.options, "cluster"),
    containerPort: containerPort === undefined ? undefined : Number(containerPort),
  };
}

/** `up --help` and `help up` are one question, and so are `--version` and `version`. */
function asHelp(line: Line): Line {
  const has = (wanted: string) => line.options.some(({ name }) => name === wanted);
  if (has("help") && line.command !== "help")
    return { ...line, command: "help", words: line.command === "" ? [] : [line.command], options: [] };
  if (has("version")) return { ...line, command: "version", words: [], options: [] };
  return line.command === "" ? { ...line, command: "help" } : line;
}

function checkCommand({ command, texts }: Line, commands: readonly string[]): void {
  if (commands.includes(command)) return;
  const meant = nearest(command, commands);
  const actions = [...(meant ? [`./muelle ${meant}`] : []), "./muelle help"];
  throw new Problem("unknown-command", texts.usageErrors.unknownCommand(command), actions, misused);
}

function checkOption({ command, texts: { usageErrors } }: Line, { typed, name, value }: Option): void {
  const refuse = (message: string) => new Problem("usage", message, [`./muelle help ${command}`], misused);
  if (!hasOption(command, name)) {
    const meant = nearest(typed, optionsOf(command));
    throw refuse(usageErrors.unknownOption(typed, command, meant));
  }
  if (!isValued(name)) {
    if (value !== undefined) throw refuse(usageErrors.takesNoValue(typed, value));
    return;
  }
  if (value === undefined) throw refuse(usageErrors.needsValue(typed, usageErrors.expected[name]));
  if (!accepts(name, value)) throw refuse(usageErrors.badValue(typed, value, usageErrors.expected[name]));
}

/** Only `aws`, `help` and `reach` have words of their own. */
function checkWords({ command, words, texts }: Line, commands: readonly string[]): void {
  const [word, ...more] = words;
  if (command === "aws" || word === undefined) return;
  if (command === "reach" && more.length === 0) return;
  if (command !== "help" || more.length > 0)
    throw new Problem(
      "usage",
      texts.usageErrors.extraWord(more[0] ?? word, command),
      [`./muelle help ${command}`],
      misused,
    );
  if (!commands.includes(word))
    throw new Problem("unknown-command", texts.usageErrors.unknownCommand(word), ["./muelle help"], misused);
}
