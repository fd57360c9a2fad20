// What is a policy, and what AWS says of what is none.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { awsManagedPolicies } from "../managed/index.ts";
import { checkDocument } from "./check-document.ts";
import type { PolicyKind } from "./statement.ts";

const one = (statement: object, rest: object = { Version: "2012-10-17" }): string =>
  JSON.stringify({ ...rest, Statement: [statement] });
const allow = { Effect: "Allow", Action: "ecs:*", Resource: "*" };
const trust = { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ecs-tasks.amazonaws.com" } };

type Case = readonly [kind: PolicyKind, document: string, complaint: string | undefined];

const syntax = "Syntax errors in policy.";
const cases: readonly Case[] = [
  ["identity", one(allow), undefined],
  ["identity", JSON.stringify({ Version: "2012-10-17", Statement: allow }), undefined],
  ["identity", one({ ...allow, Resource: "arn:aws:s3:::b/${aws:username}/*" }), undefined],
  ["identity", one({ ...allow, Condition: { Bool: { "aws:SecureTransport": true } } }), undefined],
  ["identity", "{", syntax],
  ["identity", "[]", syntax],
  ["identity", "{}", syntax],
  ["identity", one(allow, { Version: "2012-10-17", Comment: "x" }), syntax],
  ["identity", one(allow, { Version: "2020-01-01" }), "The policy must contain a valid version string."],
  ["identity", one({ ...allow, Effect: "allow" }), syntax],
  ["identity", one({ ...allow, Action: undefined }), "Policy statement must contain actions."],
  ["identity", one({ ...allow, Resource: undefined }), "Policy statement must contain resources."],
  ["identity", one({ ...allow, NotAction: "iam:*" }), syntax],
  ["identity", one({ ...allow, Principal: "*" }), "Policy document should not specify a principal."],
  [
    "identity",
    one({ ...allow, Action: "RunTask" }),
    "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
  ],
  ["identity", one({ ...allow, Action: "ecs:a:b" }), "Actions/Condition can contain only one colon."],
  ["identity", one({ ...allow, Resource: "bucket" }), 'Resource bucket must be in ARN format or "*".'],
  [
    "identity",
    one({ ...allow, Resource: "arn:oops:s3:::b" }),
    'Partition "oops" is not valid for resource "arn:oops:s3:::b".',
  ],
  [
    "identity",
    one({ ...allow, Sid: "with space" }),
    "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*",
  ],
  ["identity", one({ ...allow, Condition: { StringEqualz: { "aws:x": "y" } } }), syntax],
  [
    "identity",
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        { Sid: "A", ...allow },
        { Sid: "A", ...allow },
      ],
    }),
    "Statement IDs (SID) in a single policy must be unique.",
  ],
  ["trust", one(trust), undefined],
  ["trust", one({ ...trust, Principal: { AWS: ["000000000000", "arn:aws:iam::000000000000:root"] } }), undefined],
  ["trust", "{", "This policy contains invalid Json"],
  ["trust", one({ ...trust, Resource: "*" }), "Has prohibited field Resource"],
  ["trust", one({ ...trust, Principal: undefined }), "Missing required field Principal"],
  ["trust", one({ ...trust, Action: "ecs:*" }), "AssumeRole policy may only specify STS AssumeRole actions."],
  ["trust", one({ ...trust, Principal: { AWS: "ana" } }), 'Invalid principal in policy: "AWS":"ana"'],
  ["trust", one({ ...trust, Principal: { Service: "ecs" } }), 'Invalid principal in policy: "SERVICE":"ecs"'],
  ["resource", one({ Effect: "Allow", Action: "ecr:BatchGetImage", Principal: "*" }), undefined],
  ["resource", one({ Effect: "Allow", Action: "ecr:BatchGetImage" }), "Missing required field Principal"],
];

describe("policy documents", () => {
  for (const [kind, document, complaint] of cases)
    test(`${kind}: ${document}`, () => {
      assert.equal(checkDocument(document, kind), complaint);
    });

  test("nesting without end is a syntax error, not a crash", () => {
    assert.equal(checkDocument("[".repeat(100_000), "identity"), syntax);
  });
});

describe("AWS's managed policies", () => {
  for (const [arn, { document }] of awsManagedPolicies)
    test(arn, () => assert.equal(checkDocument(JSON.stringify(document), "identity"), undefined));
});
