// Quotas of CloudWatch Logs and what a batch of events must be like. Pure.
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** Bytes that each event counts beside its message in UTF-8. */
export const eventOverheadBytes = 26;
export const longestEventBytes = 1_048_576;
export const largestBatchBytes = 1_048_576;
export const largestBatchEvents = 10_000;
const longestBatchSpanMs = dayMs;
const oldestEventMs = 14 * dayMs;
const furthestEventMs = 2 * hourMs;

/** Days that PutRetentionPolicy takes. */
export const retentionDays: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

export interface NewLogEvent {
  readonly timestampMs: number;
  /** Never empty. */
  readonly message: string;
}

/** What an event counts against quotas and storedBytes. */
export const eventBytes = (message: string): number => Buffer.byteLength(message) + eventOverheadBytes;

/** Why a batch may not be stored at all, in AWS's words; undefined when it may. */
export function batchProblem(events: readonly NewLogEvent[]): string | undefined {
  let bytes = 0;
  let lastMs = -Infinity;
  for (const { timestampMs, message } of events) {
    if (timestampMs < lastMs) return "Log events in a single PutLogEvents request must be in chronological order.";
    lastMs = timestampMs;
    const size = eventBytes(message);
    if (size > longestEventBytes) return `Log event too large: ${size} bytes exceeds limit of ${longestEventBytes}`;
    bytes += size;
  }
  if (bytes > largestBatchBytes) return `Upload too large: ${bytes} bytes exceeds limit of ${largestBatchBytes}`;
  if (lastMs - (events[0]?.timestampMs ?? lastMs) > longestBatchSpanMs)
    return "The batch of log events in a single PutLogEvents request cannot span more than 24 hours.";
  return undefined;
}

/** Which events of a batch in chronological order are left out, as indexes into it. */
export interface Rejections {
  /** Events before this index are older than 14 days. */
  readonly tooOldEndIndex?: number;
  /** Events before this index are older than the group's retention. */
  readonly expiredEndIndex?: number;
  /** This event and later ones are more than 2 hours in the future. */
  readonly tooNewStartIndex?: number;
}

export interface Sorted {
  readonly accepted: readonly NewLogEvent[];
  /** Undefined when all are accepted. */
  readonly rejections?: Rejections;
}

/** Leaves out what is too old, expired or too far in the future. `events` are in chronological order. */
export function sortOut(events: readonly NewLogEvent[], nowMs: number, keptDays: number | undefined): Sorted {
  const before = (limitMs: number) => {
    const index = events.findIndex(({ timestampMs }) => timestampMs >= limitMs);
    return index < 0 ? events.length : index;
  };
  const tooOld = before(nowMs - oldestEventMs);
  const expired = keptDays === undefined ? 0 : before(nowMs - keptDays * dayMs);
  const tooNew = events.findIndex(({ timestampMs }) => timestampMs > nowMs + furthestEventMs);
  const end = tooNew < 0 ? events.length : tooNew;
  const rejections = {
    ...(tooOld > 0 && { tooOldEndIndex: tooOld }),
    ...(expired > tooOld && { expiredEndIndex: expired }),
    ...(tooNew >= 0 && { tooNewStartIndex: tooNew }),
  };
  const accepted = events.slice(Math.max(tooOld, expired), end);
  return accepted.length === events.length ? { accepted } : { accepted, rejections };
}
