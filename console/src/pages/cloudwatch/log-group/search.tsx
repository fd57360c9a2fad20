// The tab that searches all of a group's streams (FilterLogEvents), page by page, from the start of the time range on.
import { CloudWatchLogsClient, FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Grid from "@cloudscape-design/components/grid";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useAws } from "../../../aws/live.tsx";
import { Empty } from "../../../parts/listing.tsx";
import "../../../parts/log-view.css";
import { asText, downloadText } from "../../../parts/logs/download.ts";
import type { LogLine } from "../../../parts/logs/log-lines.ts";
import { LogScroller } from "../../../parts/logs/scroller.tsx";
import { logWords } from "../../../parts/logs/words.ts";
import { ProblemAlert } from "../../../parts/page.tsx";
import { useWords } from "../../../words/use-words.ts";
import { logGroupWords } from "./words.ts";

const ranges = [15, 60, 720, 1440, 10_080] as const;

interface Found {
  readonly lines: readonly LogLine[];
  readonly startMs: number | undefined;
  readonly pattern: string;
  /** Where the search goes on; undefined at the end. */
  readonly token: string | undefined;
}

function useSearch(group: string) {
  const aws = useAws();
  const [found, setFound] = useState<Found>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const go = async (from: Found) => {
    setBusy(true);
    setProblem(undefined);
    try {
      const command = new FilterLogEventsCommand({
        logGroupName: group,
        filterPattern: from.pattern || undefined,
        startTime: from.startMs,
        nextToken: from.token,
        limit: 1000,
      });
      const { events = [], nextToken } = await aws.of(CloudWatchLogsClient).send(command);
      const more = events.map(
        ({ logStreamName = "", timestamp = 0, ingestionTime = 0, message = "" }, at): LogLine => ({
          id: from.lines.length + at,
          group,
          stream: logStreamName,
          timestampMs: timestamp,
          ingestedAtMs: ingestionTime,
          message,
        }),
      );
      setFound({ ...from, lines: [...from.lines, ...more], token: nextToken });
    } catch (thrown) {
      setProblem(thrown);
    } finally {
      setBusy(false);
    }
  };
  return { found, busy, problem, go };
}

export function Search({ group }: { readonly group: string }) {
  const t = useWords(logGroupWords);
  const logs = useWords(logWords);
  const { found, busy, problem, go } = useSearch(group);
  const [pattern, setPattern] = useState("");
  const [minutes, setMinutes] = useState("60");
  const options = [
    ...ranges.map((range) => ({ value: String(range), label: t(`range${range}`) })),
    { value: "all", label: t("rangeAll") },
  ];
  const search = () => {
    const startMs = minutes === "all" ? undefined : Date.now() - Number(minutes) * 60_000;
    void go({ lines: [], startMs, pattern: pattern.trim(), token: undefined });
  };
  return (
    <Container
      header={
        <Header variant="h2" description={t("searchHint")}>
          {t("searchAll")}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy) search();
          }}
        >
          <Grid
            gridDefinition={[
              { colspan: { default: 12, s: 6 } },
              { colspan: { default: 8, s: 4 } },
              { colspan: { default: 4, s: 2 } },
            ]}
          >
            <FormField label={t("pattern")} constraintText={logs("patternHint")}>
              <Input
                type="search"
                value={pattern}
                onChange={({ detail }) => setPattern(detail.value)}
                spellcheck={false}
              />
            </FormField>
            <FormField label={t("range")}>
              <Select
                selectedOption={options.find(({ value }) => value === minutes) ?? null}
                options={options}
                onChange={({ detail }) => setMinutes(detail.selectedOption.value ?? "60")}
              />
            </FormField>
            <Box padding={{ top: "xl" }}>
              <Button variant="primary" iconName="search" loading={busy} formAction="submit">
                {t("search")}
              </Button>
            </Box>
          </Grid>
        </form>
        {problem !== undefined && <ProblemAlert problem={problem} onRetry={search} />}
        {found ? (
          <Results found={found} name={group} busy={busy} onMore={() => void go(found)} />
        ) : (
          <Empty title={t("notSearched")} hint={t("notSearchedHint")} />
        )}
      </SpaceBetween>
    </Container>
  );
}

interface ResultsProps {
  readonly found: Found;
  readonly name: string;
  readonly busy: boolean;
  readonly onMore: () => void;
}

function Results({ found: { lines, token }, name, busy, onMore }: ResultsProps) {
  const t = useWords(logGroupWords);
  const logs = useWords(logWords);
  const count = lines.length;
  return (
    <SpaceBetween size="xs">
      {count === 0 && token === undefined && <Empty title={t("nothingFound")} hint={t("nothingFoundHint")} />}
      {count === 0 && token !== undefined && <Box>{t("searchMoreHint")}</Box>}
      {count > 0 && (
        <LogScroller
          lines={lines}
          sources={[]}
          hasTimestamps
          hasSources
          label={t("searchAll")}
          isWrapped
          isAnnounced={false}
          height="32rem"
          isFollowing={false}
          onFollowing={() => {}}
        />
      )}
      <SpaceBetween direction="horizontal" size="m" alignItems="center">
        <Box color="text-body-secondary">{t(token === undefined ? "found" : "andMore", { count })}</Box>
        {token !== undefined && (
          <Button loading={busy} onClick={onMore}>
            {t("more")}
          </Button>
        )}
        {count > 0 && (
          <Button iconName="download" onClick={() => downloadText(asText(lines), `${name.replaceAll("/", "-")}.log`)}>
            {logs("download")}
          </Button>
        )}
      </SpaceBetween>
    </SpaceBetween>
  );
}
