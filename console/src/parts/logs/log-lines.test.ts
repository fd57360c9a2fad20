import assert from "node:assert/strict";
import { test } from "node:test";
import { LogLines, type NewLine, shownText } from "./log-lines.ts";

const line = (timestampMs: number, message: string): NewLine => ({
  group: "/ecs/web",
  stream: "ecs/web/1",
  timestampMs,
  ingestedAtMs: timestampMs,
  message,
});
const texts = (held: LogLines) => held.lines.map(({ message }) => message);

test("lines stand in order of time, whatever order the readings have", () => {
  const held = new LogLines(10);
  const live = new Map<string, number>();
  held.add(live, [line(3, "c"), line(4, "d")]);
  held.add(new Map(), [line(1, "a"), line(2, "b")]);
  held.add(live, [line(5, "e")]);
  assert.deepEqual(texts(held), ["a", "b", "c", "d", "e"]);
});

test("what two readings bring is there once; what one reading brings twice is there twice", () => {
  const held = new LogLines(10);
  const live = new Map<string, number>();
  assert.equal(held.add(live, [line(1, "same")]), 1);
  assert.equal(held.add(new Map(), [line(1, "same"), line(1, "same")]), 1);
  assert.equal(held.add(live, [line(1, "same")]), 0);
  assert.deepEqual(texts(held), ["same", "same"]);
});

test("lines of one moment keep their order when older ones are read after newer ones", () => {
  const held = new LogLines(10);
  const past = new Map<string, number>();
  held.add(past, [line(1, "c"), line(1, "d")], "before");
  held.add(past, [line(1, "a"), line(1, "b")], "before");
  held.add(new Map(), [line(1, "e")]);
  assert.deepEqual(texts(held), ["a", "b", "c", "d", "e"]);
});

test("the oldest make room, unless the visitor asked for them", () => {
  const held = new LogLines(2);
  held.add(new Map(), [line(1, "a"), line(2, "b"), line(3, "c")]);
  assert.deepEqual(texts(held), ["b", "c"]);
  assert.equal(held.hasDropped, true);
  held.makeRoom(1);
  held.add(new Map(), [line(1, "a")]);
  assert.deepEqual(texts(held), ["a", "b", "c"]);
});

test("cleared lines do not come back with a later reading", () => {
  const held = new LogLines(10);
  held.add(new Map(), [line(1, "a")]);
  held.clear();
  held.add(new Map(), [line(1, "a"), line(2, "b")]);
  assert.deepEqual(texts(held), ["b"]);
});

test("a program's colours are not shown", () => {
  assert.equal(shownText("\u001b[32mready\u001b[0m in 5 ms\n"), "ready in 5 ms");
});
