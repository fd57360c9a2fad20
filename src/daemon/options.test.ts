import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { engineToClear, engineToRun, type Identity, readIdentity, writeIdentity } from "./options.ts";

const identity = (change: Partial<Identity>): Identity => ({ instance: "abcd", ...change });

test("the engine is the one that was stated, else the one of before, else Docker", () => {
  assert.equal(engineToRun(undefined, undefined), "docker");
  assert.equal(engineToRun(undefined, identity({ engine: "simulated" })), "simulated");
  assert.equal(engineToRun("docker", identity({ engine: "simulated" })), "docker");
});

test("what Docker may have made is removed through Docker, whatever engine came later", () => {
  assert.equal(engineToClear(undefined, identity({ engine: "simulated", usedDocker: false })), "simulated");
  assert.equal(engineToClear(undefined, identity({ engine: "simulated", usedDocker: true })), "docker");
  assert.equal(engineToClear(undefined, identity({})), "docker", "written before engines were remembered");
  assert.equal(engineToClear("simulated", identity({ usedDocker: true })), "simulated");
});

test("an identity is found again, absent before it was written, and never guessed when its file is damaged", () => {
  const folder = mkdtempSync(join(tmpdir(), "muelle-identity-"));
  try {
    assert.equal(readIdentity(folder), undefined);
    writeIdentity(folder, identity({ engine: "docker" }));
    assert.deepEqual(readIdentity(folder), identity({ engine: "docker" }));
    writeFileSync(join(folder, "identity.json"), "{");
    assert.throws(() => readIdentity(folder), /identity\.json is damaged/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
