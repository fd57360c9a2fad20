// The two registries that are compared, each in its own process on a loopback port with its data under one directory.
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { access, mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

export type ContenderName = "muelle" | "docker-registry";

export interface Contender {
  readonly name: ContenderName;
  readonly port: number;
  /** Processor time that its process has used so far, in milliseconds: what a busy machine cannot blur. */
  readonly cpuMs: () => Promise<number>;
  /** Where it keeps layers: emptied between rounds, so that memory and disk stay as they are. */
  readonly layersFolder: string;
  readonly stop: () => Promise<void>;
}

const dockerRegistry = "/usr/bin/docker-registry";

/** Throws, with what to do, when Debian's registry is not installed. */
export async function assertDockerRegistry(): Promise<void> {
  await access(dockerRegistry).catch(() => {
    throw new Error(
      "docker-registry is missing: the registry is measured against it (apt-get install docker-registry)",
    );
  });
}

export async function startMuelle(directory: string): Promise<Contender> {
  const port = await freePort();
  const script = new URL("muelle.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, [script, join(directory, "muelle"), `${port}`], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  const layersFolder = join(directory, "muelle/blobs/sha256");
  return { name: "muelle", port, layersFolder, cpuMs: () => cpuMs(child), stop: () => stop(child) };
}

/** With the settings of Debian's package, but for address, directory and passwords. */
export async function startDockerRegistry(directory: string): Promise<Contender> {
  const port = await freePort();
  const root = join(directory, "docker-registry");
  await mkdir(root);
  const config = join(directory, "docker-registry.yml");
  const storage = {
    cache: { blobdescriptor: "inmemory" },
    filesystem: { rootdirectory: root },
    delete: { enabled: true },
  };
  const http = { addr: `127.0.0.1:${port}` };
  await writeFile(
    config,
    JSON.stringify({ version: 0.1, log: { level: "error", accesslog: { disabled: true } }, storage, http }),
  );
  const child = spawn(dockerRegistry, ["serve", config], { stdio: ["ignore", "ignore", "ignore"] });
  await untilAnswering(port, child);
  const layersFolder = join(root, "docker/registry/v2/blobs/sha256");
  return { name: "docker-registry", port, layersFolder, cpuMs: () => cpuMs(child), stop: () => stop(child) };
}

async function untilAnswering(port: number, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (child.exitCode !== null) throw new Error(`docker-registry ended with ${child.exitCode}`);
    const answers = await fetch(`http://127.0.0.1:${port}/v2/`).then(
      (response) => response.ok,
      () => false,
    );
    if (answers) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("docker-registry does not answer");
}

/** User and system time from /proc/<pid>/stat, in ticks of 10 ms. */
async function cpuMs(child: ChildProcess): Promise<number> {
  const stat = await readFile(`/proc/${child.pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = once(child, "exit");
  child.kill();
  await exited;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
