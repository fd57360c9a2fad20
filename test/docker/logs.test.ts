// awslogs, live: what a container writes arrives in its stream with the time at which it was written, in its order, once each,
// also when the control plane is killed in the middle; and those who tail hear it.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { after, before, describe, test } from "node:test";
import { StopTaskCommand, type Task } from "@aws-sdk/client-ecs";
import {
  CloudWatchLogsClient,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  type OutputLogEvent,
  StartLiveTailCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { eventually } from "../eventually.ts";
import { type House, openHouse } from "../house.ts";
import { cluster, idOf, logGroup, Workload } from "../workload.ts";

const versionOf = (aws: string) => spawnSync(aws, ["--version"], { encoding: "utf8" }).stdout ?? "";
/** The first on the PATH may be version 1, with Debian's beside it. */
const tailing = ["aws", "/usr/bin/aws"].find((aws) => versionOf(aws).startsWith("aws-cli/2"));
const version = versionOf("aws");
const noTail = tailing
  ? false
  : `aws logs tail needs version 2 of the AWS CLI (Debian: awscli); here is: ${version.trim() || "none"}`;

/** Numbers its lines, and says with each when it wrote it (seconds). Every fifth goes to standard error. */
const count = (to: number, pauseUs: number) =>
  `i=1; while [ $i -le ${to} ]; do if [ $((i % 5)) = 0 ]; then echo "$i $(date +%s)" >&2; else echo "$i $(date +%s)"; fi; usleep ${pauseUs}; i=$((i + 1)); done`;

describe("awslogs", { timeout: 400_000 }, () => {
  let house: House;
  let work: Workload;
  before(async () => {
    house = await openHouse();
    work = await Workload.open(house);
  });
  after(() => house.close());

  async function eventsOf(task: Task): Promise<OutputLogEvent[]> {
    const logStreamName = `t/app/${idOf(task.taskArn)}`;
    const found: OutputLogEvent[] = [];
    for (let token: string | undefined; ; ) {
      const request = { logGroupName: logGroup, logStreamName, startFromHead: true, nextToken: token };
      const { events = [], nextForwardToken } = await house.logs.send(new GetLogEventsCommand(request));
      found.push(...events);
      if (nextForwardToken === token) return found;
      token = nextForwardToken;
    }
  }

  function isWhole(events: readonly OutputLogEvent[], to: number): void {
    const numbers = events.map(({ message = "" }) => Number(message.split(" ")[0]));
    assert.deepEqual(
      numbers,
      Array.from({ length: to }, (_, index) => index + 1),
    );
    for (const { message = "", timestamp = 0 } of events) {
      const writtenMs = Number(message.split(" ")[1]) * 1000;
      assert.ok(timestamp >= writtenMs && timestamp < writtenMs + 2000, `${message}: ${timestamp}`);
    }
  }

  test("lines are there while the container still runs, with the time at which they were written", async () => {
    const task = await work.running(await work.start(await work.define("talks", [work.container(count(40, 100_000))])));
    const early = await eventually(
      async () => {
        const events = await eventsOf(task);
        return events.length >= 3 ? events : undefined;
      },
      { what: "three lines" },
    );
    assert.equal((await work.task(task.taskArn ?? "")).lastStatus, "RUNNING");
    assert.ok(early.length < 40);
    await work.stopped(task);
    isWhole(await eventsOf(task), 40);
  });

  test("many lines at once lose nothing", async () => {
    const script = "i=1; while [ $i -le 5000 ]; do echo $i; i=$((i + 1)); done";
    const task = await work.stopped(await work.start(await work.define("floods", [work.container(script)])));
    const numbers = (await eventsOf(task)).map(({ message }) => Number(message));
    assert.deepEqual(
      numbers,
      Array.from({ length: 5000 }, (_, index) => index + 1),
    );
  });

  test("kill -9 in the middle: no gap and no double, whether the container goes on or ends meanwhile", async () => {
    const long = await work.start(await work.define("long", [work.container(count(150, 100_000))]));
    const short = await work.start(await work.define("short", [work.container(count(30, 100_000))]));
    await Promise.all([work.running(long), work.running(short)]);
    await eventually(async () => ((await eventsOf(short)).length >= 10 ? true : undefined), { what: "ten lines" });
    const { containers = [] } = await work.task(short.taskArn ?? "");
    await house.kill();
    // It ends while nobody looks.
    await house.docker("wait", containers[0]?.runtimeId ?? "");
    await house.up();
    const ended = await work.stopped(short);
    assert.equal(ended.containers?.[0]?.exitCode, 0);
    isWhole(await eventsOf(short), 30);
    await work.stopped(long);
    isWhole(await eventsOf(long), 150);
  });

  test("StartLiveTail hears a running task; FilterLogEvents finds by pattern", async () => {
    const logGroupIdentifiers = [`arn:aws:logs:us-east-1:000000000000:log-group:${logGroup}`];
    const task = await work.start(
      await work.define("heard", [
        work.container('i=1; while :; do echo "heard $i"; usleep 200000; i=$((i + 1)); done'),
      ]),
    );
    // The SDK would ask `stream-localhost`, which no resolver knows.
    const tails = new CloudWatchLogsClient({ ...house.clientOptions, disableHostPrefix: true });
    const { responseStream } = await tails.send(
      new StartLiveTailCommand({ logGroupIdentifiers, logEventFilterPattern: "heard" }),
    );
    const heard: string[] = [];
    for await (const { sessionUpdate } of responseStream ?? []) {
      heard.push(...(sessionUpdate?.sessionResults ?? []).map(({ message = "" }) => message));
      if (heard.length >= 3) break;
    }
    tails.destroy();
    const numbers = heard.map((message) => Number(message.replace("heard ", "")));
    assert.deepEqual(
      numbers,
      numbers.map((_, index) => (numbers[0] ?? 0) + index),
    );
    const { events = [] } = await house.logs.send(
      new FilterLogEventsCommand({ logGroupName: logGroup, filterPattern: '"heard 1"', limit: 1 }),
    );
    assert.equal(events[0]?.message, "heard 1");
    await house.ecs.send(new StopTaskCommand({ cluster, task: task.taskArn }));
    await work.stopped(task);
  });

  test("aws logs tail --follow prints what a task writes", { skip: noTail }, async () => {
    const tail = spawn(
      tailing ?? "aws",
      ["--endpoint-url", house.endpoint, "logs", "tail", logGroup, "--follow", "--format", "short", "--since", "1m"],
      {
        env: { ...process.env, ...house.environment, PYTHONUNBUFFERED: "1" },
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    let printed = "";
    tail.stdout.setEncoding("utf8").on("data", (text: string) => void (printed += text));
    try {
      const definition = await work.define("tailed", [work.container("echo this was tailed; sleep 3")]);
      const task = await work.start(definition);
      await eventually(() => (printed.includes("this was tailed") ? true : undefined), { what: "the line, tailed" });
      await work.stopped(task);
    } finally {
      tail.kill("SIGTERM");
    }
  });
});
