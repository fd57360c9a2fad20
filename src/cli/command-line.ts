// The words of a command line: the command, the options that all commands share, and the rest.
import { parseArgs } from "node:util";
import { Problem } from "./problem.ts";
import { dictionaries, type Language, languageOf } from "./texts/index.ts";

export interface CommandLine {
  readonly command: string;
  readonly words: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly language: Language;
  readonly data: string | undefined;
  readonly port: number | undefined;
  readonly engine: "docker" | "simulated" | undefined;
  readonly publicPool: string | undefined;
}

const options = {
  data: { type: "string" },
  port: { type: "string" },
  engine: { type: "string" },
  pool: { type: "string" },
  lang: { type: "string" },
  json: { type: "boolean" },
  foreground: { type: "boolean" },
  all: { type: "boolean" },
  clean: { type: "boolean" },
  follow: { type: "boolean" },
  debug: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/** Everything after `aws` belongs to the AWS CLI, but for options that stand before it. */
export function readCommandLine(all: readonly string[], language: Language): CommandLine {
  const at = all.indexOf("aws");
  const own = at < 0 ? all : all.slice(0, at);
  const refuse = (reason: string) =>
    new Problem("usage", dictionaries[language].unknownOption(reason), ["./muelle help"]);
  const { values, positionals } = parse(own, refuse);
  const { port, engine } = values;
  if (port !== undefined && !/^\d{1,5}$/.test(port)) throw refuse(`--port ${port}`);
  if (engine !== undefined && engine !== "docker" && engine !== "simulated") throw refuse(`--engine ${engine}`);
  if (values.lang !== undefined && !/^(es|en)/.test(values.lang)) throw refuse(`--lang ${values.lang}`);
  const [command = "", ...words] = at < 0 ? positionals : [...positionals, ...all.slice(at)];
  return {
    command: values.help ? "help" : command,
    words,
    flags: new Set(Object.entries(values).flatMap(([name, value]) => (value === true ? name : []))),
    language: languageOf(values.lang, process.env),
    data: values.data,
    port: port === undefined ? undefined : Number(port),
    engine,
    publicPool: values.pool,
  };
}

function parse(words: readonly string[], refuse: (reason: string) => Problem) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (thrown) {
    throw refuse((thrown as Error).message);
  }
}
