// The sockets that listen for TCP in a process's network namespace, as the kernel lists them: /proc/<pid>/net/tcp and tcp6.
// https://docs.kernel.org/networking/proc_net_tcp.html
import { readFile } from "node:fs/promises";
import { formatAddress } from "../address.ts";
import type { Listener } from "../prober.ts";

/** Undefined: there is no such process (any more). */
export async function listeningSockets(pid: number): Promise<Listener[] | undefined> {
  try {
    const [four, six] = await Promise.all(["tcp", "tcp6"].map((table) => readTable(`/proc/${pid}/net/${table}`)));
    return [...parseListeners(four ?? ""), ...parseListeners(six ?? "")];
  } catch (thrown) {
    const { code = "" } = thrown as NodeJS.ErrnoException;
    if (["ENOENT", "ESRCH", "EINVAL"].includes(code)) return undefined;
    throw thrown;
  }
}

/** A machine without IPv6 has no tcp6. */
async function readTable(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (thrown) {
    if (file.endsWith("6") && (thrown as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw thrown;
  }
}

/** TCP_LISTEN of the kernel's include/net/tcp_states.h. */
const listening = "0A";

/** Of a listening socket the receive queue counts connections that wait to be accepted. */
export function parseListeners(table: string): Listener[] {
  return table
    .split("\n")
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns[3] === listening)
    .map(([, local = "", , , queues = ""]) => {
      const [address = "", port = ""] = local.split(":");
      const waiting = queues.split(":")[1] ?? "0";
      return {
        address: parseKernelAddress(address),
        port: Number.parseInt(port, 16),
        waiting: Number.parseInt(waiting, 16),
      };
    });
}

/** Words of 32 bits in the byte order of the machine, which is little-endian wherever Muelle runs (x86-64 and arm64). */
function parseKernelAddress(hex: string): string {
  const words = hex.match(/.{8}/g) ?? [];
  const bytes = words.flatMap((word) => (word.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16)).reverse());
  if (bytes.length === 4 || bytes.slice(0, 12).every((byte, index) => byte === (index < 10 ? 0 : 0xff)))
    return formatAddress(bytes.slice(-4).reduce((value, byte) => value * 256 + byte, 0));
  const groups = Array.from({ length: 8 }, (_, at) =>
    ((bytes[at * 2] ?? 0) * 256 + (bytes[at * 2 + 1] ?? 0)).toString(16),
  );
  const text = groups.join(":");
  return text.replace(/^0(:0)+$/, "::").replace(/^0(:0){6}:/, "::");
}
