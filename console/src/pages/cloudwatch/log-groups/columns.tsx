// Columns of the list of log groups.
import type { LogGroup } from "@aws-sdk/client-cloudwatch-logs";
import { useMemo } from "react";
import { places } from "../../../app/places.ts";
import { useSettings } from "../../../app/settings.tsx";
import { Copyable } from "../../../parts/facts.tsx";
import { Go } from "../../../parts/go.tsx";
import type { Column } from "../../../parts/listing.tsx";
import { formatBytes } from "../../../parts/metrics/points.ts";
import { Time } from "../../../parts/time.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { cloudWatchWords } from "../words.ts";
import { logGroupsWords } from "./words.ts";

export function useLogGroupColumns(): readonly Column<LogGroup>[] {
  const t = useWords(logGroupsWords);
  const shared = useWords(cloudWatchWords);
  const common = useCommonWords();
  const { language } = useSettings();
  return useMemo(
    (): readonly Column<LogGroup>[] => [
      {
        id: "name",
        header: shared("group"),
        names: true,
        width: 380,
        text: ({ logGroupName }) => logGroupName,
        cell: ({ logGroupName = "" }) => <Go to={places.logGroup(logGroupName)}>{logGroupName}</Go>,
      },
      {
        id: "retention",
        header: shared("retention"),
        text: ({ retentionInDays }) => retentionInDays ?? Number.POSITIVE_INFINITY,
        cell: ({ retentionInDays: days }) => (days === undefined ? shared("never") : shared("days", { days })),
      },
      {
        id: "bytes",
        header: shared("storedBytes"),
        text: ({ storedBytes }) => storedBytes,
        cell: ({ storedBytes = 0 }) => formatBytes(storedBytes, language),
      },
      {
        id: "created",
        header: common("createdAt"),
        width: 220,
        text: ({ creationTime }) => creationTime,
        cell: ({ creationTime }) => <Time at={creationTime === undefined ? undefined : new Date(creationTime)} />,
      },
      {
        id: "class",
        header: t("logClass"),
        hidden: true,
        text: ({ logGroupClass }) => logGroupClass,
        cell: ({ logGroupClass }) => logGroupClass,
      },
      {
        id: "arn",
        header: common("arn"),
        hidden: true,
        text: ({ logGroupArn }) => logGroupArn,
        cell: ({ logGroupArn = "" }) => <Copyable text={logGroupArn} />,
      },
    ],
    [t, shared, common, language],
  );
}
