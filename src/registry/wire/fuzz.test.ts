// Whatever comes over the socket: a 2xx or 4xx, never a 5xx, never a crash, and the registry goes on. Seeded.
import assert from "node:assert/strict";
import { request } from "node:http";
import { connect } from "node:net";
import { test } from "node:test";
import { below, seededDice } from "../../kit/ids.ts";
import type { Dice } from "../../kit/ids.ts";
import type { Log } from "../../kit/log.ts";
import { digestOf } from "../meaning/digest.ts";
import { authorization, Rig } from "./rig.ts";

const methods = ["GET", "HEAD", "PUT", "POST", "PATCH", "DELETE", "OPTIONS"];
const parts = [
  "v2",
  "v2/",
  "app",
  "App",
  "..",
  ".",
  "",
  "%00",
  "%2e%2e",
  "%2F",
  "%",
  "%zz",
  "%c3%28",
  "ñ",
  "blobs",
  "uploads",
  "manifests",
  "tags",
  "list",
  "referrers",
  "_catalog",
  "latest",
  "sha256:abc",
  digestOf(Buffer.from("x")),
  `sha512:${"a".repeat(128)}`,
  "000000000000",
  "us-east-1",
  "a".repeat(300),
  "__proto__",
  "constructor",
  "00000000-0000-4000-8000-000000000000",
  "\\",
  "a//b",
  "?",
  "#",
  ";",
  "a b",
  "\u0001",
];
const queries = [
  "",
  "?n=-1",
  "?n=1e9",
  "?n=99999999999999",
  "?last=%ff",
  "?digest=x",
  `?digest=${digestOf(Buffer.from("x"))}`,
  "?mount=x&from=y",
  `?mount=${digestOf(Buffer.from("x"))}&from=../..`,
  "?artifactType=%00",
  "?%%%",
  "?=",
  "??",
];
const headers: readonly Record<string, string>[] = [
  {},
  { range: "bytes=0-" },
  { range: "bytes=-99999999999999999999" },
  { range: "bytes=99999999999999999999-" },
  { "content-range": "0-0" },
  { "content-range": "99999999999999999999-1" },
  { "content-range": "bytes */1" },
  { "content-type": "application/vnd.oci.image.manifest.v1+json" },
  { "content-type": ";" },
  { "if-none-match": '"' },
  { accept: "\u00ff" },
  { expect: "100-continue" },
];
const bodies = [
  "",
  "x",
  "{}",
  "[]",
  "null",
  "{",
  '{"schemaVersion":2}',
  '{"schemaVersion":2,"config":{},"layers":[]}',
  "\ud800",
  '{"schemaVersion":2,"manifests":[{"mediaType":1}]}',
  '{"schemaVersion":2,"layers":{"__proto__":1},"annotations":{"a":1}}',
  "[".repeat(100_000),
  "\u0000\u00ff".repeat(1000),
];

const choose = <T>(dice: Dice, list: readonly T[]): T => list[below(dice, list.length)]!;

function pathOf(dice: Dice): string {
  const endpoint = choose(dice, ["", "blobs/", "blobs/uploads/", "manifests/", "tags/", "referrers/"]);
  const free = Array.from({ length: below(dice, 4) }, () => choose(dice, parts)).join("/");
  return `/v2/${choose(dice, ["app/", "", `${choose(dice, parts)}/`])}${endpoint}${free}${choose(dice, queries)}`;
}

function send(port: number, dice: Dice): Promise<number> {
  const method = choose(dice, methods);
  const path = pathOf(dice).replace(/[^\x21-\x7e]/g, encodeURIComponent);
  const body = Buffer.from(choose(dice, bodies));
  const framing = below(dice, 2) ? { "content-length": body.length } : { "transfer-encoding": "chunked" };
  const options = {
    port,
    method,
    path,
    headers: { authorization: authorization("secret"), ...choose(dice, headers), ...framing },
  };
  return new Promise((resolve, reject) => {
    const req = request({ host: "127.0.0.1", agent: false, ...options }, (res) => {
      res.resume().once("end", () => resolve(res.statusCode ?? 0));
    });
    req.once("error", (error) => reject(new Error(JSON.stringify(options), { cause: error })));
    req.end(body);
  });
}

/** What node's own client would refuse to send goes as it is, through a bare socket. */
function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => socket.end(text, "latin1"));
    socket.on("data", (data) => (answer += data.toString("latin1")));
    socket.once("close", () => resolve(answer));
    socket.once("error", reject);
  });
}

test("2,000 requests out of nonsense", async (t) => {
  const failures: unknown[] = [];
  const log: Log = {
    debug() {},
    info() {},
    warn() {},
    error: (...line) => void failures.push(line),
    with: () => log,
  };
  const rig = await Rig.open({ log });
  t.after(() => rig.close());
  const dice = seededDice("registry fuzz 1");
  const seen = new Map<number, number>();
  for (let round = 0; round < 2000; round++) {
    const status = await send(rig.registry.port, dice);
    seen.set(status, (seen.get(status) ?? 0) + 1);
    assert.ok(status >= 200 && status < 500, `round ${round}: ${status} ${JSON.stringify(failures)}`);
  }
  assert.deepEqual(failures, []);
  // The nonsense must reach deep enough to mean something.
  for (const status of [202, 400, 404, 405]) assert.ok(seen.has(status), `no ${status} in ${[...seen.keys()].join()}`);
});

for (const [title, text, expected] of [
  ["a request line that is none", "NONSENSE\r\n\r\n", /^HTTP\/1\.1 400 /],
  [
    "a body shorter than announced",
    "PUT /v2/app/manifests/v1 HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nabc",
    /^(HTTP\/1\.1 4|$)/,
  ],
  [
    "an ill-formed chunk",
    "PATCH /v2/app/blobs/uploads/x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    /^(HTTP\/1\.1 4|$)/,
  ],
  ["raw bytes in the path", "GET /v2/\u00f1/tags/list HTTP/1.1\r\nHost: x\r\n\r\n", /^HTTP\/1\.1 400 /],
  ["an absolute address", "GET http://x/v2/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", /^HTTP\/1\.1 4/],
  ["an asterisk", "OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", /^HTTP\/1\.1 4/],
] as const)
  test(`the registry goes on after ${title}`, async (t) => {
    const rig = await Rig.open();
    t.after(() => rig.close());
    assert.match(await sendRaw(rig.registry.port, text), expected);
    assert.equal((await rig.call("GET", "/v2/")).status, 200);
  });
