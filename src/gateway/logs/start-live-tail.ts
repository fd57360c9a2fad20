// StartLiveTail: an event stream that begins with what the session looks at and goes on with what arrives.
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartLiveTail.html
import type * as Logs from "@aws-sdk/client-cloudwatch-logs";
import { SessionTimeoutException } from "@aws-sdk/client-cloudwatch-logs";
import type { Clock } from "../../kit/clock.ts";
import { uuid } from "../../kit/ids.ts";
import { fail } from "../../model/errors.ts";
import type { FilterPattern } from "../../model/logs/filter-pattern/parse.ts";
import { groupArn, groupResource, parseGroupArn } from "../../model/logs/names.ts";
import type { LogGroup } from "../../model/logs/records.ts";
import type { Arrival, LogArchive } from "../../store/log-archive/log-archive.ts";
import type { Store } from "../../store/store.ts";
import { logStreams } from "../../store/tables/logs.ts";
import { type SlowContext, slowOperation } from "../service.ts";
import { check, invalid } from "./constraints.ts";
import { Tail } from "./live-tail.ts";
import { patternOf } from "./patterns.ts";
import { missingGroup, requireGroup } from "./resources.ts";

const mostEventsPerUpdate = 500;
const mostWaitingEvents = 20_000;
const updateIntervalMs = 1000;
const longestSessionMs = 3 * 3_600_000;

type Request = Logs.StartLiveTailCommandInput & { logGroupIdentifiers: string[] };

export const startLiveTail = (archive: LogArchive, clock: Clock) =>
  slowOperation<typeof Logs, "StartLiveTail">({
    access: "Read",
    resources: ({ logGroupIdentifiers }, scope) =>
      logGroupIdentifiers.map((arn) => groupResource(scope, parseGroupArn(arn)?.name ?? "")),
    perform(input, context) {
      checkRequest(input);
      const pattern = patternOf(input.logEventFilterPattern);
      const groups = input.logGroupIdentifiers.map((arn) => groupOf(arn, context));
      const session: Session = { archive, clock, context, request: input, pattern, groups };
      return Promise.resolve({ responseStream: updates(session) });
    },
  });

interface Session {
  readonly archive: LogArchive;
  readonly clock: Clock;
  readonly context: SlowContext;
  readonly request: Request;
  readonly pattern: FilterPattern;
  readonly groups: readonly LogGroup[];
}

function checkRequest(input: Request): void {
  const names = { min: 1, max: 100 };
  check(input, { logGroupIdentifiers: { min: 1, max: 10 }, logStreamNames: names, logStreamNamePrefixes: names });
  const { logGroupIdentifiers, logStreamNames, logStreamNamePrefixes } = input;
  if (logStreamNames && logStreamNamePrefixes)
    invalid("logStreamNames and logStreamNamePrefixes are mutually exclusive parameters.");
  if ((logStreamNames ?? logStreamNamePrefixes) && logGroupIdentifiers.length > 1)
    invalid("Log streams can be chosen for a session with a single log group only.");
}

function groupOf(identifier: string, context: SlowContext): LogGroup {
  const reference = parseGroupArn(identifier);
  if (!reference) return invalid(`The log group identifier ${identifier} is not the ARN of a log group.`);
  if (reference.account !== context.account || reference.region !== context.region) return missingGroup();
  return requireGroup(context.store, context, reference.name);
}

async function* updates(session: Session): AsyncGenerator<Logs.StartLiveTailResponseStream> {
  const { archive, clock, context, request, groups } = session;
  const tail = new Tail<Logs.LiveTailSessionLogEvent>({
    clock,
    intervalMs: updateIntervalMs,
    mostItems: mostEventsPerUpdate,
    mostWaiting: mostWaitingEvents,
    signal: context.signal,
  });
  const subscriptions = groups.map((group) =>
    archive.subscribe(group.groupId, (arrival) => tail.push(chosen(session, group, arrival))),
  );
  try {
    yield { sessionStart: start(request, context) };
    const endMs = clock.nowMs() + longestSessionMs;
    for await (const { items, isSampled } of tail.batches()) {
      yield { sessionUpdate: { sessionMetadata: { sampled: isSampled }, sessionResults: [...items] } };
      if (clock.nowMs() >= endMs)
        fail(SessionTimeoutException, { message: "The session has reached its 3 hour limit." });
    }
  } finally {
    for (const subscription of subscriptions) subscription.close();
  }
}

const start = (request: Request, { requestId, dice }: SlowContext): Logs.LiveTailSessionStart => ({
  requestId,
  sessionId: uuid(dice),
  logGroupIdentifiers: request.logGroupIdentifiers,
  logStreamNames: request.logStreamNames ?? [],
  logStreamNamePrefixes: request.logStreamNamePrefixes ?? [],
  logEventFilterPattern: request.logEventFilterPattern ?? "",
});

function chosen(
  { context, request, pattern }: Session,
  group: LogGroup,
  arrival: Arrival,
): Logs.LiveTailSessionLogEvent[] {
  const logStreamName = streamName(context.store, arrival.streamId);
  if (logStreamName === undefined || !isChosen(request, logStreamName)) return [];
  return arrival.events
    .filter(({ message }) => pattern.matches(message))
    .map(({ timestampMs, message }) => ({
      logStreamName,
      logGroupIdentifier: groupArn(group, group.name),
      message,
      timestamp: timestampMs,
      ingestionTime: arrival.ingestedAtMs,
    }));
}

const streamName = (store: Store, streamId: string): string | undefined =>
  store.by(logStreams, "id", streamId)[0]?.name;

function isChosen({ logStreamNames, logStreamNamePrefixes }: Request, name: string): boolean {
  if (logStreamNames) return logStreamNames.includes(name);
  return logStreamNamePrefixes?.some((prefix) => name.startsWith(prefix)) ?? true;
}
