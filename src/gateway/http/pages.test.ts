// The console's files: which come, how they are encoded and kept, and that nothing else ever comes.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { chooseEncoding } from "./accept-encoding.ts";
import { contentSecurityPolicy, sitePages } from "./pages.ts";
import { systemClock } from "../../kit/clock.ts";
import { seededDice } from "../../kit/ids.ts";
import { silentLog } from "../../kit/log.ts";
import { MemoryJournal } from "../../store/journal/memory.ts";
import { Store } from "../../store/store.ts";
import { onlyRoot } from "../auth/authoriser.ts";
import { Dispatcher } from "../dispatch.ts";
import { testAddresses } from "../harness.ts";
import { Invoker } from "../invoke.ts";
import { GatewayServer } from "../server.ts";
import { sts } from "../sts/index.ts";
import { signedHeaders } from "./raw-client.ts";

const folder = mkdtempSync(join(tmpdir(), "muelle-pages-"));
const site = join(folder, "console");
const index = "<!doctype html><title>Muelle</title>";
const script = `console.log("${"muelle ".repeat(100)}");`;

const parts = { clock: systemClock, dice: seededDice("pages"), log: silentLog };
const invoker = new Invoker({
  ...parts,
  store: new Store(new MemoryJournal(), []),
  addresses: testAddresses,
  authoriser: onlyRoot,
});
const services = [{ spec: sts.spec, load: () => Promise.resolve(sts) }];
const dispatcher = new Dispatcher({ ...parts, invoker, services, credentials: { find: () => undefined } });
const server = new GatewayServer({ ...parts, dispatcher, health: () => ({}), pages: sitePages(site) });
const ports = { loopback: 0, tasks: 0 };

before(async () => {
  writeFileSync(join(folder, "secret.txt"), "secret");
  ports.loopback = (await server.open({ name: "loopback", trusted: true, address: "127.0.0.1", port: 0 })).port;
  ports.tasks = (await server.open({ name: "tasks", trusted: false, address: "127.0.0.2", port: 0 })).port;
});
after(async () => {
  await server.close(0);
  rmSync(folder, { recursive: true });
});

interface Page {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

function get(
  path: string,
  headers: Record<string, string> = {},
  { method = "GET", door = "loopback" }: { method?: string; door?: keyof typeof ports } = {},
): Promise<Page> {
  const host = door === "loopback" ? "127.0.0.1" : "127.0.0.2";
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host, port: ports[door], path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
      });
    });
    request.on("error", reject);
    request.end();
  });
}

const html = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

function build(text = index): void {
  mkdirSync(join(site, "assets"), { recursive: true });
  writeFileSync(join(site, "assets/main-1a2b.js"), script);
  writeFileSync(join(site, "assets/main-1a2b.js.br"), brotliCompressSync(script));
  writeFileSync(join(site, "assets/main-1a2b.js.gz"), gzipSync(script));
  writeFileSync(join(site, "logo.svg"), "<svg/>");
  writeFileSync(join(site, "index.html"), text);
}

test("without a console, a person is told what builds it, and the console comes when it is built", async () => {
  const before = await get("/", html);
  assert.equal(before.status, 200);
  assert.match(before.body.toString(), /\.\/muelle up/);
  assert.equal((await get("/ecs/v2/clusters", html)).status, 404);
  build();
  assert.equal((await get("/", html)).body.toString(), index);
});

test("a page comes with its policy, and is asked for again each time", async () => {
  const { status, headers, body } = await get("/");
  assert.equal(status, 200);
  assert.equal(body.toString(), index);
  assert.equal(headers["content-type"], "text/html; charset=utf-8");
  assert.equal(headers["cache-control"], "no-cache");
  assert.equal(headers["content-security-policy"], contentSecurityPolicy);
  assert.equal(headers["x-content-type-options"], "nosniff");
  assert.equal(headers["referrer-policy"], "no-referrer");
  assert.equal(headers["cross-origin-opener-policy"], "same-origin");
  const etag = String(headers["etag"]);
  const again = await get("/", { "if-none-match": `"other", W/${etag}` });
  assert.deepEqual([again.status, again.body.length, again.headers["etag"]], [304, 0, etag]);
  assert.equal((await get("/", { "if-none-match": '"other"' })).status, 200);
});

