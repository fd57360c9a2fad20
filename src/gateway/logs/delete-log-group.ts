// DeleteLogGroup: names go first, durably, then the events; a crash in between leaves orphans that retention sweeps up.
import type * as Logs from "@aws-sdk/client-cloudwatch-logs";
import { ValidationException } from "@aws-sdk/client-cloudwatch-logs";
import { fail } from "../../model/errors.ts";
import type { LogArchive } from "../../store/log-archive/log-archive.ts";
import { logGroups, logStreams } from "../../store/tables/logs.ts";
import { slowOperation } from "../service.ts";
import { check } from "./constraints.ts";
import { groupResources, requireGroup } from "./resources.ts";

export const deleteLogGroup = (archive: LogArchive) =>
  slowOperation<typeof Logs, "DeleteLogGroup">({
    access: "Write",
    resources: groupResources,
    async perform(input, context) {
      check(input);
      const { groupId } = context.store.transact((tx) => {
        const group = requireGroup(tx, context, input.logGroupName);
        if (group.deletionProtection)
          fail(ValidationException, {
            message:
              "The log group cannot be deleted while deletion protection is enabled. Disable it with PutLogGroupDeletionProtection first.",
          });
        for (const stream of tx.by(logStreams, "group", group.groupId)) tx.delete(logStreams, logStreams.key(stream));
        tx.delete(logGroups, logGroups.key(group));
        return group;
      });
      await context.store.flushed();
      await archive.deleteGroup(groupId);
      return {};
    },
  });
