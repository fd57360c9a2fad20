// up: an engine if there is none, then the control plane, then one block that says where everything is.
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { writeProfile } from "../aws-environment.ts";
import type { Command, CommandContext } from "../context.ts";
import {
  askHealth,
  daemonArguments,
  defaultPort,
  findRunning,
  needsDocker,
  type Running,
  startInBackground,
} from "../control-plane.ts";
import { ensureEngine } from "../host/engine.ts";
import { Problem } from "../problem.ts";

export interface UpResult {
  readonly pid: number;
  readonly endpoint: string;
  readonly console: string;
  readonly registry: string;
  readonly engine: string;
  readonly data: string;
  readonly alreadyRunning: boolean;
}

export const up: Command = {
  async run(context) {
    const { terminal, texts, flags } = context;
    const before = await findRunning(context.dataDirectory);
    if (before) terminal.line(texts.alreadyUp);
    else if (flags.has("foreground")) return stay(context);
    const running = before ?? (await bringUp(context));
    tell(context, running);
    return result(context, running, before !== undefined);
  },
};

/** Starts what does not run yet; used by `demo` too. */
export async function bringUp(context: CommandContext): Promise<Running> {
  mkdirSync(context.dataDirectory, { recursive: true, mode: 0o700 });
  await checkPort(context);
  if (needsDocker(context)) await ensureEngine(context);
  return context.terminal.step(context.texts.starting, () => startInBackground(context));
}

async function checkPort({ port = defaultPort, texts }: CommandContext): Promise<void> {
  const other = await askHealth(port);
  if (other)
    throw new Problem("port-taken", texts.portTaken(port, other.data), [
      `./muelle up --port ${port + 1}`,
      `./muelle down --data ${other.data}`,
    ]);
}

/** In the foreground: this process waits for the control plane and passes signals on. */
async function stay(context: CommandContext): Promise<undefined> {
  mkdirSync(context.dataDirectory, { recursive: true, mode: 0o700 });
  await checkPort(context);
  if (needsDocker(context)) await ensureEngine(context);
  const child = spawn(process.execPath, daemonArguments(context, "run"), { stdio: ["ignore", "inherit", "inherit"] });
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void child.kill(signal));
  process.exitCode = await new Promise<number>((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
  return undefined;
}

const result = ({ dataDirectory }: CommandContext, running: Running, alreadyRunning: boolean): UpResult => ({
  pid: running.pid,
  endpoint: running.endpoint,
  console: `${running.endpoint}/`,
  registry: `localhost:${running.port}`,
  engine: running.engine,
  data: dataDirectory,
  alreadyRunning,
});

function tell(context: CommandContext, { endpoint, port }: Running): void {
  const { terminal, texts, dataDirectory } = context;
  const profile = writeProfile(dataDirectory, endpoint);
  terminal.line();
  terminal.line(texts.up);
  terminal.facts([
    [texts.console, `${endpoint}/`],
    [texts.endpoint, endpoint],
    [texts.registry, `localhost:${port}`],
    [texts.profile, `AWS_CONFIG_FILE=${profile} aws --profile muelle …`],
    [texts.nextStep, 'eval "$(./muelle env)"   ·   ./muelle demo'],
  ]);
}
