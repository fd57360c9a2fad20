import assert from "node:assert/strict";
import { test } from "node:test";
import { allPages } from "./all-pages.ts";

async function* pagesOf(...pages: readonly { readonly names?: readonly string[] }[]) {
  for (const page of pages) yield await Promise.resolve(page);
}

test("a list is whole and in order, whatever its pages leave out", async () => {
  const pages = pagesOf({ names: ["a", "b"] }, {}, { names: [] }, { names: ["c"] });
  assert.deepEqual(await allPages(pages, ({ names }) => names), ["a", "b", "c"]);
});

test("a read that nobody waits for any more ends between two pages", async () => {
  const stop = new AbortController();
  const asked: string[] = [];
  const read = allPages(
    pagesOf({ names: ["a"] }, { names: ["b"] }, { names: ["c"] }),
    ({ names = [] }) => {
      asked.push(...names);
      if (names.includes("b")) stop.abort();
      return names;
    },
    stop.signal,
  );
  await assert.rejects(read, { name: "AbortError" });
  assert.deepEqual(asked, ["a", "b"]);
});
