// ECS > Clusters > CLUSTER > Tasks > TASK.
import type { Task, TaskDefinition } from "@aws-sdk/client-ecs";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMemo, useState } from "react";
import { useParams } from "react-router";
import { nameOfArn, places } from "../../../app/places.ts";
import { usePanel } from "../../../app/shell.tsx";
import { useAws, useLive } from "../../../aws/live.tsx";
import { LogView } from "../../../parts/log-view.tsx";
import { Loaded, Page } from "../../../parts/page.tsx";
import { TabSet } from "../../../parts/tab-set.tsx";
import { Tags } from "../../../parts/tags.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { definitionRead } from "../definition-reads.ts";
import { logSources } from "../parts/log-sources.ts";
import { saveTags } from "../parts/save-tags.ts";
import { StopTasks } from "../parts/stop-tasks.tsx";
import { StoppedReason } from "../parts/stopped-reason.tsx";
import { attachmentDetail, isStopping } from "../parts/task-facts.ts";
import { taskWords } from "../parts/task-words.ts";
import { WhileShown } from "../parts/while-shown.tsx";
import { interfaceRead, taskRead } from "../task-reads.ts";
import { ConfigurationTab } from "./configuration.tsx";
import { NetworkingTab } from "./networking.tsx";
import { Overview } from "./overview.tsx";
import { VolumesTab } from "./volumes.tsx";
import { taskPageWords } from "./words.ts";

export default function TaskPage() {
  const { cluster = "", task: id = "" } = useParams();
  const t = useWords(taskPageWords);
  const list = useWords(taskWords);
  const aws = useAws();
  const task = useLive(taskRead(aws, cluster, id));
  const [isStop, setStop] = useState(false);
  const actions = (
    <SpaceBetween direction="horizontal" size="xs">
      <Button disabled disabledReason={t("connectLater")}>
        {t("connect")}
      </Button>
      <Button disabled={!task.data || isStopping(task.data)} onClick={() => setStop(true)}>
        {list("stop")}
      </Button>
    </SpaceBetween>
  );
  return (
    <Page
      title={id}
      crumbs={[
        { text: "Amazon ECS", href: places.clusters() },
        { text: t("clusters"), href: places.clusters() },
        { text: cluster, href: places.cluster(cluster) },
        { text: t("tasks"), href: places.cluster(cluster, "tasks") },
      ]}
      actions={actions}
    >
      <Loaded read={task}>{(found) => <TaskView cluster={cluster} task={found} />}</Loaded>
      {isStop && task.data && <StopTasks tasks={[task.data]} onClose={() => setStop(false)} />}
    </Page>
  );
}

function TaskView({ cluster, task }: { readonly cluster: string; readonly task: Task }) {
  const definition = useLive(definitionRead(task.taskDefinitionArn ?? ""));
  const networkInterface = useLive(interfaceRead(attachmentDetail(task, "networkInterfaceId") ?? ""));
  const publicAddress = networkInterface.data?.Association?.PublicIp;
  return (
    <SpaceBetween size="l">
      <StoppedReason task={task} />
      <Overview task={task} definition={definition.data} publicAddress={publicAddress} />
      <Loaded read={definition}>
        {(found) => (
          <TaskTabs
            cluster={cluster}
            task={task}
            definition={found}
            networkInterface={networkInterface.data ?? undefined}
          />
        )}
      </Loaded>
    </SpaceBetween>
  );
}

function TaskTabs({
  cluster,
  task,
  definition,
  networkInterface,
}: {
  readonly cluster: string;
  readonly task: Task;
  readonly definition: TaskDefinition;
  readonly networkInterface: Parameters<typeof NetworkingTab>[0]["networkInterface"];
}) {
  const t = useWords(taskPageWords);
  const common = useCommonWords();
  const aws = useAws();
  const id = nameOfArn(task.taskArn ?? "");
  const { tab = "configuration" } = useParams();
  const isStopped = task.lastStatus === "STOPPED";
  const sources = useMemo(() => logSources(definition, [id]), [definition, id]);
  const shortId = id.slice(0, 8);
  const title = t("liveLogs", { task: shortId });
  // The tab shows the same lines: once is enough.
  const hasPanel = tab !== "logs" && sources.length > 0;
  const panel = useMemo(
    () =>
      hasPanel
        ? {
            title,
            content: (
              <WhileShown>
                <LogView sources={sources} live={!isStopped} name={shortId} />
              </WhileShown>
            ),
          }
        : undefined,
    [hasPanel, title, sources, isStopped, shortId],
  );
  usePanel(panel);
  const publicAddress = networkInterface?.Association?.PublicIp;
  return (
    <TabSet
      label={id}
      hrefOf={(to) => places.task(cluster, id, to)}
      tabs={[
        {
          id: "configuration",
          label: t("configuration"),
          content: () => <ConfigurationTab task={task} definition={definition} publicAddress={publicAddress} />,
        },
        {
          id: "logs",
          label: t("logs"),
          content: () => <LogView sources={sources} live={!isStopped} name={shortId} />,
        },
        {
          id: "networking",
          label: t("networking"),
          content: () => (
            <NetworkingTab cluster={cluster} task={task} definition={definition} networkInterface={networkInterface} />
          ),
        },
        {
          id: "volumes",
          label: t("volumes", { count: definition.volumes?.length ?? 0 }),
          content: () => <VolumesTab definition={definition} />,
        },
        {
          id: "tags",
          label: common("tags"),
          content: () => (
            <Tags
              name={id}
              tags={(task.tags ?? []).map(({ key = "", value = "" }) => ({ key, value }))}
              onSave={isStopped ? undefined : (changed) => saveTags(aws, task.taskArn ?? "", changed)}
            />
          ),
        },
      ]}
    />
  );
}
