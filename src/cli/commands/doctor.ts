// doctor: what this machine has of what Muelle needs; each check with its fix.
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import type { Command, CommandContext } from "../context.ts";
import { askHealth, defaultPort, findRunning } from "../control-plane.ts";
import { engineTrouble } from "../host/engine.ts";
import { findProgram } from "../host/programs.ts";

interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly found: string;
  readonly fix?: string;
}

export const doctor: Command = {
  async run(context) {
    const { terminal, texts } = context;
    const checks = [...machine(context), ...(await running(context)), ...clients(context)];
    for (const { name, ok, found, fix } of checks) {
      terminal.line(`${ok ? "✓" : "✗"} ${name}: ${found}`);
      if (!ok && fix) terminal.line(`    → ${fix}`);
    }
    const failures = checks.filter(({ ok }) => !ok).length;
    if (failures > 0) {
      terminal.warn(texts.doctorFound(failures));
      process.exitCode = 1;
    }
    return { checks };
  },
};

function machine({ texts }: CommandContext): Check[] {
  const { checks } = texts;
  const isRoot = process.getuid?.() === 0;
  const isLinux = process.platform === "linux";
  const lacking = ["ip", "nft", "nsenter"].filter((name) => !findProgram(name));
  const busybox = ["/bin/busybox", "/usr/bin/busybox"].some((path) => existsSync(path));
  return [
    { name: checks.node, ok: true, found: process.version },
    { name: checks.linux, ok: isLinux, found: process.platform, fix: "./muelle up --engine simulated" },
    { name: checks.root, ok: isRoot, found: isRoot ? checks.ok : texts.needsRoot, fix: "sudo ./muelle up" },
    {
      name: checks.tools,
      ok: lacking.length === 0,
      found: lacking.length === 0 ? checks.ok : `${checks.missing}: ${lacking.join(", ")}`,
      fix: "apt-get install nftables iproute2 util-linux",
    },
    {
      name: checks.busybox,
      ok: busybox,
      found: busybox ? checks.ok : checks.missing,
      fix: "apt-get install busybox-static",
    },
  ];
}

async function running(context: CommandContext): Promise<Check[]> {
  const { texts, dataDirectory } = context;
  const { checks } = texts;
  const port = context.port ?? defaultPort;
  const trouble = await engineTrouble();
  const plane = await findRunning(dataDirectory);
  const ours = plane?.port === port;
  const other = ours ? undefined : await askHealth(port);
  const free = ours || (await isFree(port));
  return [
    { name: checks.engine, ok: !trouble, found: trouble ?? checks.ok, fix: "./muelle up" },
    {
      name: checks.port(port),
      ok: free,
      found: free ? (ours ? checks.ok : checks.free) : other ? texts.portTaken(port, other.data) : checks.taken,
      fix: `./muelle up --port ${port + 1}`,
    },
    { name: checks.controlPlane, ok: true, found: plane ? texts.running(plane.pid) : checks.notRunning },
  ];
}

function clients({ texts }: CommandContext): Check[] {
  const { checks } = texts;
  const found = (name: string) => findProgram(name) ?? checks.optional;
  return [
    { name: checks.dockerCli, ok: true, found: found("docker") },
    { name: checks.awsCli, ok: true, found: found("aws") },
  ];
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
