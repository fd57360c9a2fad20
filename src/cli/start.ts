// Starting the control plane: in the background, or in the foreground of this command; and why it did not start.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { asTyped, type CommandContext } from "./context.ts";
import { logFile, portFor, readAnnouncement, type Running } from "./control-plane.ts";
import { Problem } from "./problem.ts";

export function daemonArguments(context: CommandContext, command: "run" | "remove"): string[] {
  const { dataDirectory, engine, publicPool, version, home, flags } = context;
  return [
    "--disable-warning=ExperimentalWarning",
    join(home, "dist/daemon.js"),
    command,
    "--data",
    dataDirectory,
    "--port",
    String(portFor(context)),
    "--version",
    version,
    ...(engine ? ["--engine", engine] : []),
    ...(publicPool ? ["--pool", publicPool] : []),
    ...(flags.has("debug") ? ["--debug"] : []),
  ];
}

interface Started {
  readonly child: ChildProcess;
  readonly running: Running;
}

/** In a session of its own, so that a terminal's Ctrl-C does not reach it; resolves when it is ready. */
async function start(context: CommandContext): Promise<Started> {
  const { dataDirectory } = context;
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const errors = openSync(join(dataDirectory, "muelle.err"), "w", 0o600);
  const child = spawn(process.execPath, daemonArguments(context, "run"), {
    detached: true,
    stdio: ["ignore", "pipe", errors],
    cwd: "/",
  });
  const ready = await new Promise<boolean>((resolve) => {
    child.stdout?.on("data", (chunk: Buffer) => chunk.includes('"ready"') && resolve(true));
    child.once("exit", () => resolve(false));
    child.once("error", () => resolve(false));
  });
  child.stdout?.destroy();
  const announced = ready ? readAnnouncement(dataDirectory) : undefined;
  if (!announced) throw startFailure(context);
  return { child, running: { ...announced, data: dataDirectory } };
}

export async function startInBackground(context: CommandContext): Promise<Running> {
  const { child, running } = await start(context);
  child.unref();
  return running;
}

/** A signal that asks this process to end is passed on, once. */
export async function startInForeground(
  context: CommandContext,
): Promise<{ readonly running: Running; readonly ended: Promise<number> }> {
  const { child, running } = await start(context);
  const ended = new Promise<number>((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
  const signals = ["SIGTERM", "SIGINT", "SIGHUP"] as const;
  const end = () => {
    for (const signal of signals) process.off(signal, end).on(signal, () => {});
    child.kill("SIGTERM");
  };
  for (const signal of signals) process.on(signal, end);
  return { running, ended };
}

function startFailure(context: CommandContext): Problem {
  const { dataDirectory, texts } = context;
  const port = portFor(context);
  const reason = lastError(join(dataDirectory, "muelle.err"));
  if (reason.includes("EADDRINUSE") && reason.includes(`:${port}`))
    return new Problem("port-taken", texts.portTakenByOther(port), [
      asTyped(context, `up --port ${port + 1}`),
      `ss -ltnp 'sport = :${port}'`,
    ]);
  const overlap = /public pool (\S+) overlaps the route (\S+)/.exec(reason);
  if (overlap) {
    const [, pool = "", route = ""] = overlap;
    const other = pool.startsWith("198.18.") ? "198.19.0.0/16" : "198.18.0.0/16";
    return new Problem("pool-taken", texts.poolTaken(pool, route), [
      asTyped(context, `up --pool ${other}`),
      "ip route",
    ]);
  }
  const told = texts.startFailed(reason || "?", logFile(dataDirectory));
  return new Problem("start-failed", told, [asTyped(context, "doctor")]);
}

/** What the control plane said before it ended. */
function lastError(file: string): string {
  try {
    const last = readFileSync(file, "utf8").trim().split("\n").at(-1) ?? "";
    return last.startsWith("{") ? (JSON.parse(last) as { error: string }).error : last;
  } catch {
    return "";
  }
}
