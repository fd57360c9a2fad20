// Feeds a view of logs: what was written last, then what is written now (StartLiveTail), again after every interruption.
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartLiveTail.html
import {
  CloudWatchLogsClient,
  type LiveTailSessionUpdate,
  StartLiveTailCommand,
  type StartLiveTailResponseStream,
} from "@aws-sdk/client-cloudwatch-logs";
import { parseGroupArn } from "../../../../src/model/logs/names.ts";
import type { Aws } from "../../aws/aws.ts";
import { asProblem, type Problem } from "../../aws/problems.ts";
import { History, missingGroups } from "./history.ts";
import { LogLines, type LogLine, type NewLine, type Reading } from "./log-lines.ts";
import { type LogSource, sourceOf, tailRequest } from "./sources.ts";

/** "waiting": none of the groups exists yet. "still": read, and not followed. */
export type FeedPhase = "reading" | "live" | "still" | "waiting" | "broken";

export interface FeedState {
  readonly lines: readonly LogLine[];
  readonly phase: FeedPhase;
  /** Why it is broken. */
  readonly problem?: Problem;
  readonly missing: readonly string[];
  readonly hasOlder: boolean;
  readonly isReadingOlder: boolean;
  /** Lines were left out: they came faster than they could be sent, or more groups were chosen than one session takes. */
  readonly isSampled: boolean;
  readonly hasDropped: boolean;
}

export interface FeedOptions {
  readonly aws: Aws;
  readonly sources: readonly LogSource[];
  readonly isLive: boolean;
  readonly hasHistory: boolean;
  /** CloudWatch's filter pattern, applied by the control plane to what is live. */
  readonly pattern?: string;
}

interface PastLines {
  readonly reader: History;
  readonly reading: Reading;
}

const mostLines = 10_000;
const firstLines = 1_000;
const drawEveryMs = 100;
const firstRetryMs = 1_000;
const mostRetryMs = 15_000;

