// Logs as they are written: the last lines of some streams, then every new one; filter, pause, wrap, download.
import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useCallback, useDeferredValue, useMemo, useState, useSyncExternalStore } from "react";
import type { Change } from "../aws/changes.ts";
import { useAws, useChanges } from "../aws/live.tsx";
import { useWords } from "../words/use-words.ts";
import { Empty } from "./listing.tsx";
import "./log-view.css";
import { asText, downloadText } from "./logs/download.ts";
import { LogFeed } from "./logs/feed.ts";
import { filterLines, type LineFilter } from "./logs/filter.ts";
import type { LogLine } from "./logs/log-lines.ts";
import { LogScroller } from "./logs/scroller.tsx";
import { type LogSource, sourcesKey } from "./logs/sources.ts";
import { LogStatus, NoLines } from "./logs/status.tsx";
import { type LogOptions, LogToolbar } from "./logs/toolbar.tsx";
import { logWords } from "./logs/words.ts";

export type { LogSource } from "./logs/sources.ts";

export interface LogViewProps {
  /** Where the lines come from. None: the view says that the containers have no logs to show. An equal array is the same. */
  readonly sources: readonly LogSource[];
  /** Whether new lines are followed; true unless said otherwise. */
  readonly live?: boolean;
  /** Whether it begins with what was written before; true unless said otherwise. */
  readonly history?: boolean;
  /** CloudWatch's filter pattern for what is live, applied before the lines are sent. */
  readonly pattern?: string;
  /** Most of the height that the lines take, in CSS. */
  readonly height?: string;
  /** Of the file that is downloaded: "web" gives web.log. */
  readonly name?: string;
}

export function LogView(props: LogViewProps) {
  const t = useWords(logWords);
  const same = JSON.stringify(props.sources);
  const sources = useMemo(() => JSON.parse(same) as LogSource[], [same]);
  if (sources.length === 0) return <Empty title={t("noSourcesTitle")} hint={t("noSourcesHint")} />;
  return <Following key={`${sourcesKey(sources)} ${props.pattern ?? ""}`} {...props} sources={sources} />;
}

/** One feed for as long as the sources are the same. */
function useFeed({ sources, live = true, history = true, pattern }: LogViewProps) {
  const aws = useAws();
  const feed = useMemo(
    () => new LogFeed({ aws, sources, isLive: live, hasHistory: history, pattern }),
    // The component is made anew for other sources (its key), so equal arrays are the same here.
    [aws, live, history, pattern],
  );
  const state = useSyncExternalStore(feed.subscribe, feed.state);
  const { missing } = state;
  const hear = useCallback(
    (changes: readonly Change[]) => {
      if (changes.some(({ kind, name = "" }) => kind === "logGroup" && missing.includes(name))) feed.start();
    },
    [feed, missing],
  );
  useChanges(hear);
  return { feed, state };
}

function Following(props: LogViewProps) {
  const { live = true, history = true, sources, height = "28rem", name = "logs" } = props;
  const t = useWords(logWords);
  const { feed, state } = useFeed(props);
  const [filter, setFilter] = useState<LineFilter>({ kind: "text", text: "" });
  const [options, setOptions] = useState<LogOptions>({ isWrapped: false, hasTimestamps: true, isAnnounced: false });
  const [paused, setPaused] = useState<readonly LogLine[]>();
  const [isFollowing, setFollowing] = useState(true);
  const lines = paused ?? state.lines;
  const wanted = useDeferredValue(filter);
  const shown = useMemo(() => filterLines(lines, wanted, sources), [lines, wanted, sources]);
  const labels = useMemo(() => [...new Set(sources.map(({ label }) => label))], [sources]);
  const newLines = paused ? countAfter(state.lines, paused.at(-1)) : 0;
  const isFiltered = filter.text.trim() !== "" || filter.source !== undefined;
  const clear = () => {
    feed.clear();
    setPaused(paused && []);
  };
  return (
    <SpaceBetween size="xs">
      <LogToolbar
        filter={filter}
        onFilter={setFilter}
        labels={labels}
        options={options}
        onOptions={setOptions}
        pause={
          live
            ? { isPaused: paused !== undefined, onChange: (on) => setPaused(on ? state.lines : undefined) }
            : undefined
        }
        onClear={clear}
        onDownload={() => downloadText(asText(shown.lines), `${name.replaceAll("/", "-")}.log`)}
        isEmpty={shown.lines.length === 0}
      />
      {shown.problem && (
        <Alert type="warning">
          {t("patternInvalid", { reason: shown.problem })} {t("patternHint")}
        </Alert>
      )}
      {state.isSampled && <Alert type="info">{t("sampled")}</Alert>}
      {shown.lines.length === 0 ? (
        <NoLines feed={{ ...state, lines }} isFiltered={isFiltered} hasHistory={history} />
      ) : (
        <LogScroller
          {...options}
          lines={shown.lines}
          sources={sources}
          hasSources={labels.length > 1 || sources.some(({ stream }) => stream === undefined)}
          label={t("logs")}
          height={height}
          isFollowing={isFollowing && paused === undefined}
          onFollowing={setFollowing}
          top={
            (state.hasOlder || (state.hasDropped && history)) &&
            !paused && <Older isBusy={state.isReadingOlder} onClick={() => void feed.older()} />
          }
        />
      )}
      <LogStatus
        feed={{ ...state, lines }}
        isPaused={paused !== undefined}
        newLines={newLines}
        shown={shown.lines.length}
        onJump={isFollowing || paused ? undefined : () => setFollowing(true)}
      />
    </SpaceBetween>
  );
}

function Older({ isBusy, onClick }: { readonly isBusy: boolean; readonly onClick: () => void }) {
  const t = useWords(logWords);
  return (
    <div className="log-note">
      <Button loading={isBusy} onClick={onClick}>
        {t("loadOlder")}
      </Button>
    </div>
  );
}

function countAfter(lines: readonly LogLine[], last: LogLine | undefined): number {
  return last ? lines.length - 1 - lines.findLastIndex(({ id }) => id === last.id) : lines.length;
}
