// What every command is handed.
import type { Clock } from "../kit/clock.ts";
import type { Terminal } from "./terminal.ts";
import type { Language, Texts } from "./texts/index.ts";
import { shellWord } from "./shell-word.ts";

export interface CommandContext {
  readonly clock: Clock;
  readonly terminal: Terminal;
  readonly texts: Texts;
  readonly language: Language;
  readonly json: boolean;
  readonly command: string;
  /** Absolute. */
  readonly dataDirectory: string;
  /** `--data` as stated on the command line; undefined: the default. */
  readonly statedData: string | undefined;
  /** As stated on the command line; undefined: what runs, or 4566. */
  readonly port: number | undefined;
  readonly engine: "docker" | "simulated" | undefined;
  readonly publicPool: string | undefined;
  /** `--cluster`: a name or an ARN. */
  readonly cluster: string | undefined;
  /** `--container-port`. */
  readonly containerPort: number | undefined;
  readonly flags: ReadonlySet<string>;
  /** Words after the command. */
  readonly words: readonly string[];
  readonly version: string;
  /** Where dist/ is. */
  readonly home: string;
}

/** `./muelle words`, as it is to be typed to mean the same control plane. */
export function asTyped({ statedData }: Pick<CommandContext, "statedData">, words: string): string {
  const data = statedData === undefined ? "" : ` --data ${shellWord(statedData)}`;
  // What follows `aws` is the AWS CLI's.
  return words.startsWith("aws ") ? `./muelle${data} ${words}` : `./muelle ${words}${data}`;
}

/** What a command comes to; printed under --json. Undefined: it wrote its own answer. */
export type CommandResult = object | undefined;

export interface Command {
  readonly run: (context: CommandContext) => Promise<CommandResult>;
}
