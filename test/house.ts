// For tests: a control plane of their own, started by ./muelle as a person does it, with the vendor's clients pointed at it.
// Two of them at once do not meet: each has its own data directory, port and part of 198.19.64.0/18.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { EC2Client } from "@aws-sdk/client-ec2";
import { ECRClient } from "@aws-sdk/client-ecr";
import { ECSClient } from "@aws-sdk/client-ecs";
import { IAMClient } from "@aws-sdk/client-iam";
import { STSClient } from "@aws-sdk/client-sts";
import { eventually } from "./eventually.ts";

export const root = fileURLToPath(new URL("..", import.meta.url));

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The one form of every `--json` answer. */
export interface Envelope<Data = Record<string, unknown>> {
  readonly schemaVersion: number;
  readonly command: string;
  readonly status: "ok" | "error";
  readonly data: Data;
  readonly warnings: readonly string[];
  readonly error: { readonly code: string; readonly message: string; readonly actions: readonly string[] } | null;
}

/** Runs a programme to its end; never rejects. */
export async function run(
  program: string,
  words: readonly string[],
  {
    environment = {},
    input = "",
  }: { readonly environment?: NodeJS.ProcessEnv; readonly input?: string | Uint8Array } = {},
): Promise<Ended> {
  const child = spawn(program, words, { cwd: root, env: { ...process.env, ...environment } });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => void (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => void (stderr += text));
  child.stdin.on("error", () => {}); // it did not want to read
  child.stdin.end(input);
  const code = await new Promise<number>((resolve) => {
    child.once("error", (error) => {
      stderr += error.message;
      resolve(127);
    });
    child.once("close", (status) => resolve(status ?? 1));
  });
  return { code, stdout, stderr };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** What the control plane says of itself. */
export interface Status {
  readonly pid: number;
  readonly endpoint: string;
  readonly port: number;
  readonly data: string;
  readonly services: number;
  readonly tasks: number;
}

export interface HouseOptions {
  readonly engine?: "docker" | "simulated";
}

export class House {
  readonly data = mkdtempSync(join(tmpdir(), "muelle-house-"));
  readonly port: number;
  readonly pool: string;
  readonly engine: "docker" | "simulated";
  readonly ecs: ECSClient;
  readonly ec2: EC2Client;
  readonly ecr: ECRClient;
  readonly iam: IAMClient;
  readonly logs: CloudWatchLogsClient;
  readonly sts: STSClient;

  constructor(port: number, pool: string, { engine = "docker" }: HouseOptions) {
    this.port = port;
    this.pool = pool;
    this.engine = engine;
    const options = this.clientOptions;
    this.ecs = new ECSClient(options);
    this.ec2 = new EC2Client(options);
    this.ecr = new ECRClient(options);
    this.iam = new IAMClient(options);
    this.logs = new CloudWatchLogsClient(options);
    this.sts = new STSClient(options);
  }

  /** Beside the data directory, which is the house's own. */
  get #dockerConfig(): string {
    return `${this.data}-docker`;
  }

  get endpoint(): string {
    return `http://localhost:${this.port}`;
  }

  get clientOptions() {
    return {
      endpoint: this.endpoint,
      region: "us-east-1",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
    };
  }

  /** For the AWS CLI, docker and scripts. */
  get environment(): NodeJS.ProcessEnv {
    return {
      AWS_ENDPOINT_URL: this.endpoint,
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_DEFAULT_REGION: "us-east-1",
      AWS_REGION: "us-east-1",
      DOCKER_CONFIG: this.#dockerConfig,
      DOCKER_BUILDKIT: "0",
    };
  }

  /** `./muelle command …` for this house. */
  muelle(command: string, ...words: string[]): Promise<Ended> {
    const own = ["--data", this.data, "--port", String(this.port), "--engine", this.engine, "--pool", this.pool];
    return run(join(root, "muelle"), [command, ...own, "--lang", "en", ...words]);
  }

  /** The answer of `./muelle command --json …`, which is one line whatever happened. */
  async json<Data>(command: string, ...words: string[]): Promise<Envelope<Data>> {
    const { stdout, stderr } = await this.muelle(command, "--json", ...words);
    const lines = stdout.trimEnd().split("\n");
    assert.equal(lines.length, 1, `${command} --json prints one line:\n${stdout}\n${stderr}`);
    return JSON.parse(lines[0] ?? "") as Envelope<Data>;
  }

  /** As json(), of a command that must succeed. */
  async must<Data>(command: string, ...words: string[]): Promise<Data> {
    const envelope = await this.json<Data>(command, ...words);
    assert.equal(envelope.status, "ok", JSON.stringify(envelope));
    return envelope.data;
  }

  async docker(...words: string[]): Promise<string> {
    const { code, stdout, stderr } = await run("docker", words, { environment: this.environment });
    assert.equal(code, 0, `docker ${words.join(" ")}: ${stderr}${stdout}`);
    return stdout.trim();
  }

  up(...words: string[]): Promise<Status> {
    return this.must<Status>("up", ...words);
  }

  async status(): Promise<Status> {
    return this.must<Status>("status");
  }

  /** What `kill -9` of the control plane leaves; it is gone when this resolves. */
  async kill(): Promise<void> {
    const { pid } = await this.status();
    process.kill(pid, "SIGKILL");
    await eventually(() => !isAlive(pid) || undefined, { what: `process ${pid} gone` });
  }

  /** Everything that the house made goes. Fails when something cannot be removed. */
  async close(): Promise<void> {
    for (const client of [this.ecs, this.ec2, this.ecr, this.iam, this.logs, this.sts]) client.destroy();
    try {
      await this.#reset();
    } finally {
      rmSync(this.#dockerConfig, { recursive: true, force: true });
    }
  }

  async #reset(): Promise<void> {
    if (!existsSync(this.data)) return;
    const instance = instanceOf(this.data);
    const envelope = await this.json("reset");
    rmSync(this.data, { recursive: true, force: true });
    assert.equal(envelope.status, "ok", JSON.stringify(envelope));
    if (this.engine === "simulated" || instance === undefined) return;
    const words = ["ps", "--all", "--filter", `label=muelle=${instance}`, "--format", "{{.Names}} {{.Status}}"];
    assert.equal(await this.docker(...words), "", "containers that this house left behind");
  }
}

/** Undefined: it never started. */
function instanceOf(data: string): string | undefined {
  const file = join(data, "identity.json");
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as { instance: string }).instance : undefined;
}

/** A process that ended and waits for its parent to notice is gone. */
function isAlive(pid: number): boolean {
  return existsSync(`/proc/${pid}/exe`);
}

let housesMade = 0;
const pools = Array.from({ length: 16 }, (_, index) => `198.19.${64 + index * 4}.0/22`);

/** Not started. */
export async function newHouse(options: HouseOptions = {}): Promise<House> {
  const pool = pools[(process.pid + housesMade++) % pools.length] ?? "";
  return new House(await freePort(), pool, options);
}

/** Started; the caller closes it. */
export async function openHouse(options: HouseOptions = {}): Promise<House> {
  const house = await newHouse(options);
  await house.up();
  return house;
}
