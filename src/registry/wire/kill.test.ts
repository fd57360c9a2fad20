// kill -9 in the middle of a push: what was acknowledged is there, and the upload goes on.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { systemClock } from "../../kit/clock.ts";
import { systemDice } from "../../kit/ids.ts";
import { pattern } from "../bytes/conformance.ts";
import { openDiskBlobStore } from "../bytes/disk-blob-store.ts";
import { digestOf } from "../meaning/digest.ts";
import { authorization } from "./rig.ts";

const here = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
const script = `
  import { systemClock } from ${here("../../kit/clock.ts")};
  import { systemDice } from ${here("../../kit/ids.ts")};
  import { silentLog } from ${here("../../kit/log.ts")};
  import { openLoopbackRegistry } from ${here("../loopback.ts")};
  const registry = await openLoopbackRegistry({ directory: process.argv[1], clock: systemClock, dice: systemDice,
    log: silentLog, passwords: { secret: "000000000000" } });
  registry.catalogue.createRepository({ account: "000000000000", region: "us-east-1", name: "app" });
  process.stdout.write(String(registry.port));
`;

async function start(directory: string): Promise<{ readonly child: ChildProcess; readonly base: string }> {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script, directory], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [port] = (await once(child.stdout, "data")) as [Buffer];
  return { child, base: `http://127.0.0.1:${port.toString()}` };
}

async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
}

const headers = { authorization: authorization("secret") };

test("kill -9 in the middle of a push", async (t) => {
  const directory = await mkdtemp(join(tmpdir(), "muelle-registry-"));
  t.after(() => rm(directory, { recursive: true }));
  const bytes = pattern(20_000_000, 42);
  const small = pattern(1000, 43);

  const first = await start(directory);
  const kept = `${first.base}/v2/app/blobs/uploads/?digest=${digestOf(small)}`;
  assert.equal((await fetch(kept, { method: "POST", headers, body: small as Uint8Array<ArrayBuffer> })).status, 201);
  const begun = await fetch(`${first.base}/v2/app/blobs/uploads/`, { method: "POST", headers });
  const location = begun.headers.get("location") ?? "";
  // Announced whole, sent in part: the registry is still receiving when it is killed.
  const patch = request(first.base + location, {
    method: "PATCH",
    headers: { ...headers, "content-length": bytes.length },
  });
  const broken = once(patch, "error").catch((error: unknown) => [error]);
  patch.write(bytes.subarray(0, 15_000_000));
  let received = 0;
  while (received < 8_000_000) {
    const status = await fetch(first.base + location, { headers });
    received = Number(status.headers.get("range")?.slice(2)) + 1;
  }
  await kill(first.child);
  await broken;

  const second = await start(directory);
  const status = await fetch(second.base + location, { headers });
  const size = Number(status.headers.get("range")?.slice(2)) + 1;
  assert.ok(size >= received && size <= 15_000_000, `${received} ≤ ${size}`);
  const put = await fetch(`${second.base}${location}?digest=${digestOf(bytes)}`, {
    method: "PUT",
    headers: { ...headers, "content-range": `${size}-${bytes.length - 1}` },
    body: bytes.subarray(size) as Uint8Array<ArrayBuffer>,
  });
  assert.equal(put.status, 201);
  const pulled = await fetch(`${second.base}/v2/app/blobs/${digestOf(bytes)}`, { headers });
  assert.deepEqual(Buffer.from(await pulled.arrayBuffer()), bytes);
  await kill(second.child);
  // Names were in memory and are gone with the process; bytes are not.
  const store = await openDiskBlobStore({ directory, clock: systemClock, dice: systemDice });
  assert.deepEqual(await store.readAll(digestOf(small)), small);
});
