// What permission each operation asks for, and on which resource: policies are written against these.
import assert from "node:assert/strict";
import { test } from "node:test";
import { MemoryLogArchive } from "../../store/log-archive/memory.ts";
import type { Authoriser } from "../auth/authoriser.ts";
import { CallError, harness } from "../harness.ts";
import { createLogs } from "./index.ts";

const arn = "arn:aws:logs:us-east-1:000000000000:log-group:web";

test("permissions are asked on streams, on a group's streams in general, and for tags on the group itself", async () => {
  const asked: string[] = [];
  const authoriser: Authoriser = {
    decide: (_, action, resource) => {
      asked.push(`${action} ${resource.replace("arn:aws:logs:us-east-1:000000000000:", "")}`);
      return {
        allowed: !action.endsWith("DeleteLogGroup"),
        reason: `no identity-based policy allows the ${action} action`,
      };
    },
  };
  const h = await harness({ services: [createLogs({ archive: new MemoryLogArchive() })], authoriser });
  const group = { logGroupName: "web" };
  const stream = { ...group, logStreamName: "a/1" };
  const calls: [string, object][] = [
    ["CreateLogGroup", group],
    ["CreateLogStream", stream],
    ["PutLogEvents", { ...stream, logEvents: [{ timestamp: h.clock.nowMs(), message: "x" }] }],
    ["GetLogEvents", { logGroupIdentifier: `${arn}:*`, logStreamName: "a/1" }],
    ["FilterLogEvents", group],
    ["DescribeLogStreams", { logGroupIdentifier: arn }],
    ["DescribeLogGroups", {}],
    ["StartLiveTail", { logGroupIdentifiers: [arn] }],
    ["ListTagsForResource", { resourceArn: `${arn}:*` }],
    ["TagLogGroup", { ...group, tags: { a: "b" } }],
  ];
  for (const [operation, input] of calls) await h.call("logs", operation, input);
  await assert.rejects(h.call("logs", "DeleteLogGroup", group), (thrown: unknown) => {
    assert.ok(thrown instanceof CallError);
    assert.equal(thrown.code, "AccessDeniedException");
    return true;
  });
  assert.deepEqual(asked, [
    "logs:CreateLogGroup log-group:web:log-stream:",
    "logs:CreateLogStream log-group:web:log-stream:a/1",
    "logs:PutLogEvents log-group:web:log-stream:a/1",
    "logs:GetLogEvents log-group:web:log-stream:a/1",
    "logs:FilterLogEvents log-group:web:log-stream:",
    "logs:DescribeLogStreams log-group:web:log-stream:",
    "logs:DescribeLogGroups *",
    "logs:StartLiveTail log-group:web:log-stream:",
    "logs:ListTagsForResource log-group:web",
    "logs:TagLogGroup log-group:web",
    "logs:DeleteLogGroup log-group:web:log-stream:",
  ]);
});
