// PutLogGroupDeletionProtection.
import type * as Logs from "@aws-sdk/client-cloudwatch-logs";
import { logGroups } from "../../store/tables/logs.ts";
import { operation } from "../service.ts";
import { check } from "./constraints.ts";
import { groupResources, requireGroupOf } from "./resources.ts";

export const putLogGroupDeletionProtection = operation<typeof Logs, "PutLogGroupDeletionProtection">({
  access: "Write",
  resources: groupResources,
  handle(input, context) {
    check(input);
    const { logGroupIdentifier, deletionProtectionEnabled: deletionProtection } = input;
    const group = requireGroupOf(context.tx, context, { logGroupIdentifier });
    context.tx.put(logGroups, { ...group, deletionProtection });
    return {};
  },
});
