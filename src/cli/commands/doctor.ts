// doctor: what this machine has of what Muelle needs; each check with its fix.
import { createServer } from "node:net";
import { release, type } from "node:os";
import { asTyped, type Command, type CommandContext } from "../context.ts";
import { askHealth, findRunning, portFor } from "../control-plane.ts";
import { tooOldAwsCli } from "../host/aws-cli.ts";
import { engineTrouble } from "../host/engine.ts";
import { findProgram, hasStaticBusybox } from "../host/programs.ts";

interface Check {
  /** For programs: the same in every language. */
  readonly id: string;
  readonly name: string;
  readonly ok: boolean;
  readonly found: string;
  /** What mends it, whether or not it is needed now. */
  readonly fix?: string;
}

export const doctor: Command = {
  async run(context) {
    const { terminal, texts } = context;
    const checks = [...(await machine(context)), ...(await running(context)), ...clients(context)];
    for (const { name, ok, found, fix } of checks) {
      terminal.check(ok, `${name}: ${found}`);
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

async function machine(context: CommandContext): Promise<Check[]> {
  const { checks, needsRoot } = context.texts;
  const isRoot = process.getuid?.() === 0;
  const lacking = ["ip", "nft", "nsenter"].filter((name) => !findProgram(name));
  const busybox = await hasStaticBusybox();
  return [
    { id: "node", name: checks.node, ok: true, found: process.version },
    {
      id: "linux",
      name: checks.linux,
      ok: process.platform === "linux",
      found: `${type()} ${release()}`,
      fix: asTyped(context, "up --engine simulated"),
    },
    {
      id: "root",
      name: checks.root,
      ok: isRoot,
      found: isRoot ? checks.ok : needsRoot,
      fix: `sudo ${asTyped(context, "up")}`,
    },
    {
      id: "tools",
      name: checks.tools,
      ok: lacking.length === 0,
      found: lacking.length === 0 ? checks.ok : `${checks.missing}: ${lacking.join(", ")}`,
      fix: "apt-get install nftables iproute2 util-linux",
    },
    {
      id: "busybox",
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
  const trouble = await engineTrouble();
  const plane = await findRunning(dataDirectory);
  const port = context.port ?? plane?.port ?? portFor(context);
  const ours = plane?.port === port;
  const other = ours ? undefined : await askHealth(port);
  const free = ours || (await isFree(port));
  return [
    {
      id: "engine",
      name: checks.engine,
      ok: !trouble,
      found: trouble ?? checks.ok,
      fix: trouble?.includes("EACCES") ? `sudo ${asTyped(context, "doctor")}` : `sudo ${asTyped(context, "up")}`,
    },
    {
      id: "port",
      name: checks.port(port),
      ok: free,
      found: free ? (ours ? checks.ok : checks.free) : other ? texts.portTaken(port, other.data) : checks.taken,
      fix: asTyped(context, `up --port ${port + 1}`),
    },
    {
      id: "control-plane",
      name: checks.controlPlane,
      ok: true,
      found: plane ? texts.running(plane.pid) : checks.notRunning,
    },
  ];
}

function clients({ texts }: CommandContext): Check[] {
  const { checks } = texts;
  const old = tooOldAwsCli();
  const found = (name: string, debian: string) => findProgram(name) ?? checks.optional(`apt-get install ${debian}`);
  return [
    { id: "docker-client", name: checks.dockerCli, ok: true, found: found("docker", "docker.io") },
    {
      id: "aws-cli",
      name: checks.awsCli,
      ok: true,
      found: old ? checks.oldAwsCli(old) : found("aws", "awscli"),
    },
  ];
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
