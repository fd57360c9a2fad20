// Whatever comes in, an AWS error or an answer that fits its schema goes out, and the archive holds what streams hold.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fuzzService } from "../../../test/support/fuzz-service.ts";
import { MemoryLogArchive } from "../../store/log-archive/memory.ts";
import { logStreams } from "../../store/tables/logs.ts";
import { harness } from "../harness.ts";
import { createLogs } from "./index.ts";

test("random input never meets a bug", async (t) => {
  const archive = new MemoryLogArchive();
  const service = createLogs({ archive });
  const h = await harness({ services: [service] });
  const groups = ["web", "/ecs/api", "x"];
  const arns = groups.flatMap((name) => {
    const arn = `arn:aws:logs:us-east-1:000000000000:log-group:${name}`;
    return [arn, `${arn}:*`];
  });
  const tokens = new Set<string>();
  const words = () => ({
    logGroupName: groups,
    logGroupIdentifier: [...groups, ...arns],
    logGroupIdentifiers: arns,
    resourceArn: arns,
    logGroupNamePrefix: ["w", "/"],
    logGroupNamePattern: ["web", "^web|/ecs"],
    logStreamName: ["a", "b/1"],
    logStreamNames: ["a", "b/1"],
    logStreamNamePrefix: ["a", "b"],
    logGroupClass: ["STANDARD", "DELIVERY"],
    orderBy: ["LogStreamName", "LastEventTime"],
    filterPattern: ["", "ERROR", "?a ?b -c", "{ $.a = 1 }", "[a, ..., b>1]", "{ $.a", "%x%"],
    message: ["ERROR one", '{"a":1}', "a b 2"],
    logEventMessages: ["ERROR one", '{"a":1}', "a b 2"],
    nextToken: [...tokens].slice(-3),
    tags: ["team", "one"],
    tagKeys: ["team"],
  });
  const answered = await fuzzService({
    service,
    seed: "logs fuzz",
    rounds: 4000,
    words,
    rarely: /^Delete/,
    never: /^StartLiveTail$/,
    call: async (operation, input) => {
      const output = await h.call("logs", operation, input);
      for (const [name, value] of Object.entries(output)) if (name.endsWith("Token")) tokens.add(String(value));
    },
  });
  t.diagnostic(`${answered} of 4000 answered`);
  assert.ok(answered > 500, `only ${answered} were answered`);
  for (const { streamId } of archive.streams())
    assert.equal(h.store.count(logStreams, "id", streamId), 1, "no events without a stream");
});
