// PutRetentionPolicy and DeleteRetentionPolicy. Expiry itself: store/log-archive/expire-log-events.ts.
import type * as Logs from "@aws-sdk/client-cloudwatch-logs";
import { retentionDays } from "../../model/logs/limits.ts";
import { logGroups } from "../../store/tables/logs.ts";
import { type Context, operation } from "../service.ts";
import { check, invalid, sentence } from "./constraints.ts";
import { groupResources, requireGroup } from "./resources.ts";

export const putRetentionPolicy = operation<typeof Logs, "PutRetentionPolicy">({
  access: "Write",
  resources: groupResources,
  handle(input, context) {
    check(input);
    const { logGroupName, retentionInDays } = input;
    if (!retentionDays.includes(retentionInDays)) {
      const problem = `satisfy enum value set: [${retentionDays.join(", ")}]`;
      invalid(`1 validation error detected: ${sentence("retentionInDays", retentionInDays, problem)}`);
    }
    return setRetention(context, logGroupName, retentionInDays);
  },
});

export const deleteRetentionPolicy = operation<typeof Logs, "DeleteRetentionPolicy">({
  access: "Write",
  resources: groupResources,
  handle(input, context) {
    check(input);
    return setRetention(context, input.logGroupName, undefined);
  },
});

function setRetention(context: Context, name: string, days: number | undefined): Record<string, never> {
  const { retentionDays: _, ...group } = requireGroup(context.tx, context, name);
  context.tx.put(logGroups, days === undefined ? group : { ...group, retentionDays: days });
  return {};
}
