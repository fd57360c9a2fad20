// The container engine of this machine: is it there, and if not and we may, install it from the distribution's packages and
// start it, saying so line by line.
import { spawn } from "node:child_process";
import { existsSync, openSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { keepAwake, sleep } from "../../kit/clock.ts";
import { asTyped, type CommandContext } from "../context.ts";
import { Problem } from "../problem.ts";
import { findProgram, hasStaticBusybox, run } from "./programs.ts";

const socketPath = () => process.env["DOCKER_HOST"]?.replace(/^unix:\/\//, "") || "/var/run/docker.sock";

/** Undefined: Docker answers. Else why it does not. */
export function engineTrouble(): Promise<string | undefined> {
  return new Promise((resolve) => {
    const ping = request({ socketPath: socketPath(), path: "/_ping", timeout: 5000 }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode === 200 ? undefined : `HTTP ${response.statusCode}`));
    });
    ping.on("timeout", () => ping.destroy(new Error("no answer within 5 s")));
    ping.on("error", (error: NodeJS.ErrnoException) => resolve(`${socketPath()}: ${error.code ?? error.message}`));
    ping.end();
  });
}

const needed: readonly { readonly name: string; readonly isThere: () => boolean | Promise<boolean> }[] = [
  { name: "docker.io", isThere: () => findProgram("dockerd") !== undefined },
  { name: "iptables", isThere: () => findProgram("iptables") !== undefined },
  { name: "nftables", isThere: () => findProgram("nft") !== undefined },
  { name: "iproute2", isThere: () => findProgram("ip") !== undefined },
  { name: "util-linux", isThere: () => findProgram("nsenter") !== undefined },
  { name: "busybox-static", isThere: hasStaticBusybox },
];

/** Real containers are possible when this resolves. */
export async function ensureEngine(context: CommandContext): Promise<void> {
  const { texts } = context;
  if (process.platform !== "linux") throw new Problem("needs-linux", texts.needsLinux, [simulated(context)]);
  if (process.getuid?.() !== 0)
    throw new Problem("needs-root", texts.needsRoot, [`sudo ${asTyped(context, "up")}`, simulated(context)]);
  const trouble = await engineTrouble();
  const missing: string[] = [];
  for (const { name, isThere } of needed)
    if ((trouble || name !== "docker.io") && !(await isThere())) missing.push(name);
  if (missing.length > 0) await install(context, missing, trouble);
  if (await engineTrouble()) await startEngine(context);
}

const simulated = (context: CommandContext) => asTyped(context, "up --engine simulated");

async function install(context: CommandContext, names: readonly string[], trouble: string | undefined): Promise<void> {
  const { texts, terminal, dataDirectory } = context;
  const command = `apt-get install -y --no-install-recommends ${names.join(" ")}`;
  if (!isDebian()) {
    const told = trouble ? texts.noEngine(trouble) : texts.lacking(names.join(", "));
    throw new Problem("engine-unavailable", told, [texts.installYourself(names.join(", ")), simulated(context)]);
  }
  const log = join(dataDirectory, "apt.log");
  await terminal.step(texts.installing(names.join(" ")), async () => {
    const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const lock = ["-o", "DPkg::Lock::Timeout=120"];
    const updated = await run("apt-get", [...lock, "update"], { environment, log });
    const done = await run("apt-get", [...lock, "install", "-y", "--no-install-recommends", ...names], {
      environment,
      log,
    });
    if (updated.code !== 0 || done.code !== 0)
      throw new Problem("packages-failed", texts.packagesFailed(log), [`cat ${log}`, command]);
  });
}

function isDebian(): boolean {
  if (!findProgram("apt-get")) return false;
  const release = existsSync("/etc/os-release") ? readFileSync("/etc/os-release", "utf8") : "";
  return /^(ID|ID_LIKE)=.*(debian|ubuntu)/m.test(release);
}

async function startEngine(context: CommandContext): Promise<void> {
  const { texts, terminal, dataDirectory } = context;
  const log = join(dataDirectory, "dockerd.log");
  await terminal.step(texts.startingEngine, async () => {
    if (existsSync("/run/systemd/system")) await run("systemctl", ["start", "docker"], { log });
    else startDetached(log);
    if (!(await answersWithin(context, 60_000)))
      throw new Problem("engine-unavailable", texts.engineFailed(log), [`cat ${log}`, simulated(context)]);
  });
}

/** Without systemd: a daemon of its own session, which outlives this command. */
function startDetached(log: string): void {
  const output = openSync(log, "a", 0o600);
  spawn("dockerd", [], { detached: true, stdio: ["ignore", output, output], cwd: "/" }).unref();
}

/** The engine tells nobody when it is ready, so it is asked again and again. */
async function answersWithin({ clock }: CommandContext, mostMs: number): Promise<boolean> {
  const done = keepAwake();
  try {
    for (let waitedMs = 0; waitedMs < mostMs; waitedMs += 100) {
      if (!(await engineTrouble())) return true;
      await sleep(clock, 100);
    }
    return false;
  } finally {
    done();
  }
}
