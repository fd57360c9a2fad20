import assert from "node:assert/strict";
import { test } from "node:test";
import { AwsError } from "../errors.ts";
import { compileFilters, compilePattern, type Filter } from "./filters.ts";

const rows = [
  { id: "one", zones: ["a", "b"], on: true, tags: [{ key: "Name", value: "web server" }] },
  { id: "two", zones: ["b"], on: false, tags: [{ key: "Stage", value: "" }] },
  { id: "three", zones: [], on: undefined, tags: [] },
];
const table = {
  id: (row: (typeof rows)[0]) => row.id,
  zone: (row: (typeof rows)[0]) => row.zones,
  on: (row: { on: boolean | undefined }) => row.on,
};
const found = (...filters: Filter[]) =>
  rows
    .filter(compileFilters(filters, table))
    .map((row) => row.id)
    .join(" ");

test("values are joined by or, filters by and", () => {
  assert.equal(found({ Name: "id", Values: ["one", "two"] }), "one two");
  assert.equal(found({ Name: "zone", Values: ["b"] }), "one two");
  assert.equal(found({ Name: "zone", Values: ["a", "b"] }, { Name: "on", Values: ["false"] }), "two");
  assert.equal(found(), "one two three");
});

test("tags by key, by value of a key, and an empty value", () => {
  assert.equal(found({ Name: "tag-key", Values: ["Name", "Stage"] }), "one two");
  assert.equal(found({ Name: "tag:Name", Values: ["web*"] }), "one");
  assert.equal(found({ Name: "tag:Stage", Values: [""] }), "two");
  assert.equal(found({ Name: "tag:name", Values: ["*"] }), "");
});

test("an unknown filter, one without a name and one without values are refused", () => {
  const refused = (filter: Filter) => {
    try {
      found(filter);
    } catch (thrown) {
      return thrown instanceof AwsError && `${thrown.code}: ${thrown.message}`;
    }
    return "accepted";
  };
  assert.equal(refused({ Name: "colour", Values: ["a"] }), "InvalidParameterValue: The filter 'colour' is invalid");
  assert.equal(refused({ Name: "toString", Values: ["a"] }), "InvalidParameterValue: The filter 'toString' is invalid");
  assert.equal(refused({ Values: ["a"] }), "InvalidParameterValue: The filter 'null' is invalid");
  assert.match(String(refused({ Name: "id" })), /^MissingParameter/);
  assert.match(String(refused({ Name: "id", Values: Array(201).fill("x") })), /^FilterLimitExceeded/);
});

test("wildcards", () => {
  const matches = (pattern: string, text: string) => compilePattern(pattern)(text);
  assert.ok(matches("a*c", "abbc") && matches("a*c", "ac") && !matches("a*c", "acd"));
  assert.ok(matches("a?c", "abc") && !matches("a?c", "ac"));
  assert.ok(matches("a\\*c", "a*c") && !matches("a\\*c", "abc"));
  assert.ok(matches("*", "") && matches("a.c", "a.c") && !matches("a.c*", "abc"));
});

test("a pattern of many stars ends soon on a text that does not match", () => {
  assert.equal(compilePattern(`${"*a".repeat(200)}*b`)("a".repeat(2000)), false);
});
