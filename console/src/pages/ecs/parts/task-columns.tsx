// Columns of the list of tasks.
import { useMemo } from "react";
import { familyAndRevision, nameOfArn, places } from "../../../app/places.ts";
import { Go } from "../../../parts/go.tsx";
import type { Column } from "../../../parts/listing.tsx";
import { Time } from "../../../parts/time.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import type { TaskRow } from "./task-collection.ts";
import { attachmentDetail, cpuText, launchedOn, memoryText } from "./task-facts.ts";
import { Health, TaskStatus } from "./task-status.tsx";
import { taskWords } from "./task-words.ts";

/** A column whose cell is its text, or a dash. */
const plain = (
  id: string,
  header: string,
  text: (row: TaskRow) => string | undefined,
  more: Partial<Column<TaskRow>> = {},
): Column<TaskRow> => ({ id, header, text, cell: (row) => text(row) ?? "–", ...more });

export function useTaskColumns(cluster: string): readonly Column<TaskRow>[] {
  const t = useWords(taskWords);
  const common = useCommonWords();
  return useMemo(
    (): readonly Column<TaskRow>[] => [
      {
        id: "task",
        header: t("task"),
        names: true,
        text: ({ arn }) => nameOfArn(arn),
        cell: ({ arn }) => <Go to={places.task(cluster, nameOfArn(arn))}>{nameOfArn(arn)}</Go>,
        width: 180,
      },
      {
        id: "lastStatus",
        header: t("lastStatus"),
        text: ({ task }) => task.lastStatus,
        cell: ({ task }) => <TaskStatus task={task} />,
        width: 150,
      },
      plain("desiredStatus", t("desiredStatus"), ({ task }) => task.desiredStatus),
      {
        id: "definition",
        header: t("taskDefinition"),
        text: ({ task }) => nameOfArn(task.taskDefinitionArn ?? ""),
        cell: ({ task }) => <DefinitionLink arn={task.taskDefinitionArn} />,
      },
      {
        id: "health",
        header: t("health"),
        text: ({ task }) => task.healthStatus,
        cell: ({ task }) => <Health status={task.healthStatus} />,
      },
      {
        id: "created",
        header: common("createdAt"),
        text: ({ task }) => task.createdAt?.getTime(),
        cell: ({ task }) => <Time at={task.createdAt} />,
        width: 215,
      },
      {
        id: "started",
        header: t("started"),
        text: ({ task }) => task.startedAt?.getTime(),
        cell: ({ task }) => <Time at={task.startedAt} />,
        width: 215,
      },
      plain("publicIp", t("publicIp"), ({ publicAddress }) => publicAddress),
      plain("privateIp", t("privateIp"), ({ task }) => attachmentDetail(task, "privateIPv4Address")),
      plain("launchType", t("launchType"), ({ task }) => launchedOn(task)),
      plain("cpu", t("cpu"), ({ task }) => cpuText(task.cpu)),
      plain("memory", t("memory"), ({ task }) => memoryText(task.memory)),
      plain("stopCode", t("stopCode"), ({ task }) => task.stopCode),
      plain("stoppedReason", t("stoppedReason"), ({ task }) => task.stoppedReason, { minWidth: 260 }),
      plain("group", t("group"), ({ task }) => task.group, { hidden: true }),
      {
        id: "instance",
        header: t("containerInstance"),
        cell: ({ task }) => task.containerInstanceArn ?? t("noInstance"),
        hidden: true,
      },
    ],
    [t, common, cluster],
  );
}

/** family:revision, leading to it. */
export function DefinitionLink({ arn = "" }: { readonly arn?: string }) {
  const { family, revision } = familyAndRevision(arn);
  return <Go to={places.taskDefinition(family, revision)}>{nameOfArn(arn)}</Go>;
}
