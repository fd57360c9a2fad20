import assert from "node:assert/strict";
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { KernelOutOfMemory, killedContainer } from "./kernel-out-of-memory.ts";

const id = "0123456789abcdef".repeat(4);
const other = "fedcba9876543210".repeat(4);
const record = (memcg: string) =>
  `6,2000,1377037958,-;oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=x,mems_allowed=0,oom_memcg=/y,task_memcg=${memcg},task=tail,pid=193,uid=0\n`;

test("the victim's container is named by its control group, in both of Docker's forms", () => {
  assert.equal(killedContainer(record(`/docker/${id}`)), id);
  assert.equal(killedContainer(record(`/system.slice/docker-${id}.scope`)), id);
  assert.equal(killedContainer(record("/user.slice")), undefined);
  assert.equal(killedContainer("6,1,2,-;something else"), undefined);
});

test("the log is read on from where it was left", () => {
  const directory = mkdtempSync(join(tmpdir(), "mueng-"));
  const log = join(directory, "kmsg");
  writeFileSync(log, record(`/docker/${id}`));
  const kernel = new KernelOutOfMemory(log);
  assert.deepEqual([kernel.killed(id), kernel.killed(other)], [true, false]);
  appendFileSync(log, record(`/docker/${other}`));
  assert.deepEqual([kernel.killed(id), kernel.killed(other)], [true, true]);
  kernel.close();
  rmSync(directory, { recursive: true });
});

test("a log that cannot be read knows of nothing", () => {
  assert.equal(new KernelOutOfMemory("/nowhere/kmsg").killed(id), false);
});