export class LogFeed {
  readonly #options: FeedOptions;
  readonly #lines = new LogLines(mostLines);
  readonly #hearers = new Set<() => void>();
  #stop = new AbortController();
  #history: PastLines | undefined;
  #retrying: ReturnType<typeof setTimeout> | undefined;
  #drawing: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #state: FeedState = {
    lines: [],
    phase: "reading",
    missing: [],
    hasOlder: false,
    isReadingOlder: false,
    isSampled: false,
    hasDropped: false,
  };

  constructor(options: FeedOptions) {
    this.#options = options;
  }

  readonly subscribe = (hear: () => void): (() => void) => {
    this.#hearers.add(hear);
    if (this.#hearers.size === 1) this.start();
    return () => {
      this.#hearers.delete(hear);
      if (this.#hearers.size === 0) this.#end();
    };
  };

  readonly state = (): FeedState => this.#state;

  /** From the beginning: at first, and when something appeared that was missing. Lines that are there stay. */
  start(): void {
    this.#end();
    this.#stop = new AbortController();
    void this.#follow(this.#stop.signal);
  }

  readonly older = async (): Promise<void> => {
    if (!this.#history || this.#state.isReadingOlder) return;
    this.#change({ isReadingOlder: true });
    try {
      // Lines that were let go are younger than what the reading came to: it begins anew at the end, back to what is held.
      const heldFromMs = this.#lines.lines[0]?.timestampMs;
      if (this.#lines.hasDropped) this.#history = await this.#newHistory(this.#options.sources, this.#stop.signal);
      const untilMs = this.#lines.hasDropped ? heldFromMs : undefined;
      const { reader, reading } = this.#history;
      const lines = await reader.older(firstLines, untilMs);
      if (untilMs !== undefined) lines.unshift(...(await reader.older(firstLines)));
      this.#lines.makeRoom(lines.length);
      this.#lines.add(reading, lines, "before");
      this.#lines.hasDropped = false;
    } catch (thrown) {
      this.#change({ problem: asProblem(thrown) });
    }
    this.#change({ isReadingOlder: false, hasOlder: this.#history.reader.hasOlder });
  };

  /** Takes the lines off the screen; they stay where they are kept. */
  readonly clear = (): void => {
    this.#lines.clear();
    this.#change({});
  };

  #end(): void {
    this.#stop.abort();
    clearTimeout(this.#retrying);
    clearTimeout(this.#drawing);
    this.#drawing = undefined;
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const { aws, sources, isLive } = this.#options;
    // After an interruption everything is read back to the last line that is held.
    const heldUntilMs = this.#lines.lines.at(-1)?.timestampMs;
    try {
      const groups = sources.map(({ group }) => group);
      const missing = await missingGroups(aws, groups, signal);
      const present = sources.filter(({ group }) => !missing.includes(group));
      this.#change({ missing });
      if (present.length === 0) return this.#change({ phase: "waiting" });
      // The session first, then what was before: between the two nothing is missed.
      const tail = isLive ? await this.#openTail(present, signal) : undefined;
      const before = this.#readHistory(present, heldUntilMs, signal).then(() => {
        this.#failures = 0;
        this.#change({ phase: isLive ? "live" : "still", problem: undefined });
      });
      await Promise.all([before, tail && this.#read(tail, signal)]);
      if (tail && !signal.aborted) this.#retry(new Error("The session has ended."));
    } catch (thrown) {
      if (!signal.aborted) this.#retry(thrown);
    }
  }

  #retry(thrown: unknown): void {
    this.#stop.abort();
    this.#change({ phase: "broken", problem: asProblem(thrown) });
    const pauseMs = Math.min(firstRetryMs * 2 ** this.#failures++, mostRetryMs);
    this.#retrying = setTimeout(() => this.start(), pauseMs);
  }

  async #openTail(
    sources: readonly LogSource[],
    signal: AbortSignal,
  ): Promise<AsyncIterable<StartLiveTailResponseStream>> {
    const { aws, pattern } = this.#options;
    const { isWhole, ...request } = tailRequest(sources, aws);
    this.#change({ isSampled: !isWhole });
    const command = new StartLiveTailCommand({ ...request, logEventFilterPattern: pattern || undefined });
    const { responseStream } = await aws.of(CloudWatchLogsClient).send(command, { abortSignal: signal });
    if (!responseStream) throw new Error("StartLiveTail answered without a stream.");
    return responseStream;
  }

  async #read(tail: AsyncIterable<StartLiveTailResponseStream>, signal: AbortSignal): Promise<void> {
    const reading: Reading = new Map();
    for await (const { sessionUpdate, SessionTimeoutException, SessionStreamingException } of tail) {
      if (signal.aborted) return;
      const ended = SessionTimeoutException ?? SessionStreamingException;
      if (ended) throw ended;
      if (sessionUpdate) this.#update(sessionUpdate, reading);
    }
  }

  #update({ sessionResults = [], sessionMetadata }: LiveTailSessionUpdate, reading: Reading): void {
    const { sources } = this.#options;
    const lines = sessionResults.flatMap((event): NewLine[] => {
      const group = parseGroupArn(event.logGroupIdentifier ?? "")?.name ?? "";
      const stream = event.logStreamName ?? "";
      if (!sourceOf(sources, group, stream)) return [];
      const { timestamp = 0, ingestionTime = 0, message = "" } = event;
      return [{ group, stream, timestampMs: timestamp, ingestedAtMs: ingestionTime, message }];
    });
    if (this.#lines.add(reading, lines) > 0) this.#changeSoon();
    if (sessionMetadata?.sampled) this.#change({ isSampled: true });
  }

  async #readHistory(
    sources: readonly LogSource[],
    heldUntilMs: number | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    if (!this.#options.hasHistory) return;
    const history = await this.#newHistory(sources, signal);
    const lines = await history.reader.older(firstLines, heldUntilMs);
    this.#lines.add(history.reading, lines, heldUntilMs === undefined ? "before" : "after");
    this.#history = history;
    this.#change({ hasOlder: history.reader.hasOlder });
  }

  async #newHistory(sources: readonly LogSource[], signal: AbortSignal): Promise<PastLines> {
    const present = sources.filter(({ group }) => !this.#state.missing.includes(group));
    return { reader: await History.of(this.#options.aws, present, signal), reading: new Map() };
  }

  /** However fast the lines come, they are drawn a few times a second. */
  #changeSoon(): void {
    this.#drawing ??= setTimeout(() => {
      this.#drawing = undefined;
      this.#change({});
    }, drawEveryMs);
  }

  #change(part: Partial<FeedState>): void {
    this.#state = { ...this.#state, ...part, lines: this.#lines.lines, hasDropped: this.#lines.hasDropped };
    for (const hear of this.#hearers) hear();
  }
}
