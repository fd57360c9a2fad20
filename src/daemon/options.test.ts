import assert from "node:assert/strict";
import { test } from "node:test";
import { engineToClear, engineToRun, type Identity } from "./options.ts";

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
