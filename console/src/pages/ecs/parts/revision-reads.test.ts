// Families are made out of the ARNs of their revisions.
import assert from "node:assert/strict";
import { test } from "node:test";
import { familiesOf, type Revision } from "./revision-reads.ts";

const revision = (family: string, number: number, status: Revision["status"]): Revision => ({
  arn: `${family}:${number}`,
  family,
  revision: number,
  status,
});

test("A family has its last revision, and the last one that can be deployed", () => {
  const families = familiesOf([
    revision("b", 2, "INACTIVE"),
    revision("b", 10, "INACTIVE"),
    revision("b", 9, "ACTIVE"),
    revision("a", 1, "DELETE_IN_PROGRESS"),
  ]);
  assert.deepEqual(
    families.map(({ family, last, lastActive, active }) => [family, last.arn, lastActive?.arn, active]),
    [
      ["a", "a:1", undefined, 0],
      ["b", "b:10", "b:9", 1],
    ],
  );
});
