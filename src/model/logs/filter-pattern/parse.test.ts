import assert from "node:assert/strict";
import { test } from "node:test";
import { below, seededDice } from "../../../kit/ids.ts";
import { InvalidFilterPattern, parseFilterPattern } from "./parse.ts";

/** The messages that the pattern picks, by their index. */
const picks = (pattern: string, messages: readonly string[]): number[] => {
  const parsed = parseFilterPattern(pattern);
  return messages.flatMap((message, index) => (parsed.matches(message) ? [index] : []));
};
const refuses = (pattern: string) => assert.throws(() => parseFilterPattern(pattern), InvalidFilterPattern, pattern);

test("terms: all of them, any of ?them, none of -them, case and phrases count", () => {
  const lines = ["ERROR WARN message", "ERROR message", "WARN message", "Exiting with ERRORCODE: -1", "error"];
  const cases: [string, number[]][] = [
    ["", [0, 1, 2, 3, 4]],
    ["  ", [0, 1, 2, 3, 4]],
    ["ERROR", [0, 1, 3]],
    ["?ERROR ?WARN", [0, 1, 2, 3]],
    ["ERROR WARN", [0]],
    ["WARN ERROR", [0]],
    ["ERROR -WARN", [1, 3]],
    ['"ERROR" - "Exiting"', [0, 1]],
    ["-ERROR", [2, 4]],
    ['"ERROR message"', [1]],
    ['"ERRORCODE: -1"', [3]],
    ["?WARN message", [0, 1, 2]],
    ["%^ERR%", [0, 1]],
    ["%[Ee]rror|WARN$%", [4]],
  ];
  for (const [pattern, expected] of cases) assert.deepEqual(picks(pattern, lines), expected, pattern);
  assert.deepEqual(picks(String.raw`"say \"hi\" \\"`, [String.raw`they say "hi" \ twice`, "say hi"]), [0]);
});

test("terms: what is not alphanumeric needs quotation marks", () => {
  for (const pattern of ["a:b", "404.", '"open', "?", "-", "%open", "%(a)%", "%[%", "%*a%", "%%", "a|b"])
    refuses(pattern);
});

const trail = JSON.stringify({
  eventType: "UpdateTrail",
  sourceIPAddress: "111.111.111.111",
  arrayKey: ["value", "another value"],
  objectList: [
    { name: "a", id: 1 },
    { name: "b", id: 2 },
  ],
  SomeObject: null,
  ThisFlag: true,
  text: "true",
  "a key": "x",
  latency: 55.5,
  nested: { deep: { n: -3 } },
});

test("JSON: selectors and operators of AWS's guide", () => {
  const yes = [
    '{ $.eventType = "UpdateTrail" }',
    "{$.eventType=UpdateTrail}",
    "{ $.sourceIPAddress != 123.123.* }",
    "{ $.sourceIPAddress = 111.111.* }",
    '{ $.arrayKey[0] = "value" }',
    "{ $.objectList[1].id = 2 }",
    "{ $.SomeObject IS NULL }",
    "{ $.SomeOtherObject NOT EXISTS }",
    "{ $.ThisFlag IS TRUE }",
    '{ $.eventType = "*Trail" }',
    "{ $.eventType = *dateT* }",
    "{ $.eventType = * }",
    "{ $.eventType = %^Upd.*l$% }",
    "{ $['a key'] = x }",
    '{ $.["a key"] = x }',
    "{ $.latency >= 55.5 && $.latency < 10e3 && $.latency > 1e-3 && $.latency <= +56 }",
    "{ $.nested.deep.n = -3 && $.nested.deep.n < -2 }",
    "{ ($.eventType = nope || $.latency != 1) && $.ThisFlag IS TRUE }",
    "{ $.eventType = UpdateTrail || $.eventType = nope && $.latency = 0 }",
  ];
  for (const pattern of yes) assert.ok(parseFilterPattern(pattern).matches(trail), pattern);
  const no = [
    "{ $.eventType = updatetrail }",
    "{ ($.eventType = UpdateTrail || $.eventType = nope) && $.latency = 0 }",
    "{ $.arrayKey = value }",
    "{ $.arrayKey != value }",
    "{ $.missing != value }",
    "{ $.SomeObject NOT EXISTS }",
    "{ $.missing IS NULL }",
    "{ $.text IS TRUE }",
    "{ $.ThisFlag IS FALSE }",
    "{ $.eventType > 5 }",
    "{ $.eventType[0] = U }",
    "{ $.__proto__.x NOT EXISTS && $.constructor = * }",
    '{ $.eventType = "Up*ail" }',
  ];
  for (const pattern of no) assert.equal(parseFilterPattern(pattern).matches(trail), false, pattern);
  assert.deepEqual(picks("{ $.a NOT EXISTS }", ["plain text", "[1]", '{"b":1}', "{broken"]), [1, 2]);
});

