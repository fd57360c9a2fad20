// CloudWatch Logs by the AWS CLI, boto3 and the SDK: a group is written, read, filtered and followed.
import assert from "node:assert/strict";
import { execFile, spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { promisify } from "node:util";
import { CloudWatchLogsClient, paginateFilterLogEvents, StartLiveTailCommand } from "@aws-sdk/client-cloudwatch-logs";
import { harness } from "../../src/gateway/harness.ts";
import { createLogs } from "../../src/gateway/logs/index.ts";
import { MemoryLogArchive } from "../../src/store/log-archive/memory.ts";

const skip = spawnSync("aws", ["--version"]).error ? "there is no AWS CLI on this machine (Debian: awscli)" : false;
const skipBoto =
  spawnSync("python3", ["-c", "import boto3"]).status === 0
    ? false
    : "there is no boto3 on this machine (Debian: python3-boto3)";

const env = {
  PATH: process.env.PATH,
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
  AWS_DEFAULT_REGION: "us-east-1",
  AWS_MAX_ATTEMPTS: "1",
};
const logGroupArn = "arn:aws:logs:us-east-1:000000000000:log-group:web";

async function house() {
  const h = await harness({ services: [createLogs({ archive: new MemoryLogArchive() })] });
  const http = await h.http();
  const logs = (operation: string, input: object) => h.call("logs", operation, input);
  const put = (...messages: string[]) =>
    logs("PutLogEvents", {
      logGroupName: "web",
      logStreamName: "a",
      logEvents: messages.map((message) => ({ timestamp: h.clock.nowMs(), message })),
    });
  const create = async () => {
    await logs("CreateLogGroup", { logGroupName: "web" });
    await logs("CreateLogStream", { logGroupName: "web", logStreamName: "a" });
  };
  return { ...h, http, logs, put, create };
}

test("a group by the AWS CLI", { skip }, async (t) => {
  const { http, clock } = await house();
  t.after(() => http.close());
  const aws = async (...of: string[]) => {
    const { stdout } = await promisify(execFile)("aws", ["--endpoint-url", http.client.endpoint, "logs", ...of], {
      env,
    });
    return stdout === "" ? {} : JSON.parse(stdout);
  };
  const group = ["--log-group-name", "web"];
  const stream = [...group, "--log-stream-name", "a"];
  await aws("create-log-group", ...group, "--tags", "team=one");
  await assert.rejects(aws("create-log-group", ...group), {
    message: /\(ResourceAlreadyExistsException\).*The specified log group already exists/,
  });
  await aws("create-log-stream", ...stream);
  const logEvents = ["one", "two ERROR", "three"].map((message, index) => ({
    timestamp: clock.nowMs() + index,
    message,
  }));
  await aws("put-log-events", ...stream, "--log-events", JSON.stringify(logEvents));
  // The CLI pages until a token comes twice, and by itself when it reads filtered events.
  const { events } = await aws("get-log-events", ...stream, "--start-from-head");
  assert.deepEqual(
    events.map(({ message }: { message: string }) => message),
    ["one", "two ERROR", "three"],
  );
  const filtered = await aws("filter-log-events", ...group, "--filter-pattern", "ERROR", "--page-size", "1");
  assert.equal(filtered.events.length, 1);
  await aws("put-retention-policy", ...group, "--retention-in-days", "7");
  const { logGroups } = await aws("describe-log-groups", "--log-group-name-prefix", "w");
  assert.equal(logGroups[0].retentionInDays, 7);
  const tags = await aws("list-tags-for-resource", "--resource-arn", logGroupArn);
  assert.deepEqual(tags, { tags: { team: "one" } });
  await aws("delete-log-group", ...group);
  await assert.rejects(aws("describe-log-streams", ...group), {
    message: /\(ResourceNotFoundException\).*The specified log group does not exist\./,
  });
});

// Version 1 of the CLI, which Debian has, lacks `tail`: this asks as version 2 does (FilterLogEvents page by page, from the
// last time stamp on, and event ids to know again what was shown).
test("what `aws logs tail --follow` asks shows each event once", async (t) => {
  const { http, put, create } = await house();
  t.after(() => http.close());
  await create();
  const client = new CloudWatchLogsClient(http.client);
  t.after(() => client.destroy());
  const shown = new Set<string>();
  let startTime = 0;
  const poll = async (): Promise<(string | undefined)[]> => {
    const news: (string | undefined)[] = [];
    const input = { logGroupName: "web", interleaved: true, startTime, limit: 1 };
    for await (const page of paginateFilterLogEvents({ client }, input))
      for (const { eventId = "", timestamp = 0, message } of page.events ?? []) {
        startTime = Math.max(startTime, timestamp);
        if (!shown.has(eventId)) news.push(message);
        shown.add(eventId);
      }
    return news;
  };
  assert.deepEqual(await poll(), []);
  await put("one", "two");
  assert.deepEqual(await poll(), ["one", "two"]);
  await put("three");
  assert.deepEqual(await poll(), ["three"]);
  assert.deepEqual(await poll(), []);
});

test("StartLiveTail streams to the SDK, which may go away", async (t) => {
  const { http, put, create } = await house();
  t.after(() => http.close());
  await create();
  const client = new CloudWatchLogsClient(http.client);
  t.after(() => client.destroy());
  const { responseStream } = await client.send(new StartLiveTailCommand({ logGroupIdentifiers: [logGroupArn] }));
  assert.ok(responseStream);
  for await (const event of responseStream) {
    if (event.sessionStart) await put("hello", "again");
    const results = event.sessionUpdate?.sessionResults ?? [];
    if (results.length === 0) continue;
    assert.deepEqual(
      results.map(({ message, logStreamName }) => [message, logStreamName]),
      [
        ["hello", "a"],
        ["again", "a"],
      ],
    );
    break;
  }
});

const boto = `
import boto3, botocore, json, sys
logs = boto3.client("logs", endpoint_url=sys.argv[1], config=botocore.config.Config(inject_host_prefix=False))
for event in logs.start_live_tail(logGroupIdentifiers=[sys.argv[2]], logEventFilterPattern="ERROR")["responseStream"]:
    if "sessionStart" in event:
        print("started", flush=True)
    for result in event.get("sessionUpdate", {}).get("sessionResults", []):
        print(result["message"], flush=True)
        try:
            logs.get_log_events(logGroupName="nope", logStreamName="a")
        except logs.exceptions.ResourceNotFoundException as error:
            print(error.response["Error"]["Message"], flush=True)
        sys.exit(0)
`;

test("StartLiveTail streams to boto3, whose exceptions are typed", { skip: skipBoto }, async (t) => {
  const { http, put, create } = await house();
  t.after(() => http.close());
  await create();
  const python = spawn("python3", ["-c", boto, http.client.endpoint, logGroupArn], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  t.after(() => python.kill());
  const lines = createInterface({ input: python.stdout })[Symbol.asyncIterator]();
  assert.equal((await lines.next()).value, "started");
  await put("fine", "an ERROR");
  assert.equal((await lines.next()).value, "an ERROR");
  assert.equal((await lines.next()).value, "The specified log group does not exist.");
});
