// How the view of logs is doing, in an icon and words; and why there may be nothing to see.
import Button from "@cloudscape-design/components/button";
import Box from "@cloudscape-design/components/box";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useWords } from "../../words/use-words.ts";
import { Empty } from "../listing.tsx";
import type { FeedState } from "./feed.ts";
import { logWords } from "./words.ts";

export interface LogStatusProps {
  readonly feed: FeedState;
  readonly isPaused: boolean;
  /** Lines that came since the view was paused. */
  readonly newLines: number;
  readonly shown: number;
  readonly onJump?: () => void;
}

export function LogStatus({ feed, isPaused, newLines, shown, onJump }: LogStatusProps) {
  const t = useWords(logWords);
  const count = feed.lines.length;
  return (
    <SpaceBetween direction="horizontal" size="m" alignItems="center">
      {isPaused ? (
        <StatusIndicator type="stopped">
          {newLines > 0 ? `${t("paused")}: ${t("newLines", { count: newLines })}` : t("paused")}
        </StatusIndicator>
      ) : (
        <Phase feed={feed} />
      )}
      <Box color="text-body-secondary" fontSize="body-s">
        {shown === count ? t("lines", { count }) : t("linesOf", { shown, count })}
      </Box>
      {feed.hasDropped && (
        <Box color="text-body-secondary" fontSize="body-s">
          {t("dropped")}
        </Box>
      )}
      {onJump && (
        <Button variant="inline-link" onClick={onJump}>
          {t("jump")}
        </Button>
      )}
    </SpaceBetween>
  );
}

function Phase({ feed: { phase, problem } }: { readonly feed: FeedState }) {
  const t = useWords(logWords);
  switch (phase) {
    case "reading":
      return <StatusIndicator type="loading">{t("reading")}</StatusIndicator>;
    case "live":
      return <StatusIndicator type="success">{t("live")}</StatusIndicator>;
    case "still":
      return <StatusIndicator type="info">{t("still")}</StatusIndicator>;
    case "waiting":
      return <StatusIndicator type="pending">{t("waiting")}</StatusIndicator>;
    case "broken":
      return (
        <StatusIndicator type="warning">
          {t("broken", { reason: problem ? `${problem.code}: ${problem.message}` : "" })}
        </StatusIndicator>
      );
  }
}

export interface NoLinesProps {
  readonly feed: FeedState;
  readonly isFiltered: boolean;
  /** What was written before is read, too. */
  readonly hasHistory: boolean;
}

/** Why no line is to be seen, and what brings some. */
export function NoLines({ feed, isFiltered, hasHistory }: NoLinesProps) {
  const t = useWords(logWords);
  if (feed.phase === "reading") return <Empty title={t("reading")} />;
  if (isFiltered && feed.lines.length > 0) return <Empty title={t("nothingMatches")} />;
  if (feed.phase === "broken") return <Empty title={t("brokenTitle")} hint={t("brokenHint")} />;
  if (feed.phase === "waiting")
    return <Empty title={t("missingTitle", { name: feed.missing.join(", ") })} hint={t("missingHint")} />;
  return <Empty title={t("emptyTitle")} hint={t(hasHistory ? "emptyHint" : "emptyHintLive")} />;
}
