// A setting that was kept by another version, or written into an address, never breaks the page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { usableSettings } from "./kept-settings.ts";
import { regions } from "./regions.ts";

test("choices of this console are taken", () => {
  const chosen = { language: "es", both: true, mode: "dark", density: "comfortable", region: "us-gov-west-1" };
  assert.deepEqual(usableSettings(chosen), chosen);
});

test("every region of the menu is one", () => {
  for (const { id } of regions) assert.deepEqual(usableSettings({ region: id }), { region: id });
});

test("what is none of them is left out", () => {
  const hostile = { language: "fr", both: "yes", mode: 5, density: null, region: "a b<x>", toString: "x", secret: "s" };
  assert.deepEqual(usableSettings(hostile), {});
  for (const value of [null, undefined, 7, "es", []]) assert.deepEqual(usableSettings(value), {});
  for (const region of ["", "us-east-1/../x", "US-EAST-1", 7, "us-east-1\n"])
    assert.deepEqual(usableSettings({ region }), {});
});
