import assert from "node:assert/strict";
import { test } from "node:test";
import { filterLines } from "./filter.ts";
import type { LogLine } from "./log-lines.ts";

const sources = [
  { group: "g", stream: "web", label: "web" },
  { group: "g", stream: "db", label: "db" },
];
const lines = ["web GET / 200", "web GET /x ERROR 500", "db ready"].map((message, id): LogLine => {
  const [stream = ""] = message.split(" ");
  return { id, group: "g", stream, timestampMs: id, ingestedAtMs: id, message };
});
const found = (text: string, kind: "text" | "pattern" = "text", source?: string) =>
  filterLines(lines, { kind, text, source }, sources).lines.map(({ id }) => id);

test("a text is found in any case; a source by its label", () => {
  assert.deepEqual(found("error"), [1]);
  assert.deepEqual(found("", "text", "web"), [0, 1]);
});

test("a pattern has CloudWatch's meaning", () => {
  assert.deepEqual(found("GET -ERROR", "pattern"), [0]);
  assert.deepEqual(found("?ERROR ?ready", "pattern"), [1, 2]);
});

test("a pattern that is none says why and hides nothing", () => {
  const { lines: shown, problem } = filterLines(lines, { kind: "pattern", text: "{ $.a = " }, sources);
  assert.equal(shown.length, 3);
  assert.ok(problem);
});
