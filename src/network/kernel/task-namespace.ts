// The task's side: its network namespace, found by path and held open while it is worked on, so that what is entered is
// what was looked at, even where the number of a process is given out again.
import { open, readdir, readlink, statfs, type FileHandle } from "node:fs/promises";
import { isKind, MachineError } from "../../kit/machine-error.ts";
import type { Firewall } from "../network.ts";
import { doorAddress } from "../reachability.ts";
import { unlessGone, type Run } from "./command.ts";
import { taskRuleset, taskTable } from "./task-ruleset.ts";

export interface TaskNamespace {
  /** Tells it from every other namespace alive. */
  readonly inode: string;
  /** Where other processes find it as long as it is open: among this process's descriptors. */
  readonly place: string;
}

/** statfs(2): the file system of namespaces. A path under /run whose namespace is gone is an ordinary empty file. */
export const namespaceFiles = 0x6e736673;

/** Runs `work` with the namespace at `path` open; soon over, because an open namespace outlives its processes. Errors: not-found. */
export async function withNamespace<T>(path: string, work: (namespace: TaskNamespace) => Promise<T>): Promise<T> {
  let file: FileHandle;
  try {
    file = await open(path, "r");
  } catch (cause) {
    throw new MachineError("not-found", `there is no network namespace at ${path}`, { cause });
  }
  try {
    const place = `/proc/${process.pid}/fd/${file.fd}`;
    const [{ ino }, { type }] = await Promise.all([file.stat(), statfs(place)]);
    if (type !== namespaceFiles)
      throw new MachineError("not-found", `there is no network namespace at ${path} any more`);
    return await work({ inode: String(ino), place });
  } finally {
    await file.close();
  }
}

/** Runs `work` with the namespace `inode` if it is at `path` still; true when it was. */
export async function withSame(
  { inode, path }: { readonly inode: string; readonly path: string },
  work: (namespace: TaskNamespace) => Promise<void>,
): Promise<boolean> {
  try {
    return await withNamespace(path, async (namespace) => {
      if (namespace.inode === inode) await work(namespace);
      return namespace.inode === inode;
    });
  } catch (thrown) {
    if (isKind(thrown, "not-found")) return false;
    throw thrown;
  }
}

/**
 * Where a process has the namespace `inode`; undefined when none has. Only for one that is known to live: the kernel gives
 * the inode of a dead one to the next that is made.
 */
export async function findLiving(inode: string): Promise<string | undefined> {
  for (const id of await readdir("/proc")) {
    const path = `/proc/${id}/ns/net`;
    const target = /^\d+$/.test(id) ? await readlink(path).catch(() => "") : "";
    if (target === `net:[${inode}]`) return path;
  }
  return undefined;
}

/** Puts the firewall in force, atomically. */
export async function applyFirewall(run: Run, { place }: TaskNamespace, firewall: Firewall): Promise<void> {
  await inside(run, ["nft", "-f", "-"], place, taskRuleset(firewall));
}

export async function removeFirewall(run: Run, { place }: TaskNamespace): Promise<void> {
  await unlessGone(inside(run, ["nft", "delete", "table", ...taskTable.split(" ")], place));
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
  await inside(run, ["ip", "-batch", "-"], namespace.place, batch);
}

function inside(run: Run, command: readonly string[], place: string, stdin?: string): Promise<string> {
  return run(["nsenter", `--net=${place}`, ...command], stdin);
}
