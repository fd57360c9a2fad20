import assert from "node:assert/strict";
import { test } from "node:test";
import { CallError, harness } from "./harness.ts";
import { sts } from "./sts/index.ts";

test("a call answers as the principal that makes it", async () => {
  const h = await harness({ services: [sts], account: "123456789012" });
  const identity = await h.call("sts", "GetCallerIdentity");
  assert.deepEqual(identity, {
    UserId: "123456789012",
    Account: "123456789012",
    Arn: "arn:aws:iam::123456789012:root",
  });
});

test("an operation that the shelf does not have is a mistake of the test", async () => {
  const h = await harness({ services: [sts] });
  await assert.rejects(h.call("sts", "AssumeRoot", {}), (thrown) => !(thrown instanceof CallError));
});

test("an output that does not fit the vendor's schema fails", async () => {
  const wrong = {
    ...sts,
    operations: { GetCallerIdentity: { access: "Read" as const, action: null, handle: () => ({ Acount: "1" }) } },
  };
  const h = await harness({ services: [wrong] });
  await assert.rejects(h.call("sts", "GetCallerIdentity"), /does not fit its schema/);
});
