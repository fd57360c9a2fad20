// CloudWatch > Live tail: events of several groups as they arrive.
import { useState } from "react";
import { useSearchParams } from "react-router";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { places } from "../../../app/places.ts";
import { Empty } from "../../../parts/listing.tsx";
import { LogView } from "../../../parts/log-view.tsx";
import type { LogSource } from "../../../parts/logs/sources.ts";
import { Page } from "../../../parts/page.tsx";
import { useWords } from "../../../words/use-words.ts";
import { cloudWatchWords } from "../words.ts";
import { Choice, type Chosen } from "./choice.tsx";
import { liveTailWords } from "./words.ts";

const sourcesOf = ({ groups, streams }: Chosen): LogSource[] => {
  const [only = ""] = groups;
  return streams.length > 0 && groups.length === 1
    ? streams.map((stream) => ({ group: only, stream, label: stream }))
    : groups.map((group) => ({ group, label: group }));
};

export default function LiveTailPage() {
  const t = useWords(liveTailWords);
  const shared = useWords(cloudWatchWords);
  const [query] = useSearchParams();
  const group = query.get("group");
  const [chosen, setChosen] = useState<Chosen>({ groups: group === null ? [] : [group], streams: [], pattern: "" });
  // A link that names the group has said what it wants.
  const [running, setRunning] = useState<Chosen | undefined>(group === null ? undefined : chosen);
  return (
    <Page
      title={shared("liveTail")}
      crumbs={[{ text: "CloudWatch", href: places.logGroups() }]}
      description={t("description")}
    >
      <SpaceBetween size="l">
        <Choice
          chosen={chosen}
          onChange={setChosen}
          isRunning={running !== undefined}
          onStart={() => setRunning(chosen)}
          onStop={() => setRunning(undefined)}
        />
        <Container header={<Header variant="h2">{shared("liveTail")}</Header>}>
          {running ? (
            <LogView
              sources={sourcesOf(running)}
              history={false}
              pattern={running.pattern.trim()}
              name="live-tail"
              height="50vh"
            />
          ) : (
            <Empty title={t("startTitle")} hint={t("startHint")} />
          )}
        </Container>
      </SpaceBetween>
    </Page>
  );
}
