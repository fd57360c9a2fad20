// The rule that turns image names into repositories, and its inverse.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { isRepositoryName, repositoryFromPath, repositoryPath } from "./repository-path.ts";

const defaults = { account: "000000000000", region: "us-east-1" };

describe("a path becomes a repository", () => {
  for (const [path, account, region, name] of [
    ["app", "000000000000", "us-east-1", "app"],
    ["team/app", "000000000000", "us-east-1", "team/app"],
    ["111111111111/eu-west-1/app", "111111111111", "eu-west-1", "app"],
    ["111111111111/us-gov-west-1/team/app", "111111111111", "us-gov-west-1", "team/app"],
    ["000000000000/us-east-1/app", "000000000000", "us-east-1", "app"],
    ["111111111111/app", "000000000000", "us-east-1", "111111111111/app"],
    ["111111111111/eu-west-1", "000000000000", "us-east-1", "111111111111/eu-west-1"],
    ["11111111111/eu-west-1/app", "000000000000", "us-east-1", "11111111111/eu-west-1/app"],
    ["111111111111/europe/app", "000000000000", "us-east-1", "111111111111/europe/app"],
  ] as const)
    test(path, () => assert.deepEqual(repositoryFromPath(path, defaults), { account, region, name }));

  for (const path of [
    "",
    "/",
    "App",
    "a//b",
    "/a",
    "a/",
    "a..b",
    "a___b",
    "-a",
    "a-",
    "a/../b",
    "a b",
    "ñ",
    "a".repeat(257),
  ])
    test(`${JSON.stringify(path)} is none`, () => assert.equal(repositoryFromPath(path, defaults), undefined));
});

describe("a repository becomes a path", () => {
  test("short where the defaults say the rest", () => {
    assert.equal(repositoryPath({ ...defaults, name: "team/app" }, defaults), "team/app");
    assert.equal(repositoryPath({ ...defaults, region: "eu-west-1", name: "a" }, defaults), "000000000000/eu-west-1/a");
    const odd = { ...defaults, name: "111111111111/eu-west-1/app" };
    assert.equal(repositoryPath(odd, defaults), "000000000000/us-east-1/111111111111/eu-west-1/app");
  });

  test("and back again, whatever it is", () => {
    const part = fc.stringMatching(/^[a-z0-9]{1,5}([._-][a-z0-9]{1,5}){0,2}$/);
    const account = fc.constantFrom("000000000000", "111111111111");
    const region = fc.constantFrom("us-east-1", "eu-west-1", "us-gov-west-1");
    const name = fc
      .array(fc.oneof(part, account, region), { minLength: 1, maxLength: 5 })
      .map((parts) => parts.join("/"));
    fc.assert(
      fc.property(account, region, name, (...of) => {
        const ref = { account: of[0], region: of[1], name: of[2] };
        assert.deepEqual(repositoryFromPath(repositoryPath(ref, defaults), defaults), ref);
      }),
    );
  });
});

test("names as OCI allows them", () => {
  for (const name of ["a", "a_b", "a__b", "a--b", "a.b/c-d", "0/1"]) assert.ok(isRepositoryName(name), name);
  for (const name of ["a_-b", "_a", "a.", "A"]) assert.ok(!isRepositoryName(name), name);
});
