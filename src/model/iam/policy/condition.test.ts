// Conditions: operator, key, values of the policy, values of the request.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { compileCondition, parseOperator } from "./condition.ts";
import { RequestContext } from "./context.ts";

type Given = string | readonly string[] | undefined;
type Case = readonly [operator: string, policy: string | readonly string[], request: Given, expected: boolean];

const cases: readonly Case[] = [
  ["StringEquals", ["a", "b"], "b", true],
  ["StringEquals", "a", "A", false],
  ["StringEquals", "a*", "ab", false],
  ["StringEquals", "a", undefined, false],
  ["StringEqualsIfExists", "a", undefined, true],
  ["StringEqualsIfExists", "a", "b", false],
  ["StringNotEquals", ["a", "b"], "b", false],
  ["StringNotEquals", ["a", "b"], "c", true],
  ["StringNotEquals", "a", undefined, true],
  ["StringEqualsIgnoreCase", "Ana", "aNA", true],
  ["StringNotEqualsIgnoreCase", "Ana", "aNA", false],
  ["StringLike", ["x", "a?c*"], "abcde", true],
  ["StringLike", "a?c", "ac", false],
  ["StringNotLike", "a*", "abc", false],
  ["stringlike", "a*", "abc", true],
  ["NumericEquals", "10", "10.0", true],
  ["NumericLessThan", "10", "9", true],
  ["NumericLessThan", "10", "10", false],
  ["NumericLessThanEquals", "10", "10", true],
  ["NumericGreaterThan", "10", "9", false],
  ["NumericGreaterThanEquals", "x", "9", false],
  ["NumericNotEquals", "10", "9", true],
  ["DateLessThan", "2026-01-01T00:00:00Z", "2025-12-31T23:59:59Z", true],
  ["DateGreaterThan", "2026-01-01T00:00:00Z", "1767225601", true],
  ["DateEquals", "2026-01-01T00:00:00Z", "2026-01-01T01:00:00+01:00", true],
  ["Bool", "true", "True", true],
  ["Bool", "true", "false", false],
  ["Bool", "false", undefined, false],
  ["BoolIfExists", "true", undefined, true],
  ["IpAddress", "10.0.0.0/8", "10.200.1.1", true],
  ["IpAddress", "10.0.0.0/8", "11.0.0.1", false],
  ["IpAddress", "0.0.0.0/0", "203.0.113.9", true],
  ["IpAddress", "198.18.0.1", "198.18.0.1", true],
  ["IpAddress", "2001:db8::/32", "2001:db8:1::7", true],
  ["IpAddress", "2001:db8::/32", "10.0.0.1", false],
  ["IpAddress", "10.0.0.0/33", "10.0.0.1", false],
  ["NotIpAddress", "10.0.0.0/8", "10.0.0.1", false],
  ["NotIpAddress", "10.0.0.0/8", undefined, true],
  ["ArnLike", "arn:aws:ecs:*:*:cluster/d*", "arn:aws:ecs:us-east-1:000000000000:cluster/demo", true],
  ["ArnLike", "arn:aws:ecs:*:cluster/demo", "arn:aws:ecs:us-east-1:000000000000:cluster/demo", false],
  ["ArnEquals", "arn:aws:sns:us-east-1:1:a:*", "arn:aws:sns:us-east-1:1:a:b", true],
  ["ArnLike", "*", "arn:aws:sns:us-east-1:1:a", true],
  ["ArnNotLike", "arn:aws:iam::*:user/b*", "arn:aws:iam::1:user/ana", true],
  ["Null", "true", undefined, true],
  ["Null", "true", "a", false],
  ["Null", "false", "a", true],
  ["ForAllValues:StringEquals", ["a", "b"], ["a", "a"], true],
  ["ForAllValues:StringEquals", ["a", "b"], ["a", "c"], false],
  ["ForAllValues:StringEquals", "a", undefined, true],
  ["ForAllValues:StringNotEquals", "c", ["a", "b"], true],
  ["ForAllValues:StringNotEquals", "b", ["a", "b"], false],
  ["ForAnyValue:StringEquals", "b", ["a", "b"], true],
  ["ForAnyValue:StringEquals", "c", ["a", "b"], false],
  ["ForAnyValue:StringEquals", "c", undefined, false],
  ["ForAnyValue:StringNotEquals", "a", ["a", "b"], true],
  ["ForAnyValue:StringNotEquals", "a", undefined, false],
  ["NoSuchOperator", "a", "a", false],
];

describe("conditions", () => {
  for (const [operator, policy, request, expected] of cases)
    test(`${operator} ${JSON.stringify(policy)} of ${JSON.stringify(request) ?? "nothing"} is ${expected}`, () => {
      const condition = compileCondition(operator, "aws:Key", [policy].flat(), true);
      assert.equal(condition(new RequestContext({ "AWS:key": request })), expected);
    });
});

test("variables stand for keys of one value", () => {
  const condition = compileCondition("StringEquals", "s3:prefix", ["home/${aws:username}"], true);
  assert.equal(condition(new RequestContext({ "s3:prefix": "home/ana", "aws:username": "ana" })), true);
  assert.equal(condition(new RequestContext({ "s3:prefix": "home/ana", "aws:username": ["ana"] })), false);
});

test("policies of 2008 have no variables", () => {
  const condition = compileCondition("StringEquals", "aws:x", ["${aws:username}"], false);
  assert.equal(condition(new RequestContext({ "aws:x": "${aws:username}", "aws:username": "ana" })), true);
});

test("no pattern takes long", () => {
  const condition = compileCondition("StringLike", "aws:x", [`${"*a".repeat(200)}*b`], true);
  const beganMs = performance.now();
  assert.equal(condition(new RequestContext({ "aws:x": "a".repeat(5000) })), false);
  assert.ok(performance.now() - beganMs < 1000);
});

test("operators by name", () => {
  assert.deepEqual(parseOperator("ForAnyValue:StringLikeIfExists"), {
    set: "any",
    operator: "stringlike",
    ifExists: true,
  });
  assert.equal(parseOperator("ForAnyValue:Null"), undefined);
  assert.equal(parseOperator("StringEqualz"), undefined);
});
