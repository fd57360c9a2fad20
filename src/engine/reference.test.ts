import assert from "node:assert/strict";
import { test } from "node:test";
import { splitReference } from "./reference.ts";

const digest = `sha256:${"a".repeat(64)}`;

const cases: readonly (readonly [string, string, string, boolean])[] = [
  ["nginx", "nginx", "latest", false],
  ["nginx:1.27", "nginx", "1.27", false],
  ["localhost:4566/web", "localhost:4566/web", "latest", false],
  ["localhost:4566/team/web:v1", "localhost:4566/team/web", "v1", false],
  [`localhost:4566/web@${digest}`, "localhost:4566/web", digest, true],
  [`web:v1@${digest}`, "web", digest, true],
];

for (const [reference, name, version, isDigest] of cases)
  test(`${reference} is ${name} and ${version.slice(0, 10)}`, () => {
    assert.deepEqual(splitReference(reference), { name, version, isDigest });
  });
