import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { buildContext, type ContextFile, contextHash } from "./context.ts";

async function archive(files: readonly ContextFile[]): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of buildContext(files)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function tar(option: string, input: Buffer, ...rest: string[]): string {
  const { status, stdout, stderr } = spawnSync("tar", [option, "-", ...rest], { input, encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return stdout;
}

const long = `${"directory/".repeat(14)}file-with-a-long-name`;
const files: readonly ContextFile[] = [
  { path: "Dockerfile", mode: 0o644, bytes: Buffer.from("FROM scratch\n") },
  { path: "bin/tool", mode: 0o755, bytes: Buffer.alloc(512, "x") },
  { path: "empty", mode: 0o600, bytes: Buffer.alloc(0) },
  { path: "página/índice.html", mode: 0o644, bytes: Buffer.from("hola") },
  { path: long, mode: 0o644, bytes: Buffer.alloc(513, "y") },
];

test("tar lists what the context holds, with modes and sizes", async () => {
  const listing = tar("-tvf", await archive(files), "--quoting-style=literal", "--numeric-owner");
  const rows = listing
    .trim()
    .split("\n")
    .map((line) => line.split(/\s+/));
  assert.deepEqual(
    rows.map(([mode, owner, size, , , path]) => [mode, owner, Number(size), path]),
    [
      ["-rw-r--r--", "0/0", 13, "Dockerfile"],
      ["-rwxr-xr-x", "0/0", 512, "bin/tool"],
      ["-rw-------", "0/0", 0, "empty"],
      ["-rw-r--r--", "0/0", 4, "página/índice.html"],
      ["-rw-r--r--", "0/0", 513, long],
    ],
  );
});

test("tar extracts the bytes", async () => {
  assert.equal(tar("-xOf", await archive(files), "página/índice.html"), "hola");
  assert.equal(tar("-xOf", await archive(files), long), "y".repeat(513));
});

test("equal files give equal bytes and hashes, others give others", async () => {
  assert.deepEqual(await archive(files), await archive(files));
  assert.equal(contextHash(files), contextHash([...files]));
  assert.notEqual(contextHash(files), contextHash(files.slice(1)));
});

test("a path that the format cannot hold is refused", async () => {
  await assert.rejects(archive([{ path: "x".repeat(101), mode: 0o644, bytes: Buffer.alloc(0) }]), RangeError);
});
