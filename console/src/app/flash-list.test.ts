// Messages: the newest first, progress replaced by what it came to, never endless.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type ShownFlash, withFlash, withoutFlash } from "./flash-list.ts";

const flash = (id: string, content = id): ShownFlash => ({ type: "info", id, content });
const contents = (shown: readonly ShownFlash[]) => shown.map(({ content }) => content);

test("the newest stands first, and what is dismissed goes", () => {
  const shown = withFlash(withFlash([], flash("one")), flash("two"));
  assert.deepEqual(contents(shown), ["two", "one"]);
  assert.deepEqual(contents(withoutFlash(shown, "two")), ["one"]);
});

test("a message takes the place of the one with its id", () => {
  const shown = [flash("deploy", "in progress"), flash("other")].reduce(withFlash, []);
  assert.deepEqual(contents(withFlash(shown, flash("deploy", "done"))), ["done", "other"]);
});

test("twenty are enough", () => {
  let shown: readonly ShownFlash[] = [];
  for (let at = 1; at <= 25; at++) shown = withFlash(shown, flash(String(at)));
  assert.equal(shown.length, 20);
  assert.deepEqual([shown[0]?.id, shown[19]?.id], ["25", "6"]);
});
