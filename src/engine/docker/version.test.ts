import assert from "node:assert/strict";
import { test } from "node:test";
import { isKind } from "../../kit/machine-error.ts";
import { agreeOnVersion } from "./version.ts";

const use = (ApiVersion: string, MinAPIVersion?: string) =>
  agreeOnVersion({ Version: "x", ApiVersion, MinAPIVersion }).useVersion;

test("1.41 is spoken wherever it is known", () => {
  assert.equal(use("1.41", "1.12"), "1.41");
  assert.equal(use("1.50", "1.24"), "1.41");
  assert.equal(use("1.41"), "1.41");
});

test("an engine that dropped it is spoken to in its oldest version", () => {
  assert.equal(use("1.52", "1.44"), "1.44");
});

test("an older engine, or no engine at all, is unavailable, with what to do", () => {
  assert.throws(
    () => use("1.40", "1.12"),
    (thrown) => isKind(thrown, "unavailable") && /upgrade/.test((thrown as Error).message),
  );
  for (const answer of [undefined, {}, { ApiVersion: 1.41 }])
    assert.throws(
      () => agreeOnVersion(answer),
      (thrown) => isKind(thrown, "unavailable"),
    );
});
