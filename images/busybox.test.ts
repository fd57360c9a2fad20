import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { isStatic, staticBusybox } from "./busybox.ts";

test("this machine's busybox is found, and static", async () => {
  const bytes = await staticBusybox();
  assert.equal(isStatic(Buffer.from(bytes)), true);
});

test("a program with a loader is not static", async () => {
  assert.equal(isStatic(await readFile("/bin/sh")), false);
});

test("what is no program is not static", () => {
  assert.equal(isStatic(Buffer.alloc(100)), false);
  assert.equal(isStatic(Buffer.alloc(3)), false);
});

test("without one, the error says what to install", async () => {
  await assert.rejects(staticBusybox(["/nowhere/busybox", "/bin/sh"]), /apt-get install busybox-static/);
});
