// ECS > Clusters > (cluster): overview and tabs.
import type { Cluster } from "@aws-sdk/client-ecs";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { places } from "../../../app/places.ts";
import { useAws, useLive } from "../../../aws/live.tsx";
import { Help } from "../../../parts/help.tsx";
import { Empty } from "../../../parts/listing.tsx";
import { Loaded, Page } from "../../../parts/page.tsx";
import { TabSet } from "../../../parts/tab-set.tsx";
import { Tags } from "../../../parts/tags.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { docs } from "../docs.ts";
import { saveTags } from "../parts/save-tags.ts";
import { TaskList } from "../parts/task-list.tsx";
import { clusterRead } from "../service-reads.ts";
import { ConfigurationTab } from "./configuration-tab.tsx";
import { DeleteCluster } from "./delete-cluster.tsx";
import { InfrastructureTab } from "./infrastructure-tab.tsx";
import { MetricsTab } from "./metrics-tab.tsx";
import { Overview } from "./overview.tsx";
import { ServicesTab } from "./services-tab.tsx";
import { clusterWords } from "./words.ts";

export default function ClusterPage() {
  const t = useWords(clusterWords);
  const { cluster: name = "" } = useParams();
  const navigate = useNavigate();
  const aws = useAws();
  const cluster = useLive(clusterRead(aws, name));
  const [deleting, setDeleting] = useState(false);
  const actions = cluster.data && (
    <SpaceBetween direction="horizontal" size="xs">
      <Button onClick={() => void navigate(places.updateCluster(name))}>{t("updateCluster")}</Button>
      <Button onClick={() => setDeleting(true)}>{t("deleteCluster")}</Button>
    </SpaceBetween>
  );
  return (
    <Page
      title={name}
      crumbs={[
        { text: "Amazon ECS", href: places.clusters() },
        { text: t("clusters"), href: places.clusters() },
      ]}
      help={
        <Help
          commands={[
            `aws ecs describe-clusters --clusters ${name} --include STATISTICS`,
            `aws ecs list-services --cluster ${name}`,
          ]}
          more={[{ text: t("learn"), href: docs.clusters }]}
        >
          <p>{t("help")}</p>
        </Help>
      }
      actions={actions}
    >
      <Loaded read={cluster}>
        {(found) => (
          <SpaceBetween size="l">
            <Overview cluster={found} />
            <ClusterTabs cluster={found} name={name} />
          </SpaceBetween>
        )}
      </Loaded>
      {deleting && <DeleteCluster name={name} onClose={() => setDeleting(false)} />}
    </Page>
  );
}

function ClusterTabs({ cluster, name }: { readonly cluster: Cluster; readonly name: string }) {
  const t = useWords(clusterWords);
  const common = useCommonWords();
  const aws = useAws();
  const tags = (cluster.tags ?? []).map(({ key = "", value = "" }) => ({ key, value }));
  return (
    <TabSet
      label={name}
      hrefOf={(tab) => places.cluster(name, tab)}
      tabs={[
        { id: "services", label: t("services"), content: () => <ServicesTab cluster={name} /> },
        { id: "tasks", label: t("tasks"), content: () => <TaskList cluster={name} /> },
        { id: "infrastructure", label: t("infrastructure"), content: () => <InfrastructureTab cluster={cluster} /> },
        { id: "metrics", label: t("metrics"), content: () => <MetricsTab cluster={name} /> },
        { id: "scheduled-tasks", label: t("scheduledTasks"), content: () => <ScheduledTasks cluster={name} /> },
        { id: "configuration", label: t("configuration"), content: () => <ConfigurationTab cluster={cluster} /> },
        {
          id: "tags",
          label: common("tags"),
          content: () => (
            <Tags name={name} tags={tags} onSave={(changed) => saveTags(aws, cluster.clusterArn ?? "", changed)} />
          ),
        },
      ]}
    />
  );
}

function ScheduledTasks({ cluster }: { readonly cluster: string }) {
  const t = useWords(clusterWords);
  const navigate = useNavigate();
  return (
    <Container header={<Header variant="h2">{t("scheduledTasks")}</Header>}>
      <Empty
        title={t("noScheduledTasks")}
        hint={t("noScheduledTasksHint")}
        action={<Button onClick={() => void navigate(places.runTask(cluster))}>{t("runTask")}</Button>}
      />
    </Container>
  );
}
