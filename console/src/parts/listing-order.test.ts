// Sorting and filtering of lists.
import assert from "node:assert/strict";
import { test } from "node:test";
import { compare, searchTexts } from "./listing-order.ts";

test("numbers sort as numbers, names by the numbers in them, what is missing first", () => {
  assert.deepEqual([10, 9, 100].sort(compare), [9, 10, 100]);
  assert.deepEqual(["web-10", "web-2", "Web-1"].sort(compare), ["Web-1", "web-2", "web-10"]);
  assert.ok(compare(undefined, "a") < 0);
  assert.equal(compare(undefined, undefined), 0);
});

test("the filter looks through all columns that have a text, without case, and not across two", () => {
  const textOf = searchTexts<{ name: string; count: number }>([
    { text: ({ name }) => name },
    {},
    { text: ({ count }) => count },
  ]);
  const text = textOf({ name: "Demo", count: 12 });
  for (const found of ["demo", "12", "em"]) assert.ok(text.includes(found), found);
  assert.ok(!text.includes("demo12"));
});

test("each item's text is made once", () => {
  let made = 0;
  const textOf = searchTexts<{ name: string }>([{ text: ({ name }) => (made++, name) }]);
  const items = Array.from({ length: 5000 }, (_, at) => ({ name: `Task ${at}` }));
  for (const wanted of ["t", "ta", "task 49"]) items.filter((item) => textOf(item).includes(wanted));
  assert.equal(made, 5000);
  const plain = searchTexts<string>([{ text: (name) => (made++, name) }]);
  assert.deepEqual([plain("One"), plain("One"), made], ["one", "one", 5001]);
});
