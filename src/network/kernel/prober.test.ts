// Real servers on addresses of 127.0.0.0/8, which stands in for a public pool.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { test, type TestContext } from "node:test";
import { systemClock } from "../../kit/clock.ts";
import { FakeClock } from "../../kit/fake-clock.ts";
import { listeningSockets, parseListeners } from "./listening-sockets.ts";
import { kernelProber } from "./prober.ts";

const address = "127.0.0.9";
const patience = { connectMs: 5000, answerMs: 5000 };
const prober = (clock = systemClock) =>
  kernelProber({ publicPool: "127.0.0.0/8", clock, processOf: () => Promise.resolve(process.pid) });

async function listen(t: TestContext, server: Server): Promise<number> {
  server.listen(0, address);
  await once(server, "listening");
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => sockets.add(socket));
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

const says = (text: string) => createServer((socket) => socket.on("error", () => {}).end(text));

test("an answer: its status, over one connection, with the Host that a browser sends", async (t) => {
  const asked: (string | undefined)[] = [];
  let connections = 0;
  const server = createHttpServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.host}`);
    response.writeHead(404).end("not here");
  }).on("connection", () => connections++);
  const port = await listen(t, server);
  const probed = await prober().probe({ address, port }, patience);
  assert.ok(probed.connection === "open" && probed.http.answer === "status" && probed.http.status === 404);
  assert.deepEqual([asked, connections], [[`GET / ${address}:${port}`], 1]);
});

test("what is no HTTP is shown by its beginning; a closed connection says nothing", async (t) => {
  const banner = await listen(t, says("SSH-2.0-x\r\n\x01\xff"));
  assert.deepEqual(await prober().probe({ address, port: banner }, patience), {
    connection: "open",
    http: { answer: "not-http", received: "SSH-2.0-x....." },
  });
  const mute = await listen(t, says(""));
  assert.deepEqual(await prober().probe({ address, port: mute }, patience), {
    connection: "open",
    http: { answer: "closed" },
  });
});

test("refused, and silent: the time is an argument", async (t) => {
  const port = await listen(t, says(""));
  const free = createServer().listen(0, address);
  await once(free, "listening");
  const { port: closed } = free.address() as AddressInfo;
  free.close();
  await once(free, "close");
  assert.deepEqual(await prober().probe({ address, port: closed }, patience), { connection: "refused" });

  const clock = new FakeClock();
  const silent = prober(clock).probe({ address, port }, patience);
  clock.advance(patience.connectMs);
  assert.deepEqual(await silent, { connection: "silent" });
});

test("a connection without an answer", async (t) => {
  const clock = new FakeClock();
  const server = createServer();
  const port = await listen(t, server);
  const probing = prober(clock).probe({ address, port }, patience);
  const [socket] = (await once(server, "connection")) as [Socket];
  await once(socket, "data"); // the request is there, so the connection is known on the other side
  clock.advance(patience.answerMs);
  assert.deepEqual(await probing, { connection: "open", http: { answer: "none", waitedMs: 5000 } });
});

test("nothing is ever sent to an address outside of the pool, nor to the machine's own", async () => {
  const real = kernelProber({ publicPool: "198.18.0.0/16", clock: systemClock, processOf: async () => undefined });
  for (const other of ["127.0.0.1", "10.0.0.1", "198.18.0.1", "198.18.255.9", "169.254.169.254"])
    await assert.rejects(real.probe({ address: other, port: 80 }, patience), { kind: "invalid" });
  assert.equal(await real.listeners("gone"), undefined);
});

test("listening sockets as the kernel lists them", async (t) => {
  const port = await listen(t, says(""));
  const found = await prober().listeners("any");
  assert.deepEqual(
    found?.filter((listener) => listener.port === port),
    [{ address, port, waiting: 0 }],
  );
  assert.equal(await listeningSockets(2 ** 22 + 1), undefined);
});

test("a process that does not accept: connections wait, and the next packet is not answered", async (t) => {
  // Listens, says where, and stops for good.
  const script = `const server = require("node:net").createServer();
    server.listen({ host: "${address}", port: 0, backlog: 1 }, () => {
      require("node:fs").writeSync(1, server.address().port + "\\n");
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    });`;
  const child = spawn(process.execPath, ["--eval", script], { stdio: ["ignore", "pipe", "inherit"] });
  t.after(() => child.kill("SIGKILL"));
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const port = Number(line.toString());
  const waiting = [1, 2].map(() => connect({ host: address, port }));
  t.after(() => waiting.forEach((socket) => socket.destroy()));
  await Promise.all(waiting.map((socket) => once(socket, "connect")));
  assert.deepEqual(await prober().probe({ address, port }, { connectMs: 300, answerMs: 5000 }), {
    connection: "silent",
  });
  const found = await prober().listeners("any");
  assert.deepEqual(
    found?.filter((listener) => listener.port === port),
    [{ address, port, waiting: 2 }],
  );
});

test("the kernel's table: words in the machine's order, other states left out, connections that wait", () => {
  const row = (local: string, state: string, waiting = "00000000") =>
    `   0: ${local} 00000000:0000 ${state} 00000000:${waiting} 00:00000000 00000000 0 0 1 1 0 100 0 0 10 0`;
  const table = [
    "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
    row("0100007F:1388", "0A"),
    row("00000000:0050", "0A", "00000081"),
    row("0500A8C0:01BB", "01"),
    row("00000000000000000000000000000000:1F90", "0A"),
    row("00000000000000000000000001000000:1F91", "0A"),
    row("0000000000000000FFFF00000100007F:1F92", "0A"),
    row("B80D01200000000067452301EFCDAB89:1F93", "0A"),
    "",
  ];
  assert.deepEqual(
    parseListeners(table.join("\n")).map((found) => `${found.address} ${found.port} ${found.waiting}`),
    [
      "127.0.0.1 5000 0",
      "0.0.0.0 80 129",
      ":: 8080 0",
      "::1 8081 0",
      "127.0.0.1 8082 0",
      "2001:db8:0:0:123:4567:89ab:cdef 8083 0",
    ],
  );
});
