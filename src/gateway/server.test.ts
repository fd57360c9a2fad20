// The server's own rules, with requests that no SDK would make.
import assert from "node:assert/strict";
import { once } from "node:events";
import { Agent, createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { systemClock } from "../kit/clock.ts";
import { seededDice } from "../kit/ids.ts";
import { silentLog } from "../kit/log.ts";
import { MemoryJournal } from "../store/journal/memory.ts";
import { Store } from "../store/store.ts";
import { onlyRoot } from "./auth/authoriser.ts";
import { Dispatcher } from "./dispatch.ts";
import { testAddresses } from "./harness.ts";
import type { AwsError } from "../model/errors.ts";
import { mostBodyBytes, mostHeldBytes, readBody } from "./http/read-body.ts";
import { send, signedHeaders } from "./http/raw-client.ts";
import { Invoker } from "./invoke.ts";
import { GatewayServer, type Handler } from "./server.ts";
import { sts } from "./sts/index.ts";
import { mostFormBytes, mostFormFields } from "./wire/form.ts";

const store = new Store(new MemoryJournal(), []);
const parts = { clock: systemClock, dice: seededDice("server"), log: silentLog };
const invoker = new Invoker({ ...parts, store, addresses: testAddresses, authoriser: onlyRoot });
const services = [{ spec: sts.spec, load: () => Promise.resolve(sts) }];
const dispatcher = new Dispatcher({ ...parts, invoker, services, credentials: { find: () => undefined } });
const server = new GatewayServer({
  ...parts,
  dispatcher,
  health: () => ({ version: "1.2.3", pid: 7 }),
  registry: (request, response) => {
    response.end(`registry ${request.method} ${request.url}`);
    return Promise.resolve();
  },
  muelle: {
    echo: (request, response) => {
      response.end(`echo ${request.url}`);
      return Promise.resolve();
    },
  },
  pages: (request, response) => {
    if (request.url !== "/page") return Promise.resolve(false);
    response.end("a page");
    return Promise.resolve(true);
  },
});
let port = 0;
let tasksPort = 0;
const form = "Action=GetCallerIdentity&Version=2011-06-15";
const formType = { "content-type": "application/x-www-form-urlencoded" };

before(async () => {
  ({ port } = await server.open({ name: "loopback", trusted: true, address: "127.0.0.1", port: 0, names: ["muelle"] }));
  ({ port: tasksPort } = await server.open({ name: "tasks", trusted: false, address: "127.0.0.2", port: 0 }));
});
after(() => server.close(0));

const get = (path: string, headers: Record<string, string> = {}) => send(port, { path, headers });
const call = (headers: Record<string, string> = {}, body: string | Uint8Array = form) =>
  send(port, { method: "POST", headers: { ...signedHeaders(port, "sts", body, { ...formType, ...headers }) }, body });

test("health tells tasks nothing of the machine", async () => {
  const answer = await fetch(`http://127.0.0.2:${tasksPort}/_muelle/health`);
  assert.deepEqual([answer.status, await answer.json()], [200, { status: "ok" }]);
});

test("health says that it is well, its version and its process", async () => {
  const { status, body, headers } = await get("/_muelle/health");
  assert.equal(status, 200);
  assert.deepEqual(JSON.parse(body), { status: "ok", version: "1.2.3", pid: 7 });
  assert.equal(headers["content-length"], String(body.length));
});

test("the paths of the registry, of Muelle and of pages go where they belong", async () => {
  assert.equal((await get("/v2/")).body, "registry GET /v2/");
  assert.equal((await get("/v2/a/blobs/uploads/?digest=x")).body, "registry GET /v2/a/blobs/uploads/?digest=x");
  assert.equal((await get("/_muelle/echo/x")).body, "echo /_muelle/echo/x");
  assert.equal((await get("/_muelle/constructor")).status, 404);
  assert.equal((await get("/page")).body, "a page");
  assert.equal((await get("/nothing")).status, 404);
});

test("a person who opens the address is told what it is", async () => {
  const { status, body, headers } = await get("/", { accept: "text/html,*/*" });
  assert.equal(status, 200);
  assert.match(String(headers["content-type"]), /text\/html/);
  assert.match(body, new RegExp(`Muelle is running.*http://127.0.0.1:${port}`, "s"));
  assert.match((await get("/")).body, /neither an AWS API request nor a page/);
});

test("only this machine's names come in as Host, with the port", async () => {
  for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `LOCALHOST:${port}`, `[::1]:${port}`, `muelle:${port}`])
    assert.equal((await get("/_muelle/health", { host })).status, 200, host);
  for (const host of [
    "evil.example",
    `evil.example:${port}`,
    "localhost",
    "localhost:1",
    `localhost:${port}.evil.example`,
  ])
    assert.equal((await get("/_muelle/health", { host })).status, 403, host);
  assert.match((await get("/v2/", { host: "evil.example" })).body, /answers for 127\.0\.0\.1/);
});

