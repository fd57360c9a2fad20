import assert from "node:assert/strict";
import { test } from "node:test";
import * as STS from "@aws-sdk/client-sts";
import { harness } from "./harness.ts";
import { sts } from "./sts/index.ts";

test("the vendor's client gets its identity over HTTP", async () => {
  const http = await (await harness({ services: [sts] })).http();
  const client = new STS.STSClient(http.client);
  const identity = await client.send(new STS.GetCallerIdentityCommand({}));
  assert.equal(identity.Arn, "arn:aws:iam::000000000000:root");
  client.destroy();
  await http.close();
});
