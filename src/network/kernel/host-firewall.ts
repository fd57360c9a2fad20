// A host's own packet filter may refuse to forward (Docker sets the policy DROP). Where there is such a filter, our links
// get an accept, marked with the instance's name; where there is none, none is made.
import { readFile } from "node:fs/promises";
import { unlessGone, type Run } from "./command.ts";
import type { Names } from "./names.ts";

/** Idempotent. Docker keeps what stands in DOCKER-USER when it starts again. */
export async function acceptForwarded(run: Run, names: Names): Promise<void> {
  const present = await filterRules(run);
  const has = (name: string) => present.some((line) => line === `-N ${name}` || line.startsWith(`-P ${name} `));
  const chain = ["DOCKER-USER", "FORWARD"].find(has);
  if (!chain) return;
  const mark = ["-m", "comment", "--comment", names.table, "-j", "ACCEPT"];
  const ours = `${names.internet}-+`;
  const wanted = [
    ["-i", ours, ...mark],
    ["-o", ours, "-m", "conntrack", "--ctstate", "RELATED,ESTABLISHED", ...mark],
  ];
  for (const rule of wanted)
    if (!present.includes(`-A ${chain} ${rule.join(" ")}`)) await run(["iptables", "-w", "-I", chain, ...rule]);
}

export async function forgetForwarded(run: Run, names: Names): Promise<void> {
  for (const line of await filterRules(run)) {
    const [verb, ...rule] = line.split(" ");
    if (verb === "-A" && rule.includes(names.table)) await unlessGone(run(["iptables", "-w", "-D", ...rule]));
  }
}

/** The host's filter as iptables prints it; nothing when there is none (asking iptables then would make one). */
async function filterRules(run: Run): Promise<string[]> {
  const legacy = await readFile("/proc/net/ip_tables_names", "utf8").catch(() => "");
  const tables = await run(["nft", "list", "tables"]);
  if (!/^filter$/m.test(legacy) && !/^table ip filter$/m.test(tables)) return [];
  try {
    return (await run(["iptables", "-w", "-S"])).split("\n");
  } catch {
    // A filter without its tool: not one that refuses by Docker's hand, which needs the tool.
    return [];
  }
}
