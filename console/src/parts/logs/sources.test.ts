import assert from "node:assert/strict";
import { test } from "node:test";
import { originOf, sourceOf, tailRequest } from "./sources.ts";

const scope = { account: "000000000000", region: "us-east-1" };
const arn = (name: string) => `arn:aws:logs:us-east-1:000000000000:log-group:${name}`;

test("streams of one group are named to the session", () => {
  const sources = [
    { group: "/ecs/web", stream: "ecs/web/1", label: "web" },
    { group: "/ecs/web", stream: "ecs/web/2", label: "web" },
  ];
  assert.deepEqual(tailRequest(sources, scope), {
    logGroupIdentifiers: [arn("/ecs/web")],
    logStreamNames: ["ecs/web/1", "ecs/web/2"],
    isWhole: true,
  });
});

test("names and prefixes together are prefixes; a whole group asks for no streams", () => {
  const mixed = [
    { group: "g", stream: "a", label: "a" },
    { group: "g", streamPrefix: "b/", label: "b" },
  ];
  assert.deepEqual(tailRequest(mixed, scope).logStreamNamePrefixes, ["a", "b/"]);
  const whole = tailRequest([...mixed, { group: "g", label: "all" }], scope);
  assert.equal(whole.logStreamNames ?? whole.logStreamNamePrefixes, undefined);
});

test("streams cannot be named for several groups, and groups behind the tenth are left out", () => {
  const two = tailRequest(
    [
      { group: "g", stream: "a", label: "a" },
      { group: "h", stream: "b", label: "b" },
    ],
    scope,
  );
  assert.deepEqual(two, { logGroupIdentifiers: [arn("g"), arn("h")], isWhole: true });
  const many = Array.from({ length: 11 }, (_, at) => ({ group: `g${at}`, label: "" }));
  assert.equal(tailRequest(many, scope).logGroupIdentifiers.length, 10);
  assert.equal(tailRequest(many, scope).isWhole, false);
});

test("a line belongs to the most exact source, or to none", () => {
  const sources = [
    { group: "g", label: "all" },
    { group: "g", streamPrefix: "a/", label: "prefix" },
    { group: "g", stream: "a/1", label: "exact" },
  ];
  assert.equal(sourceOf(sources, "g", "a/1")?.label, "exact");
  assert.equal(sourceOf(sources, "g", "a/2")?.label, "prefix");
  assert.equal(sourceOf(sources, "g", "b")?.label, "all");
  assert.equal(sourceOf(sources.slice(1), "g", "b"), undefined);
});

test("a line's origin tells tasks apart where a source has many streams", () => {
  const sources = [{ group: "g", streamPrefix: "ecs/web/", label: "web" }];
  assert.equal(originOf(sources, "g", "ecs/web/0123456789abcdef"), "web/01234567");
  assert.equal(originOf([{ group: "g", stream: "ecs/web/1", label: "web" }], "g", "ecs/web/1"), "web");
  assert.equal(originOf([{ group: "g", label: "g" }], "g", "any/stream"), "any/stream");
});
