// JSON is read as JSON.parse reads it, and what is wrong is found where it stands.
import assert from "node:assert/strict";
import { test } from "node:test";
import { JsonFault, placeOf, readJson, valueOf } from "./json-text.ts";

const good = [
  "{}",
  "[]",
  ' {"a": [1, -2.5e3, true, false, null, "x\\n\\u00e9\\""], "b": {"c": {}}, "": 0} ',
  '"text"',
  "0",
];

for (const text of good) test(`Reads ${text}`, () => assert.deepEqual(valueOf(readJson(text)), JSON.parse(text)));

const faults: readonly (readonly [text: string, key: JsonFault["key"], line: number, column: number])[] = [
  ["", "end", 1, 1],
  ['{"a": 1', "end", 1, 8],
  ['{"a": 1,\n}', "key", 2, 1],
  ["{a: 1}", "key", 1, 2],
  ['{"a" 1}', "colon", 1, 6],
  ['{"a": 1 "b": 2}', "comma", 1, 9],
  ["[1 2]", "comma", 1, 4],
  ["[1,]", "value", 1, 4],
  ['{\n  "a": tru\n}', "value", 2, 8],
  ["{} x", "extra", 1, 4],
  ['{"a": "b\n"}', "string", 1, 7],
  ['{"a": "\\x"}', "string", 1, 7],
  ['{"a": 1, "a": 2}', "duplicate", 1, 10],
  ["[01]", "comma", 1, 3],
];

for (const [text, key, line, column] of faults)
  test(`Finds ${key} in ${JSON.stringify(text)}`, () => {
    assert.throws(
      () => readJson(text),
      (thrown) => {
        assert.ok(thrown instanceof JsonFault);
        assert.deepEqual([thrown.key, placeOf(text, thrown.span.start)], [key, { line, column }]);
        return true;
      },
    );
    if (key !== "duplicate") assert.throws(() => void JSON.parse(text), SyntaxError);
  });
