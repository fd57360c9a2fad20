// PutLogEvents. Sequence tokens are taken and ignored, as AWS does since 2023.
import type * as Logs from "@aws-sdk/client-cloudwatch-logs";
import { batchProblem, largestBatchEvents, type Rejections } from "../../model/logs/limits.ts";
import type { LogStream } from "../../model/logs/records.ts";
import { isKind } from "../../kit/machine-error.ts";
import { appendLogEvents } from "../../store/log-archive/append-log-events.ts";
import type { LogArchive } from "../../store/log-archive/log-archive.ts";
import { slowOperation } from "../service.ts";
import { check, checkValue, invalid } from "./constraints.ts";
import { missingStream, requireGroup, requireStream, streamResources } from "./resources.ts";

export const putLogEvents = (archive: LogArchive) =>
  slowOperation<typeof Logs, "PutLogEvents">({
    access: "Write",
    resources: streamResources,
    refuses: ["entity"],
    async perform(input, context) {
      check(input, { logEvents: { min: 1, max: largestBatchEvents } });
      const events = input.logEvents.map(({ timestamp, message }, index) => {
        checkValue(`logEvents.${index + 1}.member.message`, message, { min: 1 });
        checkValue(`logEvents.${index + 1}.member.timestamp`, timestamp, { min: 0 });
        return { timestampMs: timestamp, message };
      });
      const { store } = context;
      const stream = requireStream(store, requireGroup(store, context, input.logGroupName), input.logStreamName);
      const problem = batchProblem(events);
      if (problem) invalid(problem);
      const rejections = await append({ store, archive }, stream, events, context.nowMs);
      return { nextSequenceToken: sequenceToken(stream), rejectedLogEventsInfo: rejections && rendered(rejections) };
    },
  });

async function append(...request: Parameters<typeof appendLogEvents>): Promise<Rejections | undefined> {
  try {
    return await appendLogEvents(...request);
  } catch (thrown) {
    if (isKind(thrown, "not-found")) return missingStream();
    throw thrown;
  }
}

const rendered = (rejections: Rejections): Logs.RejectedLogEventsInfo => ({
  tooOldLogEventEndIndex: rejections.tooOldEndIndex,
  expiredLogEventEndIndex: rejections.expiredEndIndex,
  tooNewLogEventStartIndex: rejections.tooNewStartIndex,
});

/** 56 digits, always the same for a stream. */
export const sequenceToken = ({ streamId }: LogStream): string => BigInt(`0x${streamId}`).toString().padStart(56, "4");
