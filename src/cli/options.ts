// The options of the command line: which take a value and what it may be, and which belong to one command.

/** Takes a value, which `accepts` judges. */
interface Valued {
  readonly type: "string";
  readonly accepts: (value: string) => boolean;
  /** The one command that has it; absent: every command. */
  readonly of?: string;
}

interface Switch {
  readonly type: "boolean";
  readonly short?: string;
  /** The one command that has it; absent: every command, so that the same words can stand on every line of a script. */
  readonly of?: string;
}

const isPort = (value: string) => /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65535;

const valued = {
  data: { type: "string", accepts: (value) => value !== "" },
  port: { type: "string", accepts: isPort },
  engine: { type: "string", accepts: (value) => value === "docker" || value === "simulated" },
  pool: { type: "string", accepts: isPool },
  lang: { type: "string", accepts: (value) => /^(es|en)([-_.]|$)/i.test(value) },
  cluster: { type: "string", accepts: (value) => value !== "", of: "reach" },
  "container-port": { type: "string", accepts: isPort, of: "reach" },
} as const satisfies Readonly<Record<string, Valued>>;

const switches = {
  json: { type: "boolean" },
  debug: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
  foreground: { type: "boolean", of: "up" },
  all: { type: "boolean", of: "down" },
  clean: { type: "boolean", of: "demo" },
  follow: { type: "boolean", short: "f", of: "logs" },
} as const satisfies Readonly<Record<string, Switch>>;

export type ValuedName = keyof typeof valued;

/** As node:util's parseArgs wants them. */
export const parsedOptions = { ...valued, ...switches };

export const isValued = (name: string): name is ValuedName => Object.hasOwn(valued, name);

export const accepts = (name: ValuedName, value: string): boolean => valued[name].accepts(value);

const optionOf = (name: string): Switch | Valued | undefined =>
  Object.hasOwn(parsedOptions, name) ? parsedOptions[name as keyof typeof parsedOptions] : undefined;

/** Whether `command` has the option. */
export function hasOption(command: string, name: string): boolean {
  const found = optionOf(name);
  return found !== undefined && (found.of === undefined || found.of === command);
}

/** As typed: `--all`. */
export const optionsOf = (command: string): string[] =>
  Object.keys(parsedOptions)
    .filter((name) => hasOption(command, name))
    .map((name) => `--${name}`);

/** 198.18.0.0/16; between /8 and /28, as the network plane has it. */
function isPool(value: string): boolean {
  const [address = "", prefix = "", ...rest] = value.split("/");
  const parts = address.split(".");
  const isAddress = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
  return rest.length === 0 && isAddress && /^\d{1,2}$/.test(prefix) && Number(prefix) >= 8 && Number(prefix) <= 28;
}
