// What a change makes out of date is read again, also what was being read when it came.
import assert from "node:assert/strict";
import { test } from "node:test";
import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { refresh } from "./refresh.ts";

/** A page that reads one thing, whose answers are given by hand. */
function page(queries: QueryClient) {
  const asked: ((answer: string) => void)[] = [];
  const observer = new QueryObserver(queries, {
    queryKey: ["thing"],
    queryFn: () => new Promise<string>((resolve) => asked.push(resolve)),
    meta: { on: [{ kind: "thing" }] },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const end = observer.subscribe(() => {});
  return { asked, observer, end };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test("a change during the first read: read once more when the first is there", async () => {
  const queries = new QueryClient();
  const { asked, observer, end } = page(queries);
  refresh(queries, () => true);
  assert.equal(asked.length, 1, "the first read goes on");
  asked[0]?.("before");
  await turn();
  assert.equal(asked.length, 2);
  asked[1]?.("after");
  await turn();
  assert.equal(observer.getCurrentResult().data, "after");
  end();
});

test("a change afterwards: read again, once; another thing's change: not", async () => {
  const queries = new QueryClient();
  const { asked, end } = page(queries);
  asked[0]?.("first");
  await turn();
  refresh(queries, () => false);
  await turn();
  assert.equal(asked.length, 1);
  refresh(queries, (watched) => watched.some(({ kind }) => kind === "thing"));
  await turn();
  assert.equal(asked.length, 2);
  asked[1]?.("second");
  await turn();
  assert.equal(asked.length, 2);
  end();
});
