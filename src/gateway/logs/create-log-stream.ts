// CreateLogStream.
import type * as Logs from "@aws-sdk/client-cloudwatch-logs";
import { ResourceAlreadyExistsException } from "@aws-sdk/client-cloudwatch-logs";
import { fail } from "../../model/errors.ts";
import { streamKey } from "../../model/logs/names.ts";
import { putLogStream } from "../../store/log-archive/append-log-events.ts";
import { logStreams } from "../../store/tables/logs.ts";
import { operation } from "../service.ts";
import { check } from "./constraints.ts";
import { requireGroup, streamResources } from "./resources.ts";

export const createLogStream = operation<typeof Logs, "CreateLogStream">({
  access: "Write",
  resources: streamResources,
  handle(input, context) {
    check(input);
    const { logGroupName, logStreamName } = input;
    const group = requireGroup(context.tx, context, logGroupName);
    if (context.tx.get(logStreams, streamKey(context, logGroupName, logStreamName)))
      fail(ResourceAlreadyExistsException, { message: "The specified log stream already exists" });
    putLogStream(context.tx, context.dice, group, logStreamName, context.nowMs);
    return {};
  },
});
