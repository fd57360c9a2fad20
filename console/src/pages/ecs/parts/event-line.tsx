// The events of a service as a time line, in AWS's words, with search and with what each kind means.
import type { ServiceEvent } from "@aws-sdk/client-ecs";
import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Steps, { type StepsProps } from "@cloudscape-design/components/steps";
import TextFilter from "@cloudscape-design/components/text-filter";
import { useState } from "react";
import { places } from "../../../app/places.ts";
import { Go } from "../../../parts/go.tsx";
import { Empty } from "../../../parts/listing.tsx";
import { Ago, Time } from "../../../parts/time.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { eventKind, messageParts } from "./event-kinds.ts";
import { eventKinds, type EventKind, eventLabels } from "./event-words.ts";

const good = new Set<EventKind>(["steady", "deploymentCompleted"]);
const bad = new Set<EventKind>([
  "inconsistent",
  "failedToLaunch",
  "unhealthy",
  "rollingBack",
  "deploymentFailed",
  "taskEnded",
]);

export function EventLine({ cluster, events }: { readonly cluster: string; readonly events: readonly ServiceEvent[] }) {
  const t = useWords(eventLabels);
  const common = useCommonWords();
  const [wanted, setWanted] = useState("");
  const shown = events.filter(({ message = "" }) => message.toLowerCase().includes(wanted.toLowerCase()));
  return (
    <Container
      header={
        <Header variant="h2" counter={`(${events.length})`} description={t("hint")}>
          {t("title")}
        </Header>
      }
    >
      {events.length === 0 ? (
        <Empty title={t("empty")} hint={t("emptyHint")} />
      ) : (
        <SpaceBetween size="m">
          <TextFilter
            filteringText={wanted}
            filteringPlaceholder={t("find")}
            filteringAriaLabel={t("find")}
            countText={common("matches", { count: shown.length })}
            onChange={({ detail }) => setWanted(detail.filteringText)}
          />
          <Line cluster={cluster} events={shown} />
        </SpaceBetween>
      )}
    </Container>
  );
}

function Line({ cluster, events }: { readonly cluster: string; readonly events: readonly ServiceEvent[] }) {
  const t = useWords(eventLabels);
  const kinds = useWords(eventKinds);
  if (events.length === 0) return null;
  const steps = events.map(({ createdAt, message = "" }): StepsProps.Step => {
    const kind = eventKind(message);
    const status: StepsProps.Status = good.has(kind) ? "success" : bad.has(kind) ? "error" : "info";
    return {
      status,
      statusIconAriaLabel: t(status === "success" ? "iconGood" : status === "error" ? "iconBad" : "iconNeutral"),
      header: (
        <>
          <Ago at={createdAt} />{" "}
          <Box variant="small" display="inline">
            <Time at={createdAt} />
          </Box>
        </>
      ),
      details: (
        <>
          <div lang="en">
            {messageParts(message).map(({ text, task }) =>
              task === undefined ? (
                text
              ) : (
                <Go key={task} to={places.task(cluster, task)}>
                  {text}
                </Go>
              ),
            )}
          </div>
          {kind !== "other" && <Box color="text-body-secondary">{kinds(kind)}</Box>}
        </>
      ),
    };
  });
  return <Steps steps={steps} ariaLabel={t("title")} />;
}
