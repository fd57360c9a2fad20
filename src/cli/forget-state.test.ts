import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { forgetState } from "./forget-state.ts";

let directory = "";
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), "muelle-forget-"))));
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const write = (...names: readonly string[]) => {
  for (const name of names) writeFileSync(join(directory, name), "");
};
const state = [
  "identity.json",
  "state.sqlite",
  "state.sqlite-wal",
  "logs.sqlite",
  "metrics.sqlite",
  "metrics.sqlite-wal",
  "muelle.log",
  "muelle.err",
  "aws-config",
];

test("a directory of Muelle's own goes as a whole", () => {
  write(...state);
  mkdirSync(join(directory, "registry/blobs"), { recursive: true });
  assert.deepEqual(forgetState(directory), []);
  assert.equal(existsSync(directory), false);
  assert.deepEqual(forgetState(directory), [], "and again");
});

test("what is somebody else's stays", () => {
  write(...state, "thesis.odt");
  assert.deepEqual(forgetState(directory), ["thesis.odt"]);
  assert.deepEqual(readdirSync(directory), ["thesis.odt"]);
});

test("a directory that no control plane ever used is not touched", () => {
  mkdirSync(join(directory, "docker"));
  write("muelle.log");
  forgetState(directory);
  assert.deepEqual(readdirSync(directory).sort(), ["docker", "muelle.log"]);
});
