// CreateLogGroup.
import type * as Logs from "@aws-sdk/client-cloudwatch-logs";
import { ResourceAlreadyExistsException } from "@aws-sdk/client-cloudwatch-logs";
import { fail } from "../../model/errors.ts";
import { groupKey } from "../../model/logs/names.ts";
import { putLogGroup } from "../../store/log-archive/append-log-events.ts";
import { logGroups } from "../../store/tables/logs.ts";
import { operation } from "../service.ts";
import { check } from "./constraints.ts";
import { groupResources } from "./resources.ts";
import { checkTags } from "./tags.ts";

export const createLogGroup = operation<typeof Logs, "CreateLogGroup">({
  access: "Write",
  resources: groupResources,
  conditions: ({ tags }) => ({ "aws:TagKeys": Object.keys(tags ?? {}) }),
  refuses: ["kmsKeyId"],
  handle(input, context) {
    check(input);
    checkTags(input.tags ?? {});
    const { logGroupName: name, logGroupClass, deletionProtectionEnabled, tags } = input;
    if (context.tx.get(logGroups, groupKey(context, name)))
      fail(ResourceAlreadyExistsException, { message: "The specified log group already exists" });
    putLogGroup(context.tx, context.dice, context, {
      name,
      nowMs: context.nowMs,
      logGroupClass,
      deletionProtection: deletionProtectionEnabled ?? false,
      tags,
    });
    return {};
  },
});
