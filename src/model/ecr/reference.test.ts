import assert from "node:assert/strict";
import { test } from "node:test";
import { parseImageReference, registryReference } from "./reference.ts";

const host = "localhost:4566";
const digest = `sha256:${"a".repeat(64)}`;
const home = { kind: "ecr", account: "000000000000", region: "us-east-1" } as const;

test("references of this registry, in AWS's form and in ours", () => {
  const cases: [string, object][] = [
    [
      "123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/web:1.0",
      { kind: "ecr", account: "123456789012", region: "eu-west-1", name: "team/web", tag: "1.0" },
    ],
    ["000000000000.dkr.ecr.us-east-1.amazonaws.com/web", { ...home, name: "web", tag: "latest" }],
    [`000000000000.dkr.ecr.us-east-1.amazonaws.com/web@${digest}`, { ...home, name: "web", digest }],
    [`localhost:4566/web:v1@${digest}`, { ...home, name: "web", tag: "v1", digest }],
    ["localhost:4566/web:v1", { ...home, name: "web", tag: "v1" }],
    ["127.0.0.1:4566/team/web", { ...home, name: "team/web", tag: "latest" }],
    [
      "localhost:4566/123456789012/eu-west-1/web:v1",
      { kind: "ecr", account: "123456789012", region: "eu-west-1", name: "web", tag: "v1" },
    ],
  ];
  for (const [reference, expected] of cases)
    assert.deepEqual(parseImageReference(reference, host), expected, reference);
});

test("everything else is other, malformed references too", () => {
  for (const reference of [
    "",
    "/",
    "busybox",
    "busybox:1",
    "library/busybox",
    "localhost:5000/web",
    "example.com:4566/web",
    "localhost:4566/Web",
    "localhost:4566/",
    "localhost:4566/web:",
    "localhost:4566/web@sha256:short",
    `localhost:4566/web@${digest}@${digest}`,
    "123.dkr.ecr.us-east-1.amazonaws.com/web",
    "123456789012.dkr.ecr.us-east-1.amazonaws.com/Web",
    "public.ecr.aws/docker/library/busybox",
  ])
    assert.deepEqual(parseImageReference(reference, host), { kind: "other", reference });
});

test("a reference is written as the registry's clients write it", () => {
  assert.equal(registryReference({ ...home, name: "web", tag: "v1" }, host), "localhost:4566/web:v1");
  assert.equal(registryReference({ ...home, name: "web", tag: "v1", digest }, host), `localhost:4566/web@${digest}`);
  assert.equal(
    registryReference({ ...home, region: "eu-west-1", name: "web" }, host),
    "localhost:4566/000000000000/eu-west-1/web:latest",
  );
});
