// What was written before: the newest lines of many streams, and then older ones, merged in order of time. A line is handed
// out only when no stream that is still being read can hold a newer one, so that nothing ever appears above what is shown.
import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  GetLogEventsCommand,
  ResourceNotFoundException,
} from "@aws-sdk/client-cloudwatch-logs";
import type { Aws } from "../../aws/aws.ts";
import { byTime, type NewLine } from "./log-lines.ts";
import type { LogSource } from "./sources.ts";

/** Of a group or a prefix, the streams that were written to last. */
const mostStreams = 25;
const pageLines = 500;

interface StreamName {
  readonly group: string;
  readonly stream: string;
}

/** Those of the groups that do not exist. */
export async function missingGroups(aws: Aws, groups: readonly string[], signal: AbortSignal): Promise<string[]> {
  const missing: string[] = [];
  for (const name of new Set(groups)) {
    const command = new DescribeLogGroupsCommand({ logGroupNamePrefix: name });
    const found = await aws.of(CloudWatchLogsClient).send(command, { abortSignal: signal });
    if (!found.logGroups?.some(({ logGroupName }) => logGroupName === name)) missing.push(name);
  }
  return missing;
}

export class History {
  readonly #aws: Aws;
  readonly #signal: AbortSignal;
  readonly #streams: readonly StreamReader[];

  private constructor(aws: Aws, streams: readonly StreamName[], signal: AbortSignal) {
    this.#aws = aws;
    this.#signal = signal;
    this.#streams = streams.map((name) => new StreamReader(name));
  }

  /** The groups of the sources must exist; streams need not. */
  static async of(aws: Aws, sources: readonly LogSource[], signal: AbortSignal): Promise<History> {
    const found = new Map<string, StreamName>();
    for (const source of sources)
      for (const stream of await streamsOf(aws, source, signal))
        found.set(`${source.group} ${stream}`, { group: source.group, stream });
    return new History(aws, [...found.values()], signal);
  }

  get hasOlder(): boolean {
    return this.#streams.some((stream) => stream.waiting.length > 0 || !stream.isAtStart);
  }

  /** At least `count` older lines unless there are fewer; with `untilMs`, all that are younger than that, too. */
  async older(count: number, untilMs = Number.POSITIVE_INFINITY): Promise<NewLine[]> {
    const pages: NewLine[][] = [];
    let found = 0;
    for (;;) {
      const unread = this.#streams.filter((stream) => stream.waiting.length === 0 && !stream.isAtStart);
      await Promise.all(unread.map((stream) => stream.read(this.#aws, this.#signal)));
      const horizonMs = Math.max(...this.#streams.map(({ horizonMs: ms }) => ms), Number.NEGATIVE_INFINITY);
      const page = this.#streams.flatMap((stream) => stream.take(horizonMs));
      pages.unshift(page);
      found += page.length;
      const isEnough = found >= count && (untilMs === Number.POSITIVE_INFINITY || horizonMs <= untilMs);
      if (isEnough || !this.#streams.some(({ isAtStart }) => !isAtStart)) break;
    }
    return pages.flat().sort(byTime);
  }
}

async function streamsOf(aws: Aws, source: LogSource, signal: AbortSignal): Promise<string[]> {
  const { group, stream } = source;
  // Of a stream that does not exist yet nothing is asked: the browser's log would show an error for what is none.
  const streamPrefix = stream ?? source.streamPrefix;
  // The operation orders by name when it is given a prefix.
  const order = streamPrefix ? { logStreamNamePrefix: streamPrefix } : { orderBy: "LastEventTime", descending: true };
  const command = new DescribeLogStreamsCommand({
    logGroupName: group,
    ...order,
  } as DescribeLogStreamsCommand["input"]);
  const { logStreams = [] } = await aws.of(CloudWatchLogsClient).send(command, { abortSignal: signal });
  return logStreams
    .filter(({ logStreamName }) => stream === undefined || logStreamName === stream)
    .sort((one, other) => (other.lastEventTimestamp ?? 0) - (one.lastEventTimestamp ?? 0))
    .slice(0, mostStreams)
    .flatMap(({ logStreamName }) => (logStreamName === undefined ? [] : [logStreamName]));
}

/** One stream, read backwards. */
class StreamReader {
  readonly #name: StreamName;
  #token: string | undefined;
  /** Read and not handed out, in order of time. */
  waiting: NewLine[] = [];
  isAtStart = false;

  constructor(name: StreamName) {
    this.#name = name;
  }

  /** No line that is still to be read is younger than that. */
  get horizonMs(): number {
    if (this.isAtStart) return Number.NEGATIVE_INFINITY;
    return this.waiting[0]?.timestampMs ?? Number.POSITIVE_INFINITY;
  }

  async read(aws: Aws, signal: AbortSignal): Promise<void> {
    const { group, stream } = this.#name;
    const command = new GetLogEventsCommand({
      logGroupName: group,
      logStreamName: stream,
      limit: pageLines,
      nextToken: this.#token,
    });
    try {
      const { events = [], nextBackwardToken } = await aws
        .of(CloudWatchLogsClient)
        .send(command, { abortSignal: signal });
      const older = events.map(
        ({ timestamp = 0, ingestionTime = 0, message = "" }): NewLine => ({
          group,
          stream,
          timestampMs: timestamp,
          ingestedAtMs: ingestionTime,
          message,
        }),
      );
      this.waiting = [...older, ...this.waiting];
      this.isAtStart = events.length === 0 || nextBackwardToken === this.#token;
      this.#token = nextBackwardToken;
    } catch (thrown) {
      // A stream appears with its first line: until then it has none.
      if (!(thrown instanceof ResourceNotFoundException)) throw thrown;
      this.isAtStart = true;
    }
  }

  take(horizonMs: number): NewLine[] {
    const first = this.waiting.findIndex(({ timestampMs }) => timestampMs >= horizonMs);
    return first < 0 ? [] : this.waiting.splice(first);
  }
}
