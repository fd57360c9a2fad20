// What Muelle could leave behind on a machine, as lines of text; what is there after the tests and was not before is a failure.
import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { promisify } from "node:util";
import { engineAnswers } from "./machine.ts";

const run = promisify(execFile);

/** Where nobody else works, in CI, everything of the engine counts, not only what bears our label. */
const ours = process.env["CI"] === "true" ? [] : ["--filter", "label=muelle"];

const docker: Readonly<Record<string, readonly string[]>> = {
  container: ["ps", "--all", "--format", "{{.ID}} {{.Names}}", ...ours],
  volume: ["volume", "ls", "--format", "{{.Name}}", ...ours],
  "docker network": ["network", "ls", "--filter", "type=custom", "--format", "{{.Name}}", ...ours],
  image: ["images", "--all", "--format", "{{.ID}} {{.Repository}}:{{.Tag}}", ...ours],
};

/** Each with the lines of its output that are ours. */
const kernel: Readonly<Record<string, readonly [command: readonly [string, ...string[]], ours: RegExp]>> = {
  interface: [["ip", "-o", "-br", "link"], /^mu/],
  "network namespace": [["ip", "netns"], /^mu/],
  "nftables table": [["nft", "list", "tables"], /muelle/],
  route: [["ip", "-4", "route", "show", "table", "all"], /\bmu\w|^unreachable/],
  "iptables rule": [["iptables-save"], /muelle|\bmu\w+-/],
};

/** One line each: what it is and its name. */
export async function snapshot(root: string): Promise<Set<string>> {
  const found: string[] = [];
  if (await engineAnswers())
    for (const [kind, words] of Object.entries(docker)) found.push(...(await printed(kind, "docker", words, /./)));
  for (const [kind, [[program, ...words], mine]] of Object.entries(kernel))
    found.push(...(await printed(kind, program, words, mine)));
  found.push(...processes(root));
  found.push(
    ...readdirSync(tmpdir()).flatMap((name) => (name.startsWith("muelle-") ? [`file ${tmpdir()}/${name}`] : [])),
  );
  return new Set(found);
}

/** A programme that is not there has left nothing. */
async function printed(kind: string, program: string, words: readonly string[], mine: RegExp): Promise<string[]> {
  const environment = { ...process.env, PATH: `${process.env["PATH"]}:/usr/sbin:/sbin` };
  const { stdout } = await run(program, words, { env: environment }).catch(() => ({ stdout: "" }));
  const lines = stdout.split("\n").map((line) => line.trim().replaceAll(/\s+/g, " "));
  return lines.filter((line) => mine.test(line)).map((line) => `${kind} ${withoutState(kind, line)}`);
}

/** Names only: an interface that was up and is down is the same one. */
const withoutState = (kind: string, line: string): string =>
  kind === "interface" || kind === "network namespace" ? (line.split(" ")[0] ?? line) : line;

/** Control planes of this checkout. */
function processes(root: string): string[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      const words = commandLine(pid);
      return words.some((word) => word.startsWith(`${root}/dist/`)) ? [`process ${pid}: ${words.join(" ")}`] : [];
    });
}

function commandLine(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return []; // it ended meanwhile
  }
}