test("no page of another origin comes in", async () => {
  const allowed: Record<string, string>[] = [
    { origin: `http://127.0.0.1:${port}` },
    { "sec-fetch-site": "same-origin" },
    { "sec-fetch-site": "none" },
  ];
  for (const headers of allowed) assert.equal((await get("/_muelle/health", headers)).status, 200);
  const refused: Record<string, string>[] = [
    { origin: "http://evil.example" },
    { origin: "null" },
    { origin: `https://127.0.0.1:${port}` },
    { origin: `http://localhost:${port}` }, // another origin than the Host that is asked
    { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" },
  ];
  for (const headers of refused)
    assert.equal((await get("/_muelle/health", headers)).status, 403, JSON.stringify(headers));
  const link = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" };
  assert.equal((await get("/page", link)).status, 200, "a link to the console works");
  for (const path of ["/_muelle/health", "/_muelle/echo", "/v2/", "/v2"])
    assert.equal((await get(path, link)).status, 403, `a link to ${path} does not`);
});

test("a signed call is answered with its length and request id; without the well-known key at the tasks' door", async () => {
  const { status, body, headers } = await call();
  assert.equal(status, 200, body);
  assert.match(body, /<Account>000000000000<\/Account>/);
  assert.equal(headers["content-length"], String(body.length));
  assert.match(String(headers["x-amzn-requestid"]), /^[0-9a-f-]{36}$/);
  const host = `127.0.0.2:${tasksPort}`;
  const signed = signedHeaders(tasksPort, "sts", form, { ...formType, host });
  const refused = await new Promise<string>((resolve) => {
    const socket = connect(tasksPort, "127.0.0.2");
    const head = Object.entries(signed)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join("");
    socket.end(`POST / HTTP/1.1\r\n${head}connection: close\r\ncontent-length: ${form.length}\r\n\r\n${form}`);
    let text = "";
    socket.on("data", (chunk) => (text += String(chunk))).on("end", () => resolve(text));
  });
  assert.match(refused, /^HTTP\/1\.1 403.*InvalidClientTokenId.*accepted on the loopback address only/s);
});

test("gzip bodies are read, and what is not gzip is refused", async () => {
  const zipped = await call({ "content-encoding": "gzip" }, gzipSync(form));
  assert.equal(zipped.status, 200, zipped.body);
  assert.equal((await call({ "content-encoding": "gzip" }, "not gzip")).status, 400);
  assert.equal((await call({ "content-encoding": "br" }, "x")).status, 415);
});

test("bodies that are too large are refused, zipped or not, and the server lives on", async () => {
  const bomb = gzipSync(Buffer.alloc(mostBodyBytes + 1));
  assert.equal((await call({ "content-encoding": "gzip" }, bomb)).status, 413);
  const headers = { "content-length": String(mostBodyBytes + 1) };
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("error", reject).on("data", (chunk) => resolve(String(chunk)));
    socket.write(`POST / HTTP/1.1\r\nhost: localhost:${port}\r\ncontent-length: ${headers["content-length"]}\r\n\r\n`);
  });
  assert.match(answer, /^HTTP\/1\.1 413/);
  assert.equal((await get("/_muelle/health")).status, 200);
});

