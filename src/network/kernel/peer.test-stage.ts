// The real peer of the conformance suite: a process in its own network namespace that listens and connects as it is told
// on its standard input, one JSON object per line. The machine's own peer is the same without the process.
import { spawn } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { createConnection, createServer, type Server, type Socket } from "node:net";
import { createInterface } from "node:readline";
import type { Connection, Peer, Transport } from "../conformance.ts";

// Long for a kernel, short for a test; a refusal by silence costs this much.
const patienceMs = 700;

interface Order {
  readonly number: number;
  readonly verb: "listen" | "connect" | "alive";
  readonly address?: string;
  readonly port?: number;
  readonly transport?: Transport;
  readonly connection?: number;
}

type Answer = { connection: number; source: string } | boolean | undefined;

/** Listens and connects where it is run. */
class Speaker {
  readonly #flows = new Map<number, Connection>();
  readonly #servers: { close(): unknown }[] = [];
  readonly #sockets = new Set<Socket>();

  async obey(order: Order): Promise<Answer> {
    const { verb, address = "", port = 0, transport = "tcp", connection = 0 } = order;
    if (verb === "listen") return await this.listen(port, transport).then(() => true);
    if (verb === "alive") return (await this.#flows.get(connection)?.alive()) ?? false;
    const flow = await this.connect(address, port, transport);
    if (!flow) return undefined;
    this.#flows.set(order.number, flow);
    return { connection: order.number, source: flow.source };
  }

  async listen(port: number, transport: Transport): Promise<void> {
    if (transport === "udp") {
      const socket = createSocket("udp4");
      socket.on("message", (_text, from) => socket.send(from.address, from.port, from.address));
      socket.bind(port);
      this.#servers.push(socket);
      await once(socket, "listening");
      return;
    }
    const server: Server = createServer((socket) => {
      this.#sockets.add(socket);
      socket.on("error", () => socket.destroy()).write(`${socket.remoteAddress}\n`);
      socket.pipe(socket);
    });
    server.listen(port, "0.0.0.0");
    this.#servers.push(server);
    await once(server, "listening");
  }

  connect(address: string, port: number, transport: Transport): Promise<Connection | undefined> {
    return transport === "udp" ? askOnce(address, port) : this.#stream(address, port);
  }

  async #stream(address: string, port: number): Promise<Connection | undefined> {
    const socket = createConnection({ host: address, port });
    this.#sockets.add(socket);
    socket.setEncoding("utf8").on("error", () => socket.destroy());
    const source = await heard(socket);
    if (source === undefined) return void socket.destroy();
    let said = 0;
    const alive = async () => {
      socket.write(`${++said}\n`);
      return (await heard(socket))?.endsWith(`${said}`) ?? false;
    };
    return { source, alive };
  }

  close(): void {
    for (const server of this.#servers) server.close();
    for (const socket of this.#sockets) socket.destroy();
  }
}

/** The next text, without its line's end. */
async function heard(from: Socket): Promise<string | undefined> {
  try {
    const [text] = await once(from, "data", { signal: AbortSignal.timeout(patienceMs) });
    return String(text).trim();
  } catch {
    return undefined;
  }
}

async function askOnce(address: string, port: number): Promise<Connection | undefined> {
  const socket = createSocket("udp4");
  try {
    socket.send("who am I", port, address);
    const [text] = await once(socket, "message", { signal: AbortSignal.timeout(patienceMs) });
    return { source: String(text), alive: async () => true };
  } catch {
    return undefined;
  } finally {
    socket.close();
  }
}

/** The machine itself. */
export function hostPeer(): Peer & { close(): void } {
  const speaker = new Speaker();
  return {
    namespace: "",
    listen: (port, transport = "tcp") => speaker.listen(port, transport),
    connect: (address, port, transport = "tcp") => speaker.connect(address, port, transport),
    end: async () => speaker.close(),
    close: () => speaker.close(),
  };
}

/** A process in a namespace of its own. */
export async function startPeer(): Promise<Peer> {
  const words = ["--net", process.execPath, "--no-warnings", import.meta.filename];
  const child = spawn("unshare", words, { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout });
  const waiting = new Map<number, (answer: Answer) => void>();
  let numbers = 0;
  await once(lines, "line");
  lines.on("line", (line) => {
    const { number, answer } = JSON.parse(line) as { number: number; answer: Answer };
    waiting.get(number)?.(answer);
  });
  const ask = (order: Omit<Order, "number">): Promise<Answer> => {
    const number = ++numbers;
    child.stdin.write(`${JSON.stringify({ ...order, number })}\n`);
    return new Promise((resolve) => waiting.set(number, resolve));
  };
  return {
    namespace: `/proc/${child.pid}/ns/net`,
    listen: async (port, transport = "tcp") => void (await ask({ verb: "listen", port, transport })),
    async connect(address, port, transport = "tcp") {
      const answer = await ask({ verb: "connect", address, port, transport });
      if (typeof answer !== "object") return undefined;
      const { connection, source } = answer;
      return { source, alive: async () => (await ask({ verb: "alive", connection })) === true };
    },
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
  };
}

if (import.meta.main) {
  const speaker = new Speaker();
  createInterface({ input: process.stdin })
    .on("line", (line) => {
      const order = JSON.parse(line) as Order;
      void speaker
        .obey(order)
        .then((answer) => process.stdout.write(`${JSON.stringify({ number: order.number, answer })}\n`));
    })
    .on("close", () => process.exit());
  process.stdout.write("ready\n");
}
