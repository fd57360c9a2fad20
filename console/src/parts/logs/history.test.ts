import assert from "node:assert/strict";
import { test } from "node:test";
import {
  DescribeLogStreamsCommand,
  GetLogEventsCommand,
  type GetLogEventsCommandOutput,
  type OutputLogEvent,
} from "@aws-sdk/client-cloudwatch-logs";
import type { Aws } from "../../aws/aws.ts";
import { History } from "./history.ts";

/** A control plane with these streams in one group; pages of two events, whatever is asked for. */
function aws(streams: Readonly<Record<string, readonly OutputLogEvent[]>>): Aws {
  const send = (command: unknown) => {
    if (command instanceof DescribeLogStreamsCommand) {
      const { logStreamNamePrefix: prefix = "" } = command.input;
      const names = Object.keys(streams).filter((name) => name.startsWith(prefix));
      return Promise.resolve({ logStreams: names.map((logStreamName) => ({ logStreamName })) });
    }
    assert.ok(command instanceof GetLogEventsCommand);
    return Promise.resolve(page(streams, command.input));
  };
  return { of: () => ({ send }) } as unknown as Aws;
}

function page(
  streams: Readonly<Record<string, readonly OutputLogEvent[]>>,
  { logStreamName = "", nextToken }: GetLogEventsCommand["input"],
): Partial<GetLogEventsCommandOutput> {
  const events = streams[logStreamName] ?? [];
  const end = nextToken === undefined ? events.length : Number(nextToken);
  const from = Math.max(0, end - 2);
  return { events: events.slice(from, end), nextBackwardToken: String(from) };
}

const events = (...all: [number, string][]): OutputLogEvent[] =>
  all.map(([timestamp, message]) => ({ timestamp, message, ingestionTime: timestamp }));
const signal = new AbortController().signal;
const texts = (lines: readonly { readonly message: string }[]) => lines.map(({ message }) => message).join("");

test("the newest come first, older ones on demand, in the order in which they were written", async () => {
  const stream = events([1, "a"], [1, "b"], [1, "c"], [1, "d"], [1, "e"], [1, "f"]);
  const history = await History.of(aws({ s: stream }), [{ group: "g", stream: "s", label: "s" }], signal);
  assert.equal(texts(await history.older(2)), "ef");
  assert.equal(history.hasOlder, true);
  assert.equal(texts(await history.older(100)), "abcd");
  assert.equal(history.hasOlder, false);
});

test("of several streams nothing older appears while a newer line may still come", async () => {
  const plane = aws({ quick: events([5, "q"], [6, "r"], [7, "s"], [8, "t"]), slow: events([1, "a"], [9, "z"]) });
  const history = await History.of(plane, [{ group: "g", label: "g" }], signal);
  assert.equal(texts(await history.older(2)), "stz");
  assert.equal(texts(await history.older(100)), "aqr");
});

test("reads back to the moment that is held, however many lines that takes", async () => {
  const stream = events([1, "a"], [2, "b"], [3, "c"], [4, "d"], [5, "e"], [6, "f"]);
  const history = await History.of(aws({ s: stream }), [{ group: "g", stream: "s", label: "s" }], signal);
  assert.equal(texts(await history.older(1, 3)), "cdef");
});

test("a stream that does not exist yet has no lines", async () => {
  const history = await History.of(aws({ s2: events([1, "a"]) }), [{ group: "g", stream: "s", label: "s" }], signal);
  assert.deepEqual(await history.older(10), []);
  assert.equal(history.hasOlder, false);
});
