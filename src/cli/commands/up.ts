// up: an engine if there is none, then the control plane, then one block that says where everything is.
import { mkdirSync } from "node:fs";
import { writeProfile } from "../aws-environment.ts";
import { type ConsoleLink, newConsoleLink } from "../console-link.ts";
import { asTyped, type Command, type CommandContext } from "../context.ts";
import { askHealth, findRunning, needsDocker, poolOf, portFor, type Running } from "../control-plane.ts";
import { succeeded } from "../envelope.ts";
import { ensureEngine } from "../host/engine.ts";
import { Problem } from "../problem.ts";
import { shellWord } from "../shell-word.ts";
import { startInBackground, startInForeground } from "../start.ts";

export interface UpResult {
  readonly pid: number;
  readonly endpoint: string;
  readonly console: string;
  /** A sign-in link, good once; absent when the control plane that runs has no console. */
  readonly consoleUrl?: string;
  readonly registry: string;
  readonly engine: string;
  readonly data: string;
  readonly alreadyRunning: boolean;
}

export const up: Command = {
  async run(context) {
    const { terminal, texts, flags } = context;
    const before = await findRunning(context.dataDirectory);
    if (flags.has("foreground")) return stay(context, before);
    if (before) {
      terminal.line(texts.alreadyUp);
      tellDifferences(context, before);
    }
    const running = before ?? (await bringUp(context));
    const link = await linkTo(context, running);
    tell(context, running, link);
    return result(running, before !== undefined, link);
  },
};

/** Starts what does not run yet; used by `demo` too. */
export async function bringUp(context: CommandContext): Promise<Running> {
  await prepare(context);
  return context.terminal.step(context.texts.starting, () => startInBackground(context));
}

async function prepare(context: CommandContext): Promise<void> {
  mkdirSync(context.dataDirectory, { recursive: true, mode: 0o700 });
  await checkPort(context);
  if (needsDocker(context)) await ensureEngine(context);
}

async function checkPort(context: CommandContext): Promise<void> {
  const { texts } = context;
  const port = portFor(context);
  const other = await askHealth(port);
  if (other)
    throw new Problem("port-taken", texts.portTaken(port, other.data), [
      asTyped(context, `up --port ${port + 1}`),
      `./muelle down --data ${shellWord(other.data)}`,
    ]);
}

/** In the foreground: this process waits for the control plane and passes signals on. */
async function stay(context: CommandContext, before: Running | undefined): Promise<undefined> {
  const { texts, terminal, json, command } = context;
  if (before) throw new Problem("already-running", texts.alreadyUp, [asTyped(context, "down")]);
  await prepare(context);
  const { running, ended } = await terminal.step(texts.starting, () => startInForeground(context));
  const link = await linkTo(context, running);
  tell(context, running, link);
  terminal.line(texts.staying);
  const told = result(running, false, link);
  if (json) process.stdout.write(`${JSON.stringify(succeeded(command, told, terminal.warnings))}\n`);
  process.exitCode = await ended;
  return undefined;
}

/** What was asked for and is not what runs: it is said, as nothing of it is done. */
function tellDifferences({ terminal, texts, port, engine, publicPool }: CommandContext, running: Running): void {
  const pool = poolOf(running.data);
  const differences = [
    port !== undefined && port !== running.port && `--port ${running.port}`,
    engine !== undefined && engine !== running.engine && `--engine ${running.engine}`,
    publicPool !== undefined && pool !== undefined && publicPool !== pool && `--pool ${pool}`,
  ].filter((difference) => difference !== false);
  if (differences.length > 0) terminal.warn(texts.otherSettings(differences.join(" ")));
}

/** Everything else about a control plane of before the console is as it should be, so its lack is a warning. */
export async function linkTo(context: CommandContext, running: Running): Promise<ConsoleLink | undefined> {
  try {
    return await newConsoleLink(context, running);
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
    context.terminal.warn(thrown.message);
    return undefined;
  }
}

const result = (
  { pid, endpoint, port, engine, data }: Running,
  alreadyRunning: boolean,
  link: ConsoleLink | undefined,
): UpResult => ({
  pid,
  endpoint,
  console: `${endpoint}/`,
  ...(link && { consoleUrl: link.url }),
  registry: `localhost:${port}`,
  engine,
  data,
  alreadyRunning,
});

function tell(context: CommandContext, { endpoint, port, engine }: Running, link: ConsoleLink | undefined): void {
  const { terminal, texts, dataDirectory } = context;
  const profile = writeProfile(dataDirectory, endpoint);
  const next = engine === "simulated" ? "aws ecs create-cluster --cluster-name …" : asTyped(context, "demo");
  terminal.line();
  terminal.line(texts.up);
  terminal.facts([
    [texts.endpoint, endpoint],
    [texts.registry, `localhost:${port}`],
    [texts.profile, `AWS_CONFIG_FILE=${shellWord(profile)} aws --profile muelle …`],
    [texts.nextStep, `eval "$(${asTyped(context, "env")})"   ·   ${next}`],
    ...(link ? [[texts.console, link.url] as const] : []),
  ]);
  if (link) terminal.line(`  ${texts.linkOnce(asTyped(context, "console"))}`);
}
