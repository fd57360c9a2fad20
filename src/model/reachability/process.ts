// What a connection to the port tells of the process behind it, with what the task's own namespace tells beside it.
import { broken, type Link, ok } from "./link.ts";
import type { Found, Listener } from "./observed.ts";
import type { Path, PortUse } from "./path.ts";

interface Seen {
  readonly address: string;
  readonly found?: Found;
  readonly listeners?: readonly Listener[];
}

export function processLink(path: Path, { port }: PortUse, connection: Found["connection"], seen: Seen): Link {
  const { address, found, listeners } = seen;
  if (connection === "open") return ok("process", "listens", { address, port });
  const containers = path.task.containers.map(({ name }) => name).join(", ");
  const here = (listeners ?? []).filter((listener) => listener.port === port);
  if (found?.connection === "unreachable")
    return broken("process", "address-unreachable", { address, port, reason: found.reason });
  if (connection === "refused") return refused(address, port, containers, here, listeners);
  const waiting = Math.max(0, ...here.map((listener) => listener.waiting));
  // The kernel drops what comes when it holds as many connections as the process allows.
  return waiting > 0
    ? broken("process", "process-does-not-accept", { port, containers, waiting })
    : broken("process", "allowed-but-silent", { address, port });
}

function refused(
  address: string,
  port: number,
  containers: string,
  here: readonly Listener[],
  listeners: readonly Listener[] | undefined,
): Link {
  const listensOn = here.map((listener) => listener.address).join(", ");
  if (here.length > 0 && here.every(isLoopback))
    return broken("process", "listens-on-loopback-only", { port, containers, listensOn });
  // Where an IPv6 socket takes IPv4 too, the connection would not have been refused.
  if (here.length > 0 && here.every((listener) => isLoopback(listener) || listener.address.includes(":")))
    return broken("process", "listens-on-ipv6-only", { port, containers, listensOn });
  const ports = listeners?.filter((listener) => !isLoopback(listener)).map((listener) => listener.port);
  const told = ports && { listeningPorts: [...new Set(ports)].sort((one, other) => one - other).join(", ") };
  return broken("process", "nothing-listens", { address, port, containers, ...told });
}

const isLoopback = ({ address }: Listener): boolean => address.startsWith("127.") || address === "::1";
