// DeleteLogStream: the name goes first, durably, then the events.
import type * as Logs from "@aws-sdk/client-cloudwatch-logs";
import type { LogArchive } from "../../store/log-archive/log-archive.ts";
import { logStreams } from "../../store/tables/logs.ts";
import { slowOperation } from "../service.ts";
import { check } from "./constraints.ts";
import { requireGroup, requireStream, streamResources } from "./resources.ts";

export const deleteLogStream = (archive: LogArchive) =>
  slowOperation<typeof Logs, "DeleteLogStream">({
    access: "Write",
    resources: streamResources,
    async perform(input, context) {
      check(input);
      const { streamId } = context.store.transact((tx) => {
        const stream = requireStream(tx, requireGroup(tx, context, input.logGroupName), input.logStreamName);
        tx.delete(logStreams, logStreams.key(stream));
        return stream;
      });
      await context.store.flushed();
      await archive.deleteStream(streamId);
      return {};
    },
  });
