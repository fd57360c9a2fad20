// A control plane of its own for a test: the daemon as a process on simulated machines, with its state in a directory that
// goes away with it.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export interface SimulatedHouse {
  readonly endpoint: string;
  /** For clients: endpoint, root's key and region, and nothing else of this machine. */
  readonly environment: Readonly<Record<string, string>>;
  /** Empty; goes away with the house. */
  readonly directory: string;
  close(): Promise<void>;
}

export async function simulatedHouse(): Promise<SimulatedHouse> {
  const directory = await mkdtemp(join(tmpdir(), "muelle-house-"));
  const port = await freePort();
  const main = join(import.meta.dirname, "../../src/daemon/main.ts");
  const of = ["run", "--data", join(directory, "data"), "--port", String(port), "--engine", "simulated"];
  const daemon = spawn(process.execPath, [main, ...of], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(createInterface(daemon.stdout), "line");
  assert.match(String(line), /"ready":true/);
  const endpoint = `http://localhost:${port}`;
  return {
    endpoint,
    directory,
    environment: {
      PATH: process.env.PATH ?? "",
      HOME: directory,
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_DEFAULT_REGION: "us-east-1",
      AWS_MAX_ATTEMPTS: "1",
      CHECKPOINT_DISABLE: "1",
    },
    async close() {
      const gone = once(daemon, "exit");
      daemon.kill("SIGTERM");
      await gone;
      await rm(directory, { recursive: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  assert.ok(address && typeof address === "object");
  return address.port;
}
