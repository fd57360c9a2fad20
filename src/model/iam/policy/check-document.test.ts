// What is a policy, and what AWS says of what is none.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { awsManagedPolicies } from "../managed/index.ts";
import { checkDocument } from "./check-document.ts";
import { RequestContext } from "./context.ts";
import { grantOf } from "./decide.ts";
import { compilePolicy, type PolicyKind } from "./statement.ts";

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

/** Words that a policy may be made of, right ones and wrong ones. */
const texts =
  "Allow Deny * ecs:* sts:AssumeRole arn:aws:ecs:* ${aws:username} ${ true 10.0.0.0/8 constructor __proto__ 2012-10-17 AWS " +
  "000000000000 ecs-tasks.amazonaws.com :";
const word = fc.constantFrom<unknown>(...texts.split(" "), "", null, 7, true);
const value = fc.oneof(word, fc.array(word, { maxLength: 3 }));
const operator = fc.constantFrom("StringLike", "ForAllValues:ArnLike", "IpAddress", "Null", "constructor", "Bool", "");
const keys = fc.dictionary(fc.constantFrom("aws:username", "aws:x", "constructor", "__proto__"), value, { maxKeys: 2 });
const member = fc.oneof(
  fc.tuple(fc.constantFrom("Effect", "Action", "NotAction", "Resource", "NotResource", "NotPrincipal", "Sid"), value),
  fc.tuple(fc.constant("Principal"), fc.dictionary(fc.constantFrom("AWS", "Service", "x"), value, { maxKeys: 2 })),
  fc.tuple(fc.constant("Condition"), fc.dictionary(operator, fc.oneof(keys, word), { maxKeys: 2 })),
);
const right: Readonly<Record<PolicyKind, object>> = {
  identity: allow,
  trust,
  resource: { ...allow, Principal: "*" },
};

test("whatever passes can be evaluated, and what does not is told so", () => {
  const caller = { kind: "identity", account: "000000000000", arn: "arn:aws:iam::000000000000:user/ana" } as const;
  const request = { action: "ecs:RunTask", resource: "*", caller, context: new RequestContext({ "aws:x": "y" }) };
  const kinds = fc.constantFrom<PolicyKind>("identity", "trust", "resource");
  let passed = 0;
  fc.assert(
    fc.property(kinds, fc.array(member, { minLength: 1, maxLength: 3 }), (kind, changed) => {
      const Statement = { ...right[kind], ...Object.fromEntries(changed) };
      const document = JSON.stringify({ Version: "2012-10-17", Statement });
      if (checkDocument(document, kind) !== undefined) return;
      passed += 1;
      grantOf(compilePolicy(document), request);
    }),
    { numRuns: 20_000, seed: 1 },
  );
  assert.ok(passed > 500, `only ${passed} documents passed`);
});

describe("AWS's managed policies", () => {
  for (const [arn, { document }] of awsManagedPolicies)
    test(arn, () => assert.equal(checkDocument(JSON.stringify(document), "identity"), undefined));
});