test("JSON: bad patterns are refused", () => {
  for (const pattern of [
    "{",
    "{}",
    "{ $.a }",
    "{ a = 1 }",
    "{ $ = 1 }",
    "{ $.a = }",
    "{ $.a = 1 ",
    "{ ($.a = 1 }",
    "{ $.a = 1 } x",
    "{ $.a > x }",
    '{ $.a = "open }',
    "{ $.a = 1 && }",
    "{ $.a IS MAYBE }",
    `{ ${"(".repeat(1100)}`,
  ])
    refuses(pattern);
});

const apache = [
  '127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534',
  '127.0.0.1 - frank [10/Oct/2000:13:35:22 -0700] "GET /apache_pb.gif HTTP/1.0" 500 5324',
  '127.0.0.1 - frank [10/Oct/2000:13:50:35 -0700] "GET /apache_pb.gif HTTP/1.0" 200 435',
  "WARN short line",
];

test("columns: fields by place, ellipsis, conditions", () => {
  const cases: [string, number[]][] = [
    ["[ip, user, username, timestamp, request, status_code, bytes > 1000]", [0, 1]],
    ["[ip, user, username, timestamp, request, status_code = 4*, bytes]", [0]],
    ["[ip, user, username, timestamp, request =*.html*, status_code = 4*, bytes]", [0]],
    ["[..., status_code = 4* && status_code != 403, bytes]", [0]],
    ["[..., status_code = 500 || status_code=200, bytes]", [1, 2]],
    ["[ip, user, ...]", [0, 1, 2, 3]],
    ["[ip=127.*, ..., bytes <= 1534]", [0, 2]],
    ["[w1=ERROR || w1=WARN, w2, w3]", [3]],
    ["[w1!=ERROR&&w1!=INFO, w2, w3]", [3]],
    ["[w1=!ERROR, w2, w3]", [3]],
    ["[w1, w2]", []],
    ["[,,,,request=%gif%,,]", [1, 2]],
  ];
  for (const [pattern, expected] of cases) assert.deepEqual(picks(pattern, apache), expected, pattern);
});

test("columns: bad patterns are refused", () => {
  for (const pattern of ["[", "[a", "[a] b", "[a=]", "[a=1 && b=2]", "[..., b, ...]", "[a>x]", "[=1]", "[a b]"])
    refuses(pattern);
});

test("what a pattern extracts, as in AWS's guide", () => {
  assert.deepEqual(parseFilterPattern("[..., request=*.html*, status_code=4*,]").extract(apache[0]!), {
    $1: "127.0.0.1",
    $2: "-",
    $3: "frank",
    $4: "10/Oct/2000:13:25:15 -0700",
    $request: "GET /index.html HTTP/1.0",
    $status_code: "404",
    $7: "1534",
  });
  assert.deepEqual(parseFilterPattern("{ $.latency > 1 || $.missing = 1 || $.arrayKey[0] = x }").extract(trail), {
    "$.latency": "55.5",
    "$.arrayKey[0]": "value",
  });
  assert.deepEqual(parseFilterPattern("ERROR").extract("ERROR"), {});
});

test("any text is a pattern or is refused, and any pattern takes any message (seeded)", () => {
  const dice = seededDice("filter patterns");
  const scraps = [
    ...Array.from("{}[]()$.,=!<>&|?-*%\"'\\ \n\0aé🦤1"),
    "$.a",
    "&&",
    "||",
    "...",
    "IS NULL",
    "NOT EXISTS",
    "!=",
    ">=",
    "1e5",
    "%a+%",
    '"x"',
    "$['k']",
    "{ $.a = ",
    "[a, b",
    " }",
    "]",
  ];
  const text = (length: number) => Array.from({ length }, () => scraps[below(dice, scraps.length)]).join("");
  let accepted = 0;
  for (let round = 0; round < 30_000; round++) {
    const pattern = (["", "{ $.a = 1", "[a", "{", "["][below(dice, 5)] ?? "") + text(below(dice, 9));
    try {
      const parsed = parseFilterPattern(pattern);
      accepted += 1;
      for (const message of ['{"a":1}', "a 1", text(6)]) {
        assert.equal(typeof parsed.matches(message), "boolean");
        for (const value of Object.values(parsed.extract(message))) assert.equal(typeof value, "string");
      }
    } catch (thrown) {
      assert.ok(thrown instanceof InvalidFilterPattern, `${JSON.stringify(pattern)}: ${String(thrown)}`);
    }
  }
  assert.ok(accepted > 1000, `only ${accepted} patterns were accepted`);
});
