// The task's side: its network namespace, found by path and held open while it is worked on, so that what is entered is
// what was looked at, even where the number of a process is given out again.
import { open, readdir, readlink, type FileHandle } from "node:fs/promises";
import { MachineError } from "../../kit/machine-error.ts";
import type { Firewall } from "../network.ts";
import { doorAddress } from "../reachability.ts";
import { unlessGone, type Run } from "./command.ts";
import { taskRuleset, taskTable } from "./task-ruleset.ts";

export interface TaskNamespace extends AsyncDisposable {
  /** Tells it from every other namespace alive. */
  readonly inode: string;
  readonly descriptor: number;
}

/** As the programmes see the namespace that they are handed as descriptor 3. */
export const handedNamespace = "/proc/self/fd/3";

/** Dispose of it soon: an open namespace outlives its processes. Errors: not-found. */
export async function openNamespace(path: string): Promise<TaskNamespace> {
  let file: FileHandle;
  try {
    file = await open(path, "r");
  } catch (cause) {
    throw new MachineError("not-found", `there is no network namespace at ${path}`, { cause });
  }
  const { ino } = await file.stat();
  return { inode: String(ino), descriptor: file.fd, [Symbol.asyncDispose]: () => file.close() };
}

/** The namespace `inode` if it is at `path` still. */
export async function namespaceAt(inode: string, path: string): Promise<TaskNamespace | undefined> {
  const found = await openNamespace(path).catch(() => undefined);
  if (found?.inode === inode) return found;
  await found?.[Symbol.asyncDispose]();
  return undefined;
}

/**
 * The namespace `inode`, wherever a process has it. Only for one that is known to live: the kernel gives the inode of a
 * dead one to the next that is made.
 */
export async function findLiving(inode: string): Promise<TaskNamespace | undefined> {
  for (const id of await readdir("/proc")) {
    const place = `/proc/${id}/ns/net`;
    const target = /^\d+$/.test(id) ? await readlink(place).catch(() => "") : "";
    const found = target === `net:[${inode}]` ? await namespaceAt(inode, place) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** Puts the firewall in force, atomically. */
export async function applyFirewall(run: Run, { descriptor }: TaskNamespace, firewall: Firewall): Promise<void> {
  await inside(run, ["nft", "-f", "-"], descriptor, taskRuleset(firewall));
}

export async function removeFirewall(run: Run, { descriptor }: TaskNamespace): Promise<void> {
  await unlessGone(inside(run, ["nft", "delete", "table", ...taskTable.split(" ")], descriptor));
}

export interface TaskAddress {
  readonly privateAddress: string;
  /** Bits of the subnet. */
  readonly prefix: number;
  readonly gateway: string;
}

/** From here on traffic flows. The firewall must be in force. */
export async function bringUp(run: Run, namespace: TaskNamespace, address: TaskAddress): Promise<void> {
  const batch = `link set lo up
addr replace ${address.privateAddress}/${address.prefix} dev eth0
link set eth0 up
route replace default via ${address.gateway} dev eth0
route replace ${doorAddress} via ${address.gateway} dev eth0
`;
  await inside(run, ["ip", "-batch", "-"], namespace.descriptor, batch);
}

function inside(run: Run, command: readonly string[], descriptor: number, stdin?: string): Promise<string> {
  return run(["nsenter", `--net=${handedNamespace}`, ...command], { stdin, descriptor });
}