test("assets come compressed as the browser takes them, and are kept for a year", async () => {
  const path = "/assets/main-1a2b.js";
  const br = await get(path, { "accept-encoding": "gzip, deflate, br, zstd" });
  assert.equal(br.headers["content-encoding"], "br");
  assert.equal(brotliDecompressSync(br.body).toString(), script);
  const gzip = await get(path, { "accept-encoding": "gzip, br;q=0" });
  assert.equal(gzip.headers["content-encoding"], "gzip");
  assert.equal(gunzipSync(gzip.body).toString(), script);
  const plain = await get(path);
  assert.equal(plain.headers["content-encoding"], undefined);
  assert.equal(plain.body.toString(), script);
  for (const { headers } of [br, gzip, plain]) {
    assert.equal(headers["cache-control"], "public, max-age=31536000, immutable");
    assert.equal(headers["content-type"], "text/javascript; charset=utf-8");
    assert.equal(headers["vary"], "accept-encoding");
  }
  assert.equal(new Set([br, gzip, plain].map(({ headers }) => headers["etag"])).size, 3);
  const logo = await get("/logo.svg", { "accept-encoding": "br" });
  assert.deepEqual([logo.headers["content-encoding"], logo.headers["content-type"]], [undefined, "image/svg+xml"]);
});

test("HEAD tells what GET would send", async () => {
  const { status, headers, body } = await get("/assets/main-1a2b.js", {}, { method: "HEAD" });
  assert.deepEqual([status, body.length, headers["content-length"]], [200, 0, String(script.length)]);
});

test("a deep link is the console; a file that is not there is not", async () => {
  for (const path of ["/ecs/v2/clusters/web", "/sign-in?token=abc", "/ecs/v2/clusters/a%2Fb/", "/v2x"])
    assert.equal((await get(path)).body.toString(), index, path);
  assert.equal((await get("/ecr/repositories/my.app", html)).body.toString(), index, "names have dots, too");
  for (const path of ["/favicon.ico", "/assets/main-old.js", "/assets/", "/assets/main-1a2b.js.br"])
    assert.equal((await get(path)).status, 404, path);
  assert.equal((await get("/assets/main-old.js", html)).status, 404);
});

test("requests to APIs are not pages", async () => {
  assert.equal((await get("/?Action=GetCallerIdentity&Version=2011-06-15", html)).status, 403);
  assert.match((await get("/_muelle/nothing", html)).body.toString(), /Muelle has nothing at/);
  const signed = signedHeaders(ports.loopback, "s3", "");
  assert.notEqual((await get("/bucket", signed)).status, 200);
  assert.notEqual((await get("/bucket?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=0")).status, 200);
  assert.equal((await get("/ecs/v2/clusters", html, { method: "POST" })).status, 404);
});

test("the tasks' door has no pages", async () => {
  for (const path of ["/", "/index.html", "/assets/main-1a2b.js", "/ecs/v2/clusters"])
    assert.equal((await get(path, html, { door: "tasks" })).status, 404, path);
});

test("no path leads out of the console's folder", async () => {
  const climbing = [
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "//../secret.txt",
    "/assets/../../secret.txt",
  ];
  for (const path of [...climbing, "/\\..\\secret.txt", "/./index.html/../../secret.txt", "/%00", "/%"])
    assert.notEqual((await get(path)).body.toString(), "secret", path);
  const step = fc.constantFrom(
    "..",
    ".",
    "%2e%2e",
    "%2f",
    "assets",
    "secret.txt",
    "console",
    "\\",
    "%5c",
    "",
    "index.html",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 7 }), async (steps) => {
      const { status, body } = await get(`/${steps.join("/")}`);
      assert.ok(status === 200 || status === 404, String(status));
      assert.notEqual(body.toString(), "secret");
    }),
    { numRuns: 200 },
  );
});

test("a new build is seen by the next page", async () => {
  const next = "<!doctype html><title>New</title>";
  build(next);
  utimesSync(join(site, "index.html"), new Date(), new Date(Date.now() + 5000));
  writeFileSync(join(site, "assets/new-3c4d.js"), "new");
  assert.equal((await get("/")).body.toString(), next);
  assert.equal((await get("/assets/new-3c4d.js")).body.toString(), "new");
});

test("encodings are chosen by name and weight", () => {
  const offered = ["br", "gzip"] as const;
  const cases: [string | undefined, string][] = [
    [undefined, "identity"],
    ["", "identity"],
    ["br", "br"],
    ["gzip;q=1.0, br;q=0.5", "br"],
    ["*", "br"],
    ["*;q=0", "identity"],
    ["br;q=0, *", "gzip"],
    ["BR", "br"],
    ["gzip;q=nonsense", "identity"],
  ];
  for (const [header, encoding] of cases) assert.equal(chooseEncoding(header, offered), encoding, header);
});
