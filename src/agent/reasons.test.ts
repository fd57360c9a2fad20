import assert from "node:assert/strict";
import { test } from "node:test";
import { MachineError, type MachineErrorKind } from "../kit/machine-error.ts";
import { assumeFailure, createFailure, mayPass, networkFailure, pullFailure, startFailure } from "./reasons.ts";

const error = (kind: MachineErrorKind) => new MachineError(kind, "the engine's words");

test("a pull that failed reads as in AWS, with the engine's words", () => {
  const reads = (kind: MachineErrorKind) => pullFailure("hola:1", error(kind));
  assert.equal(
    reads("not-found"),
    "CannotPullContainerError: failed to resolve ref hola:1: not found (the engine's words)",
  );
  assert.match(reads("denied"), /^CannotPullContainerError: pull access denied for hola:1, .* \(the engine's words\)$/);
  assert.match(
    reads("invalid"),
    /^CannotPullContainerError: image hola:1 cannot run on this machine: the engine's words$/,
  );
  assert.equal(reads("unavailable"), "CannotPullContainerError: the engine's words");
});

test("every other failure begins with AWS's name of its kind", () => {
  assert.equal(createFailure(error("invalid")), "CannotCreateContainerError: the engine's words");
  assert.equal(startFailure(error("invalid")), "CannotStartContainerError: the engine's words");
  assert.match(networkFailure(error("conflict")), /^ResourceInitializationError: .*the engine's words$/);
  assert.match(assumeFailure("arn:role"), /^ECS was unable to assume the role 'arn:role'/);
});

test("only what a machine did not answer may pass by itself", () => {
  const kinds: readonly MachineErrorKind[] = ["not-found", "conflict", "invalid", "denied", "unavailable", "time-out"];
  assert.deepEqual(
    kinds.filter((kind) => mayPass(error(kind))),
    ["unavailable", "time-out"],
  );
  assert.equal(mayPass(new Error("a bug")), false);
});
