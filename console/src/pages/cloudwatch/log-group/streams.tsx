// The tab with a group's streams.
import { CloudWatchLogsClient, DeleteLogStreamCommand, type LogStream } from "@aws-sdk/client-cloudwatch-logs";
import Button from "@cloudscape-design/components/button";
import { useMemo, useState } from "react";
import { useFlash } from "../../../app/flashes.tsx";
import { places } from "../../../app/places.ts";
import { useAws, useLive } from "../../../aws/live.tsx";
import { ConfirmDelete } from "../../../parts/confirm-delete.tsx";
import { Go } from "../../../parts/go.tsx";
import { type Column, Listing } from "../../../parts/listing.tsx";
import { Ago, Time } from "../../../parts/time.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { logStreamsRead } from "../reads.ts";
import { cloudWatchWords } from "../words.ts";
import { logGroupWords } from "./words.ts";

const dateOf = (ms: number | undefined): Date | undefined => (ms === undefined ? undefined : new Date(ms));

function useStreamColumns(group: string): readonly Column<LogStream>[] {
  const t = useWords(logGroupWords);
  const shared = useWords(cloudWatchWords);
  const common = useCommonWords();
  return useMemo(
    (): readonly Column<LogStream>[] => [
      {
        id: "name",
        header: shared("stream"),
        names: true,
        width: 440,
        text: ({ logStreamName }) => logStreamName,
        cell: ({ logStreamName = "" }) => <Go to={places.logStream(group, logStreamName)}>{logStreamName}</Go>,
      },
      {
        id: "last",
        header: t("lastEvent"),
        text: ({ lastEventTimestamp }) => lastEventTimestamp ?? 0,
        cell: ({ lastEventTimestamp }) => <Ago at={dateOf(lastEventTimestamp)} />,
      },
      {
        id: "first",
        header: t("earliest"),
        hidden: true,
        text: ({ firstEventTimestamp }) => firstEventTimestamp ?? 0,
        cell: ({ firstEventTimestamp }) => <Time at={dateOf(firstEventTimestamp)} />,
      },
      {
        id: "ingested",
        header: t("ingested"),
        hidden: true,
        text: ({ lastIngestionTime }) => lastIngestionTime ?? 0,
        cell: ({ lastIngestionTime }) => <Time at={dateOf(lastIngestionTime)} />,
      },
      {
        id: "created",
        header: common("createdAt"),
        width: 220,
        text: ({ creationTime }) => creationTime ?? 0,
        cell: ({ creationTime }) => <Time at={dateOf(creationTime)} />,
      },
    ],
    [t, shared, common, group],
  );
}

export function Streams({ group }: { readonly group: string }) {
  const t = useWords(logGroupWords);
  const common = useCommonWords();
  const streams = useLive(logStreamsRead(group));
  const columns = useStreamColumns(group);
  const [going, setGoing] = useState<readonly string[]>();
  return (
    <>
      <Listing
        id="log-streams"
        title={t("streams")}
        items={streams.data}
        error={streams.error}
        onRetry={() => void streams.refetch()}
        columns={columns}
        keyOf={({ logStreamName = "" }) => logStreamName}
        placeholder={t("findStreams")}
        sortBy={{ column: "last", descending: true }}
        selection="multi"
        empty={{ title: t("noStreamsTitle"), hint: t("noStreamsHint") }}
        actions={(selected) => (
          <Button
            disabled={selected.length === 0}
            disabledReason={common("selectFirst")}
            onClick={() => setGoing(selected.map(({ logStreamName = "" }) => logStreamName))}
          >
            {common("delete")}
          </Button>
        )}
      />
      {going && <DeleteStreams group={group} names={going} onClose={() => setGoing(undefined)} />}
    </>
  );
}

interface DeleteStreamsProps {
  readonly group: string;
  readonly names: readonly string[];
  readonly onClose: () => void;
}

function DeleteStreams({ group, names, onClose }: DeleteStreamsProps) {
  const t = useWords(logGroupWords);
  const common = useCommonWords();
  const aws = useAws();
  const { flash } = useFlash();
  const count = names.length;
  const confirm = async () => {
    for (const logStreamName of names)
      await aws.of(CloudWatchLogsClient).send(new DeleteLogStreamCommand({ logGroupName: group, logStreamName }));
    flash({ type: "success", content: t("deletedStreams", { count, name: names[0] ?? "" }) });
  };
  return (
    <ConfirmDelete
      title={common("deleteTitle", { name: names.join(", ") })}
      word="delete"
      onConfirm={confirm}
      onClose={onClose}
    >
      {t("deleteStreamsText", { count })}
    </ConfirmDelete>
  );
}
