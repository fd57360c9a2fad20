// CloudWatch > Log groups > a group: what it is, its streams, a search in all of them, and what comes in.
import {
  CloudWatchLogsClient,
  type LogGroup,
  PutLogGroupDeletionProtectionCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { useFlash } from "../../../app/flashes.tsx";
import { places } from "../../../app/places.ts";
import { useSettings } from "../../../app/settings.tsx";
import { useAws, useLive } from "../../../aws/live.tsx";
import { Copyable, Facts } from "../../../parts/facts.tsx";
import { LogView } from "../../../parts/log-view.tsx";
import { formatBytes } from "../../../parts/metrics/points.ts";
import { Loaded, Page } from "../../../parts/page.tsx";
import { TabSet } from "../../../parts/tab-set.tsx";
import { Tags, type TagsProps } from "../../../parts/tags.tsx";
import { Time } from "../../../parts/time.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { DeleteGroups } from "../delete-groups.tsx";
import { logGroupRead, logGroupTagsRead } from "../reads.ts";
import { EditRetention } from "../retention.tsx";
import { cloudWatchWords } from "../words.ts";
import { Search } from "./search.tsx";
import { Streams } from "./streams.tsx";
import { logGroupWords } from "./words.ts";

export default function LogGroupPage() {
  const { logGroup: name = "" } = useParams();
  const t = useWords(logGroupWords);
  const shared = useWords(cloudWatchWords);
  const common = useCommonWords();
  const group = useLive(logGroupRead(name));
  return (
    <Page
      title={name}
      crumbs={[
        { text: "CloudWatch", href: places.logGroups() },
        { text: shared("groups"), href: places.logGroups() },
      ]}
      actions={group.data && <GroupActions group={group.data} />}
    >
      <Loaded read={group}>
        {(found) => (
          <SpaceBetween size="l">
            <GroupFacts group={found} />
            <TabSet
              label={name}
              hrefOf={(tab) => places.logGroup(name, tab)}
              tabs={[
                { id: "streams", label: t("streams"), content: () => <Streams group={name} /> },
                { id: "search", label: t("search"), content: () => <Search group={name} /> },
                {
                  id: "tail",
                  label: t("tail"),
                  content: () => <LogView sources={[{ group: name, label: name }]} name={name} />,
                },
                { id: "tags", label: common("tags"), content: () => <GroupTags group={found} /> },
              ]}
            />
          </SpaceBetween>
        )}
      </Loaded>
    </Page>
  );
}

type Dialog = "retention" | "delete";

function GroupActions({ group }: { readonly group: LogGroup }) {
  const t = useWords(logGroupWords);
  const shared = useWords(cloudWatchWords);
  const common = useCommonWords();
  const aws = useAws();
  const navigate = useNavigate();
  const { flash, flashProblem } = useFlash();
  const [dialog, setDialog] = useState<Dialog>();
  const name = group.logGroupName ?? "";
  const isProtected = group.deletionProtectionEnabled === true;
  const changeProtection = async () => {
    const input = { logGroupIdentifier: name, deletionProtectionEnabled: !isProtected };
    try {
      await aws.of(CloudWatchLogsClient).send(new PutLogGroupDeletionProtectionCommand(input));
      flash({ type: "success", content: t("protectionSaved", { name }) });
    } catch (thrown) {
      flashProblem(thrown);
    }
  };
  const close = (isGone: boolean) => {
    setDialog(undefined);
    if (isGone) void navigate(places.logGroups());
  };
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <ButtonDropdown
        items={[
          { id: "retention", text: shared("editRetention") },
          { id: "protection", text: t(isProtected ? "turnOff" : "turnOn") },
          {
            id: "delete",
            text: shared("deleteGroup"),
            disabled: isProtected,
            disabledReason: shared("deleteProtected"),
          },
        ]}
        onItemClick={({ detail }) => {
          if (detail.id === "protection") void changeProtection();
          else setDialog(detail.id as Dialog);
        }}
      >
        {common("actions")}
      </ButtonDropdown>
      <Button variant="primary" onClick={() => void navigate(places.liveTail(name))}>
        {shared("liveTail")}
      </Button>
      {dialog === "retention" && <EditRetention group={group} onClose={() => setDialog(undefined)} />}
      {dialog === "delete" && <DeleteGroups names={[name]} onClose={close} />}
    </SpaceBetween>
  );
}

function GroupFacts({ group }: { readonly group: LogGroup }) {
  const t = useWords(logGroupWords);
  const shared = useWords(cloudWatchWords);
  const common = useCommonWords();
  const { language } = useSettings();
  const { retentionInDays: days, storedBytes = 0, creationTime, logGroupArn = "" } = group;
  return (
    <Container header={<Header variant="h2">{common("details")}</Header>}>
      <Facts
        columns={3}
        items={[
          { label: shared("retention"), value: days === undefined ? shared("never") : shared("days", { days }) },
          { label: shared("storedBytes"), value: formatBytes(storedBytes, language) },
          { label: common("createdAt"), value: creationTime && <Time at={new Date(creationTime)} /> },
          { label: t("logClass"), value: group.logGroupClass },
          { label: t("deletionProtection"), value: t(group.deletionProtectionEnabled ? "on" : "off") },
          { label: common("arn"), value: <Copyable text={logGroupArn} /> },
        ]}
      />
    </Container>
  );
}

function GroupTags({ group: { logGroupName: name = "", logGroupArn: arn = "" } }: { readonly group: LogGroup }) {
  const aws = useAws();
  const tags = useLive(logGroupTagsRead(name, arn));
  const save: TagsProps["onSave"] = async ({ put, removed }) => {
    const logs = aws.of(CloudWatchLogsClient);
    const added = Object.fromEntries(put.map(({ key, value }) => [key, value]));
    if (put.length > 0) await logs.send(new TagResourceCommand({ resourceArn: arn, tags: added }));
    if (removed.length > 0) await logs.send(new UntagResourceCommand({ resourceArn: arn, tagKeys: [...removed] }));
  };
  return (
    <Loaded read={tags}>
      {(known) => (
        <Tags name={name} tags={Object.entries(known).map(([key, value]) => ({ key, value }))} onSave={save} />
      )}
    </Loaded>
  );
}
