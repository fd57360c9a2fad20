// The machine under the tests: what is missing is installed, and an engine started, as `./muelle up` does it for a person;
// in the end only what was started here is stopped.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { homedir, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Result } from "./run-file.ts";

export interface Machine {
  /** Why real containers are not possible here; undefined: they are. */
  readonly noEngine: string | undefined;
  /** What preparing it showed. */
  readonly results: readonly Result[];
  /** Stops the engine if it was started here. */
  restore(): Promise<void>;
}

type Say = (line: string) => void;

const isRoot = process.getuid?.() === 0;

export async function prepareMachine(root: string, say: Say): Promise<Machine> {
  const none = { results: [], restore: () => Promise.resolve() };
  if (process.platform !== "linux") return { ...none, noEngine: "this is not Linux" };
  if (!isRoot) return { ...none, noEngine: "this is not root: network namespaces and firewalls belong to the kernel" };
  if (isDebian()) await installClients(say);
  const lacking = ["dockerd", "ip", "nft", "nsenter", "iptables"].filter((name) => !onPath(name));
  const silent = !(await engineAnswers());
  if (!silent && lacking.length === 0 && onPath("busybox")) return { ...none, noEngine: undefined };
  say(
    `this machine lacks ${[...lacking, ...(silent ? ["a running Docker Engine"] : [])].join(", ")}: ./muelle up sees to it`,
  );
  const error = await upAndAway(root, say);
  const path = ["a machine without a container engine: ./muelle up provides it"];
  const result: Result = { file: "muelle", path, outcome: error === undefined ? "passed" : "failed", error };
  return {
    noEngine: (await engineAnswers()) ? undefined : "Docker Engine does not answer, and ./muelle up could not help",
    results: [result],
    restore: silent ? () => stopEngine(say) : none.restore,
  };
}

/** Undefined: it came up and went away again. */
async function upAndAway(root: string, say: Say): Promise<string | undefined> {
  const data = mkdtempSync(join(tmpdir(), "muelle-test-machine-"));
  const options = ["--data", data, "--port", "4599", "--pool", "198.19.60.0/22", "--lang", "en"];
  try {
    for (const command of ["up", "reset"]) {
      const { code, output } = await run(join(root, "muelle"), [command, ...options], say);
      if (code !== 0) return `./muelle ${command} ended with ${code}:\n${output}`;
    }
    return undefined;
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

/** Clients that only tests need. */
async function installClients(say: Say): Promise<void> {
  const packages = [
    ["aws", "awscli"],
    ["curl", "curl"],
    ["chromium", "chromium"],
  ] as const;
  const names = packages.filter(([program]) => !onPath(program)).map(([, name]) => name);
  if (names.length === 0) return;
  say(`apt-get install ${names.join(" ")}`);
  const lock = ["-o", "DPkg::Lock::Timeout=120", "-qq"];
  const updated = await run("apt-get", [...lock, "update"]);
  const { code, output } = await run("apt-get", [...lock, "install", "-y", "--no-install-recommends", ...names]);
  if (code !== 0) say(`they could not be installed:\n${updated.output}${output}`);
}

async function stopEngine(say: Say): Promise<void> {
  if (existsSync("/run/systemd/system")) {
    await run("systemctl", ["stop", "docker.service", "docker.socket"]);
    return;
  }
  const pid = Number(readFileSync("/var/run/docker.pid", "utf8"));
  say(`stopping the Docker Engine that was started for this run (process ${pid})`);
  process.kill(pid, "SIGTERM");
  for (let waitedMs = 0; existsSync(`/proc/${pid}`) && waitedMs < 30_000; waitedMs += 100) await pause(100);
}

export function engineAnswers(): Promise<boolean> {
  const socketPath = process.env["DOCKER_HOST"]?.replace(/^unix:\/\//, "") || "/var/run/docker.sock";
  return new Promise((resolve) => {
    const ping = request({ socketPath, path: "/_ping", timeout: 5000 }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode === 200));
    });
    ping.on("timeout", () => ping.destroy(new Error("no answer")));
    ping.on("error", () => resolve(false));
    ping.end();
  });
}

function isDebian(): boolean {
  const release = existsSync("/etc/os-release") ? readFileSync("/etc/os-release", "utf8") : "";
  return onPath("apt-get") && /^(ID|ID_LIKE)=.*(debian|ubuntu)/m.test(release);
}

export function onPath(program: string): boolean {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin", "/sbin"];
  return folders.some((folder) => folder !== "" && existsSync(join(folder, program)));
}

/** A mirror with Terraform's AWS provider on this machine, by Terraform's own rules; tests download nothing. */
export function terraformPlugins(): string | undefined {
  const given = process.env["MUELLE_TERRAFORM_PLUGINS"];
  if (given) return given;
  const configuration = process.env["TF_CLI_CONFIG_FILE"] ?? join(homedir(), ".terraformrc");
  const text = existsSync(configuration) ? readFileSync(configuration, "utf8") : "";
  const mirror = /filesystem_mirror\s*\{[^}]*?path\s*=\s*"([^"]+)"/.exec(text)?.[1];
  const usual = [join(homedir(), ".terraform.d/plugins"), "/usr/local/share/terraform/plugins", ...addOns()];
  const provider = "registry.terraform.io/hashicorp/aws";
  return [mirror, ...usual].find((path) => path !== undefined && existsSync(join(path, provider)));
}

/** Filesystem Hierarchy Standard, "/opt": where add-on packages are, such as a mirror that an image of the machine brings. */
function addOns(): string[] {
  return existsSync("/opt") ? readdirSync("/opt").map((name) => join("/opt", name)) : [];
}

/**
 * AWS_ENDPOINT_URL is known to the AWS CLI from 1.29 and 2.13 on; Debian 12 has 2.9. For an older one: a directory to put
 * first on the PATH, with an `aws` that hands the variable on as the option. Undefined: none is needed.
 */
export async function clientsDirectory(): Promise<string | undefined> {
  const { output } = await run("aws", ["--version"]);
  const [, major = 0, minor = 0] = (/^aws-cli\/(\d+)\.(\d+)/.exec(output) ?? []).map(Number);
  if (major === 0 || minor >= (major === 1 ? 29 : 13)) return undefined;
  const directory = mkdtempSync(join(tmpdir(), "clients-of-muelle-tests-"));
  const found = (process.env["PATH"] ?? "").split(delimiter).find((folder) => existsSync(join(folder, "aws")));
  const real = join(found ?? "/usr/bin", "aws");
  const script = `#!/bin/sh\nexec ${real} \${AWS_ENDPOINT_URL:+--endpoint-url "$AWS_ENDPOINT_URL"} "$@"\n`;
  writeFileSync(join(directory, "aws"), script, { mode: 0o755 });
  return directory;
}

/** Standard output and error together, told line by line as they come. Never rejects. */
async function run(program: string, words: readonly string[], say?: Say): Promise<{ code: number; output: string }> {
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const child = spawn(program, words, { env: environment, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      if (say) for (const line of text.split("\n")) if (line.trim() !== "") say(`  ${line}`);
    });
  const code = await new Promise<number>((resolve) => {
    child.once("error", ({ message }) => {
      output += message;
      resolve(127);
    });
    child.once("close", (status) => resolve(status ?? 1));
  });
  return { code, output };
}
