// The awslogs driver's other end: streams of CloudWatch Logs, opened and written in the execution role's name.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html
import type { Clock } from "../kit/clock.ts";
import { asError } from "../kit/assert.ts";
import { isKind } from "../kit/machine-error.ts";
import { formatArn } from "../model/arn.ts";
import { appendLogEvents, type Logs, openLogStream } from "../store/log-archive/append-log-events.ts";
import { logGroups } from "../store/tables/logs.ts";
import { roleMay } from "../store/views/iam.ts";
import { groupKey } from "../model/logs/names.ts";
import type { LogSink, LogTarget, OpenLog } from "./ports.ts";
import { TaskFailure } from "./reasons.ts";

export function cloudWatchLogs(logs: Logs, clock: Clock): LogSink {
  return {
    async open(target: LogTarget): Promise<OpenLog> {
      checkRights(logs, target);
      const request = { ...target, groupName: target.group, streamName: target.stream };
      const stream = await openLogStream(logs, request, clock.nowMs()).catch((thrown: unknown) => {
        const kind = isKind(thrown, "not-found") ? "ResourceNotFoundException" : "InvalidParameterException";
        throw new TaskFailure(loggerFailure(`${kind}: ${asError(thrown).message}`));
      });
      return {
        async append(events) {
          await appendLogEvents(logs, stream, events, clock.nowMs());
        },
        newest: (limit) => logs.archive.readStream(stream.streamId, { newest: true, limit }),
      };
    },
  };
}

function checkRights({ store }: Logs, target: LogTarget): void {
  const { executionRoleArn, group, stream } = target;
  if (!executionRoleArn) throw new TaskFailure(loggerFailure("AccessDeniedException: the task has no execution role"));
  const scope = { account: target.account, region: target.region, service: "logs" };
  const groupArn = formatArn({ ...scope, resource: `log-group:${group}` });
  const may = (action: string, arn: string) => {
    if (roleMay(store, executionRoleArn, action, arn)) return;
    const denied = `User: ${executionRoleArn} is not authorized to perform: ${action} on resource: ${arn} because no identity-based policy allows the ${action} action`;
    throw new TaskFailure(loggerFailure(`AccessDeniedException: ${denied}`));
  };
  if (target.createGroup && !store.get(logGroups, groupKey(target, group))) may("logs:CreateLogGroup", `${groupArn}:*`);
  may("logs:CreateLogStream", `${groupArn}:log-stream:${stream}`);
  may("logs:PutLogEvents", `${groupArn}:log-stream:${stream}`);
}

const loggerFailure = (cause: string): string =>
  `ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ${cause} : exit status 1`;
