// The control plane as its clients find it: announced in the data directory, believed only when it answers.
import { readFileSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";
import { keepAwake, sleep } from "../kit/clock.ts";
import { asTyped, type CommandContext } from "./context.ts";
import { Problem } from "./problem.ts";

export interface Running {
  readonly pid: number;
  readonly port: number;
  readonly endpoint: string;
  readonly version: string;
  readonly engine: "docker" | "simulated";
  readonly startedAtMs: number;
  /** Its data directory. */
  readonly data: string;
}

const defaultPort = 4566;

export const logFile = (dataDirectory: string): string => join(dataDirectory, "muelle.log");

/** The control plane of this data directory, if it answers. */
export async function findRunning(dataDirectory: string): Promise<Running | undefined> {
  const announced = readAnnouncement(dataDirectory);
  if (!announced) return undefined;
  const health = await askHealth(announced.port);
  return health?.pid === announced.pid ? { ...announced, data: dataDirectory } : undefined;
}

/**
 * The one that is meant: that of the data directory, or, where none was stated and none runs there, the one that answers at
 * the port. So `./muelle env` finds what `sudo ./muelle up` started under another home directory.
 */
export async function mustRun(context: CommandContext): Promise<Running> {
  const { texts, dataDirectory, statedData } = context;
  const running = await findRunning(dataDirectory);
  if (running) return running;
  const port = portFor(context);
  const other = statedData === undefined ? await askHealth(port) : undefined;
  if (other) return { ...other, port };
  throw new Problem("not-running", texts.notRunning(dataDirectory), [asTyped(context, "up")]);
}

export const readAnnouncement = (dataDirectory: string) =>
  readJson<Omit<Running, "data">>(join(dataDirectory, "daemon.json"));

/** What the control plane wrote of itself; undefined when it never did. */
function readJson<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    return undefined;
  }
}

/** The public addresses that this data directory's control plane gives out; undefined: it never ran. */
export const poolOf = (dataDirectory: string): string | undefined =>
  readJson<{ readonly publicPool?: string }>(join(dataDirectory, "identity.json"))?.publicPool;

/** Where it listens or will: as stated, else where this data directory's control plane did before, else at 4566. */
export function portFor({ port, dataDirectory }: Pick<CommandContext, "port" | "dataDirectory">): number {
  return port ?? readJson<{ readonly port?: number }>(join(dataDirectory, "identity.json"))?.port ?? defaultPort;
}

/** Whether it will run real containers: as stated, else as this data directory's control plane did before, else yes. */
export function needsDocker({ engine, dataDirectory }: Pick<CommandContext, "engine" | "dataDirectory">): boolean {
  const before = readJson<{ readonly engine?: string }>(join(dataDirectory, "identity.json"));
  return (engine ?? before?.engine) !== "simulated";
}

export interface Health extends Omit<Running, "port"> {
  readonly instance: string;
}

/** What answers at the port; undefined when nothing does, or something else than Muelle. */
export function askHealth(port: number): Promise<Health | undefined> {
  return new Promise((resolve) => {
    const request = get({ host: "127.0.0.1", port, path: "/_muelle/health", timeout: 3000 }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        try {
          const health = JSON.parse(Buffer.concat(chunks).toString("utf8")) as Health;
          resolve(typeof health.pid === "number" ? health : undefined);
        } catch {
          resolve(undefined);
        }
      });
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(undefined));
  });
}

/** Asks the process to end and waits until it has. */
export async function stopRunning(context: CommandContext, { pid }: Running): Promise<void> {
  process.kill(pid, "SIGTERM");
  for (let waitedMs = 0; isAlive(pid); waitedMs += 50) {
    if (waitedMs > 60_000) throw new Problem("stop-failed", context.texts.stopFailed(pid), [`kill -9 ${pid}`]);
    await sleepAwake(context, 50);
  }
}

/** A process of somebody else cannot be waited for by an event. */
async function sleepAwake({ clock }: CommandContext, ms: number): Promise<void> {
  const awake = keepAwake();
  await sleep(clock, ms).finally(awake);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch {
    return false;
  }
}

/** It has ended, and its parent has not asked how; where process 1 of a container never asks, that is for ever. */
function isZombie(pid: number): boolean {
  try {
    // proc(5): the state follows the name, which stands in parentheses and may hold any character.
    return /^[^]*\) Z/.test(readFileSync(`/proc/${pid}/stat`, "latin1"));
  } catch {
    return false; // no /proc here
  }
}
