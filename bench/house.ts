// A control plane of its own for a measurement: its own data directory, port and public pool, gone at the end.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const exec = promisify(execFile);
const root = new URL("..", import.meta.url).pathname;
const quiet = "--disable-warning=ExperimentalWarning";

export interface House {
  readonly endpoint: string;
  readonly port: number;
  readonly pid: number;
  /** From the start of the process to its word that it is ready. */
  readonly readyMs: number;
  close(): Promise<void>;
}

/** The bundle that users run, made anew. */
export const bundle = () => exec(process.execPath, [quiet, join(root, "scripts/bundle.ts")], { cwd: root });

export async function openHouse(engine: "docker" | "simulated"): Promise<House> {
  const data = await mkdtemp(join(tmpdir(), "muelle-bench-"));
  const port = await freePort();
  const words = ["--data", data, "--port", String(port), "--engine", engine, "--pool", "198.19.192.0/20"];
  const startedAt = performance.now();
  const child = spawn(process.execPath, [quiet, join(root, "dist/daemon.js"), "run", ...words], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  await ready(child);
  const readyMs = performance.now() - startedAt;
  return {
    endpoint: `http://localhost:${port}`,
    port,
    pid: child.pid ?? 0,
    readyMs,
    async close() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
      await exec(process.execPath, [quiet, join(root, "dist/daemon.js"), "remove", ...words]);
      await rm(data, { recursive: true, force: true });
    },
  };
}

function ready(child: ChildProcess): Promise<void> {
  let errors = "";
  child.stderr?.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.stdout?.on("data", (chunk: Buffer) => chunk.includes('"ready"') && resolve());
    child.once("exit", (code) => reject(new Error(`the control plane ended with ${code}: ${errors}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** Processor time that a process has used so far, in milliseconds; proc(5), stat, fields 14 and 15, at 100 ticks a second. */
export function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Resident memory of a process in MiB; proc(5), status. */
export const residentMiB = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;

export const clientOptions = ({ endpoint }: House) => ({
  endpoint,
  region: "us-east-1",
  credentials: { accessKeyId: "test", secretAccessKey: "test" },
  maxAttempts: 1,
});

/** The value below which `share` of the samples lie (nearest rank). */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