test("forms out of all proportion are refused before they are taken apart", async () => {
  const deep = `${"x.".repeat(60)}x=1&`;
  for (const body of [
    "a&".repeat(mostFormFields),
    deep.repeat(mostFormBytes / deep.length + 1),
    "a".repeat(2 * mostFormBytes),
  ]) {
    const { status } = await send(port, { method: "POST", headers: { host: `127.0.0.1:${port}`, ...formType }, body });
    assert.equal(status, 413);
  }
});

test("bodies that would hold too much memory together are refused", async () => {
  const held = { heldBytes: mostHeldBytes - 10 };
  const small = createServer((request, response) => {
    readBody(request, held).then(
      ({ body }) => response.end(String(body.length)),
      ({ status }: AwsError) => response.writeHead(status, { connection: "close" }).end(),
    );
  }).listen(0, "127.0.0.1");
  await once(small, "listening");
  const { port: own } = small.address() as AddressInfo;
  const post = async (body: string) => (await send(own, { method: "POST", body })).status;
  assert.deepEqual([await post("x".repeat(11)), await post("x".repeat(10)), await post("")], [503, 200, 200]);
  assert.equal(held.heldBytes, mostHeldBytes - 10);
  small.close();
});

test("a service of forms is not spoken to in JSON", async () => {
  const headers = { "x-amz-target": "AWSSecurityTokenServiceV20110615.GetCallerIdentity" };
  const { status, body } = await call({ ...headers, "content-type": "application/x-amz-json-1.1" }, "{}");
  assert.equal(status, 400);
  assert.match(body, /UnknownOperationException/);
});

test("Expect: 100-continue is answered", async () => {
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("error", reject).on("data", (chunk) => resolve(String(chunk)));
    socket.write(`POST / HTTP/1.1\r\nhost: localhost:${port}\r\nexpect: 100-continue\r\ncontent-length: 5\r\n\r\n`);
  });
  assert.match(answer, /^HTTP\/1\.1 100 Continue/);
});

test("a request to a service that Muelle does not have is told so", async () => {
  const signed = signedHeaders(port, "lambda", "{}");
  const { status, body } = await send(port, { method: "POST", headers: signed, body: "{}" });
  assert.equal(status, 400);
  assert.match(body, /does not have the AWS service 'lambda' yet/);
  const target = signedHeaders(port, "dynamodb", "{}", { "x-amz-target": "DynamoDB_20120810.ListTables" });
  assert.match(
    (await send(port, { method: "POST", headers: target, body: "{}" })).body,
    /does not have the service 'dynamodb' yet/,
  );
});

test("closing answers what is under way, keeps no connection for it, and takes nothing new", async () => {
  const arrived = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const slow: Handler = async (_, response) => {
    arrived.resolve();
    await gate.promise;
    response.end("done");
  };
  const other = new GatewayServer({ ...parts, dispatcher, health: () => ({}), muelle: { slow } });
  const door = await other.open({ name: "other", trusted: true, address: "127.0.0.1", port: 0 });
  const agent = new Agent({ keepAlive: true });
  const answered = send(door.port, { path: "/_muelle/slow" }, agent);
  await arrived.promise;
  const closed = other.close(60_000);
  gate.resolve();
  assert.equal((await answered).body, "done");
  await closed;
  await assert.rejects(send(door.port, { path: "/_muelle/health" }), { code: "ECONNREFUSED" });
  agent.destroy();
});

test("a port that is taken is an error of open", async () => {
  const taken = server.open({ name: "again", trusted: true, address: "127.0.0.1", port });
  await assert.rejects(taken, { code: "EADDRINUSE" });
});
