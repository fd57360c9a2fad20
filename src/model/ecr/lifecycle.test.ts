// Expectations are those of AWS's page of examples (lifecycle_policy_examples).
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Candidate, expiredBy, InvalidLifecyclePolicy, parseLifecyclePolicy } from "./lifecycle.ts";

const dayMs = 86_400_000;
const nowMs = 100 * dayMs;

const image = (digest: string, ageDays: number, ...tags: string[]): Candidate => ({
  digest,
  tags,
  pushedAtMs: nowMs - ageDays * dayMs,
  isPartOfIndex: false,
});
const rule = (rulePriority: number, selection: object) => ({ rulePriority, selection, action: { type: "expire" } });
const policy = (...rules: object[]) => parseLifecyclePolicy(JSON.stringify({ rules }));
/** `A1`: image A by rule 1. */
const verdicts = (rules: ReturnType<typeof policy>, images: readonly Candidate[]) =>
  expiredBy(rules, images, nowMs)
    .map(({ digest, rulePriority }) => `${digest}${rulePriority}`)
    .sort();

const keepOne = (prefix: string) => ({
  tagStatus: "tagged",
  tagPrefixList: [prefix],
  countType: "imageCountMoreThan",
  countNumber: 1,
});

test("by age and by count", () => {
  const images = [image("A", 20), image("B", 3), image("C", 15, "v1"), image("D", 14, "v2")];
  const untagged = { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: 14 };
  assert.deepEqual(verdicts(policy(rule(1, untagged)), images), ["A1"]);
  const any = { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 2 };
  assert.deepEqual(verdicts(policy(rule(1, any)), images), ["A1", "C1"]);
  const old = { tagStatus: "any", countType: "sinceImagePushed", countUnit: "days", countNumber: 14 };
  assert.deepEqual(verdicts(policy(rule(1, old)), images), ["A1", "C1"], "14 days are not more than 14 days");
});

test("several rules: an image that an earlier rule selects is not a later rule's to expire", () => {
  const images = [image("A", 10, "beta-1", "prod-1"), image("B", 9, "beta-2", "prod-2"), image("C", 8, "beta-3")];
  assert.deepEqual(verdicts(policy(rule(1, keepOne("prod")), rule(2, keepOne("beta"))), images), ["A1"]);
  assert.deepEqual(verdicts(policy(rule(1, keepOne("beta")), rule(2, keepOne("prod"))), images), ["A1", "B1"]);
});

test("several prefixes or patterns: each must find a tag", () => {
  const images = [
    image("A", 12, "alpha-1"),
    image("B", 11, "beta-1"),
    image("C", 10, "alpha-2", "beta-2"),
    image("D", 4, "alpha-3"),
    image("F", 3, "alpha-4", "beta-4"),
  ];
  const both = { tagStatus: "tagged", countType: "sinceImagePushed", countNumber: 5, countUnit: "days" };
  assert.deepEqual(verdicts(policy(rule(1, { ...both, tagPrefixList: ["alpha", "beta"] })), images), ["C1"]);
  assert.deepEqual(verdicts(policy(rule(1, { ...both, tagPatternList: ["alp*", "*-2"] })), images), ["C1"]);
  assert.deepEqual(verdicts(policy(rule(1, { ...both, tagPatternList: ["*"] })), images), ["A1", "B1", "C1"]);
});

test("a rule for any image comes last, and spares what other rules select", () => {
  const images = [image("A", 3, "prod-1"), image("B", 2, "dev"), image("C", 1)];
  const any = { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 1 };
  assert.deepEqual(verdicts(policy(rule(2, any), rule(1, keepOne("prod"))), images), ["B2"]);
});

test("an image that an index names stays with it", () => {
  const images = [{ ...image("A", 20), isPartOfIndex: true }, image("B", 20)];
  const any = { tagStatus: "any", countType: "sinceImagePushed", countUnit: "days", countNumber: 1 };
  assert.deepEqual(verdicts(policy(rule(1, any)), images), ["B1"]);
});

test("policies that AWS would refuse", () => {
  const good = { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 1 };
  const bad: [string, RegExp][] = [
    ["{", /not JSON/],
    ["[]", /must be an object/],
    ['{"rules":[]}', /at least one rule/],
    [JSON.stringify({ rules: [rule(1, good)], more: 1 }), /unknown field more/],
    [JSON.stringify({ rules: [{ ...rule(1, good), action: { type: "keep" } }] }), /must be expire/],
    [JSON.stringify({ rules: [rule(0, good)] }), /rulePriority/],
    [JSON.stringify({ rules: [rule(1, { ...good, countNumber: 1.5 })] }), /countNumber/],
    [JSON.stringify({ rules: [rule(1, { ...good, countUnit: "days" })] }), /countUnit/],
    [JSON.stringify({ rules: [rule(1, { ...good, countType: "sinceImagePushed" })] }), /countUnit must be days/],
    [JSON.stringify({ rules: [rule(1, { ...good, countType: "sinceImagePulled" })] }), /countType/],
    [JSON.stringify({ rules: [rule(1, { ...good, tagStatus: "tagged" })] }), /needs either/],
    [JSON.stringify({ rules: [rule(1, { ...good, tagPrefixList: ["a"] })] }), /takes no list/],
    [JSON.stringify({ rules: [rule(1, good), rule(1, keepOne("a"))] }), /of its own/],
    [JSON.stringify({ rules: [rule(1, good), rule(2, keepOne("a"))] }), /highest rulePriority/],
  ];
  for (const [text, message] of bad)
    assert.throws(
      () => parseLifecyclePolicy(text),
      (thrown: unknown) => thrown instanceof InvalidLifecyclePolicy && message.test(thrown.message),
      text,
    );
});
