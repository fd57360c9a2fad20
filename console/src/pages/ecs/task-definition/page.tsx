// ECS > Task definitions > a family > one revision.
import { ClientException, DescribeTaskDefinitionCommand, ECSClient, type TaskDefinition } from "@aws-sdk/client-ecs";
import Box from "@cloudscape-design/components/box";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useParams } from "react-router";
import { places } from "../../../app/places.ts";
import { type LiveRead, useAws, useLive } from "../../../aws/live.tsx";
import { JsonEditor } from "../../../parts/json-editor.tsx";
import { Loaded, Page } from "../../../parts/page.tsx";
import { type Tab, TabSet } from "../../../parts/tab-set.tsx";
import { type Tag, Tags } from "../../../parts/tags.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { NotThere } from "../not-there.ts";
import { EndRevisions, type Ending } from "../parts/end-revisions.tsx";
import { DeployMenu, NewRevisionMenu } from "../parts/revision-menus.tsx";
import { revisionWords } from "../parts/revision-words.ts";
import { saveTags } from "../parts/save-tags.ts";
import { statedOf } from "../task-definition-form/from-definition.ts";
import { ContainersTab } from "./containers-tab.tsx";
import { Overview } from "./overview.tsx";
import { StorageTab } from "./storage-tab.tsx";
import { definitionWords } from "./words.ts";

interface Tagged {
  readonly definition: TaskDefinition;
  readonly tags: readonly Tag[];
}

const taggedRead = (family: string, revision: string): LiveRead<Tagged> => ({
  key: ["tagged-definition", family, revision],
  on: [{ kind: "taskDefinition", family }],
  read: async (aws, signal) => {
    const command = new DescribeTaskDefinitionCommand({ taskDefinition: `${family}:${revision}`, include: ["TAGS"] });
    const { taskDefinition = {}, tags = [] } = await aws
      .of(ECSClient)
      .send(command, { abortSignal: signal })
      .catch((thrown: unknown) => {
        // ECS has no error of its own for a revision that does not exist.
        throw thrown instanceof ClientException ? new NotThere(`${family}:${revision}`) : thrown;
      });
    return { definition: taskDefinition, tags: tags.map(({ key = "", value = "" }) => ({ key, value })) };
  },
});

export default function TaskDefinitionPage() {
  const { family = "", revision = "" } = useParams();
  const shared = useWords(revisionWords);
  const read = useLive(taggedRead(family, revision));
  const name = `${family}:${revision}`;
  return (
    <Page
      title={name}
      crumbs={[
        { text: "Amazon ECS", href: places.clusters() },
        { text: shared("taskDefinitions"), href: places.taskDefinitions() },
        { text: family, href: places.taskDefinitionFamily(family) },
      ]}
      actions={read.data && <Actions name={name} definition={read.data.definition} />}
    >
      <Loaded read={read}>
        {({ definition, tags }) => (
          <SpaceBetween size="l">
            <Overview definition={definition} />
            <Parts family={family} revision={revision} definition={definition} tags={tags} />
          </SpaceBetween>
        )}
      </Loaded>
    </Page>
  );
}

function Actions({ name, definition }: { readonly name: string; readonly definition: TaskDefinition }) {
  const t = useWords(revisionWords);
  const common = useCommonWords();
  const [ending, setEnding] = useState<Ending>();
  const { status } = definition;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <DeployMenu definition={name} isActive={status === "ACTIVE"} isPrimary />
      <ButtonDropdown
        items={[
          {
            id: "deregister",
            text: t("deregister"),
            disabled: status !== "ACTIVE",
            disabledReason: t("notActive"),
          },
          { id: "delete", text: t("delete"), disabled: status !== "INACTIVE", disabledReason: t("deleteFirst") },
        ]}
        onItemClick={({ detail }) => setEnding(detail.id as Ending)}
      >
        {common("actions")}
      </ButtonDropdown>
      <NewRevisionMenu definition={name} />
      {ending && (
        <EndRevisions
          ending={ending}
          arns={[definition.taskDefinitionArn ?? ""]}
          onClose={() => setEnding(undefined)}
        />
      )}
    </SpaceBetween>
  );
}

function Parts({
  family,
  revision,
  definition,
  tags,
}: Tagged & { readonly family: string; readonly revision: string }) {
  const t = useWords(definitionWords);
  const common = useCommonWords();
  const aws = useAws();
  const name = `${family}:${revision}`;
  const tabs: readonly Tab[] = [
    { id: "containers", label: t("containers"), content: () => <ContainersTab definition={definition} /> },
    { id: "json", label: t("json"), content: () => <Json definition={definition} name={`${family}-${revision}`} /> },
    { id: "storage", label: t("storage"), content: () => <StorageTab definition={definition} /> },
    {
      id: "tags",
      label: common("tags"),
      content: () => (
        <Tags
          name={name}
          tags={tags}
          onSave={(changed) => saveTags(aws, definition.taskDefinitionArn ?? "", changed)}
        />
      ),
    },
  ];
  return <TabSet tabs={tabs} label={t("tabs")} hrefOf={(tab) => places.taskDefinition(family, revision, tab)} />;
}

function Json({ definition, name }: { readonly definition: TaskDefinition; readonly name: string }) {
  const t = useWords(definitionWords);
  return (
    <Container header={<Header variant="h2">{t("json")}</Header>}>
      <SpaceBetween size="s">
        <Box color="text-body-secondary">{t("jsonHint")}</Box>
        <JsonEditor
          value={JSON.stringify(statedOf(definition), undefined, 2)}
          label={t("json")}
          fileName={`${name}.json`}
        />
      </SpaceBetween>
    </Container>
  );
}
