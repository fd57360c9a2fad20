// ECS > Clusters > CLUSTER > Services > SERVICE.
import type { Service } from "@aws-sdk/client-ecs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useNavigate, useParams } from "react-router";
import { places } from "../../../app/places.ts";
import { useAws, useLive } from "../../../aws/live.tsx";
import { Loaded, Page } from "../../../parts/page.tsx";
import { TabSet } from "../../../parts/tab-set.tsx";
import { Tags } from "../../../parts/tags.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { EventLine } from "../parts/event-line.tsx";
import { saveTags } from "../parts/save-tags.ts";
import { ListOfTasks } from "../parts/task-list.tsx";
import { useTasks } from "../parts/use-tasks.ts";
import { serviceRead } from "../service-reads.ts";
import { ServiceActions } from "./actions.tsx";
import { ConfigurationTab } from "./configuration.tsx";
import { DeploymentsTab } from "./deployments.tsx";
import { HealthTab } from "./health.tsx";
import { LogsTab, useServiceLogs } from "./logs.tsx";
import { Overview } from "./overview.tsx";
import { useShownTask } from "./shown-task.ts";
import { servicePageWords } from "./words.ts";

export default function ServicePage() {
  const { cluster = "", service: name = "" } = useParams();
  const t = useWords(servicePageWords);
  const aws = useAws();
  const navigate = useNavigate();
  const service = useLive(serviceRead(aws, cluster, name));
  return (
    <Page
      title={name}
      crumbs={[
        { text: "Amazon ECS", href: places.clusters() },
        { text: t("clusters"), href: places.clusters() },
        { text: cluster, href: places.cluster(cluster) },
        { text: t("services"), href: places.cluster(cluster, "services") },
      ]}
      actions={
        <ServiceActions
          service={service.data}
          cluster={cluster}
          onDeleted={() => void navigate(places.cluster(cluster, "services"))}
        />
      }
    >
      <Loaded read={service}>{(found) => <ServiceView key={name} cluster={cluster} service={found} />}</Loaded>
    </Page>
  );
}

function ServiceView({ cluster, service }: { readonly cluster: string; readonly service: Service }) {
  const t = useWords(servicePageWords);
  const common = useCommonWords();
  const aws = useAws();
  const name = service.serviceName ?? "";
  const tasks = useTasks(cluster, name);
  const shown = useShownTask(service, tasks.snapshot.rows);
  const sources = useServiceLogs(name, shown);
  return (
    <SpaceBetween size="l">
      <Overview service={service} shown={shown} />
      <TabSet
        label={name}
        hrefOf={(to) => places.service(cluster, name, to)}
        tabs={[
          {
            id: "health",
            label: t("health"),
            content: () => <HealthTab cluster={cluster} service={service} rows={tasks.snapshot.rows} shown={shown} />,
          },
          {
            id: "tasks",
            label: t("tasks"),
            content: () => <ListOfTasks cluster={cluster} service={name} tasks={tasks} />,
          },
          { id: "logs", label: t("logs"), content: () => <LogsTab name={name} sources={sources} /> },
          {
            id: "deployments",
            label: t("deployments"),
            content: () => <DeploymentsTab cluster={cluster} service={service} />,
          },
          {
            id: "events",
            label: t("events"),
            content: () => <EventLine cluster={cluster} events={service.events ?? []} />,
          },
          { id: "configuration", label: t("configuration"), content: () => <ConfigurationTab service={service} /> },
          {
            id: "tags",
            label: common("tags"),
            content: () => (
              <Tags
                name={name}
                tags={(service.tags ?? []).map(({ key = "", value = "" }) => ({ key, value }))}
                onSave={(changed) => saveTags(aws, service.serviceArn ?? "", changed)}
              />
            ),
          },
        ]}
      />
    </SpaceBetween>
  );
}
