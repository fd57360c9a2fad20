// Columns of a cluster's services.
import type { Service } from "@aws-sdk/client-ecs";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useMemo } from "react";
import { familyAndRevision, places } from "../../../app/places.ts";
import { Copyable } from "../../../parts/facts.tsx";
import { Go } from "../../../parts/go.tsx";
import type { Column } from "../../../parts/listing.tsx";
import { Time } from "../../../parts/time.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { DeploymentState } from "../parts/deployment-state.tsx";
import { TasksBar } from "../parts/tasks-bar.tsx";
import { launchTypeOf } from "./launch-type.ts";
import { clusterWords } from "./words.ts";

export function useServiceColumns(cluster: string): readonly Column<Service>[] {
  const t = useWords(clusterWords);
  const common = useCommonWords();
  return useMemo((): readonly Column<Service>[] => {
    const definition = ({ taskDefinition = "" }: Service) => {
      const { family, revision } = familyAndRevision(taskDefinition);
      return `${family}:${revision}`;
    };
    return [
      {
        id: "name",
        header: t("serviceName"),
        names: true,
        text: ({ serviceName }) => serviceName,
        cell: ({ serviceName = "" }) => <Go to={places.service(cluster, serviceName)}>{serviceName}</Go>,
      },
      {
        id: "arn",
        header: common("arn"),
        hidden: true,
        text: ({ serviceArn }) => serviceArn,
        cell: ({ serviceArn = "" }) => <Copyable text={serviceArn} />,
      },
      {
        id: "status",
        header: common("status"),
        text: ({ status }) => status,
        cell: ({ status = "" }) => (
          <StatusIndicator type={status === "ACTIVE" ? "success" : "stopped"}>{status}</StatusIndicator>
        ),
      },
      { id: "type", header: t("serviceType"), text: () => t("replica"), cell: () => t("replica") },
      {
        id: "tasks",
        header: t("deploymentsAndTasks"),
        minWidth: 230,
        text: ({ runningCount }) => runningCount,
        cell: (service) => <TasksBar service={service} />,
      },
      {
        id: "deployment",
        header: t("lastDeployment"),
        text: ({ deployments = [] }) => deployments[0]?.rolloutState,
        cell: (service) => <DeploymentState service={service} />,
      },
      {
        id: "definition",
        header: t("taskDefinition"),
        text: definition,
        cell: (service) => {
          const { family, revision } = familyAndRevision(service.taskDefinition ?? "");
          return <Go to={places.taskDefinition(family, revision)}>{definition(service)}</Go>;
        },
      },
      { id: "launch", header: t("launchType"), text: launchTypeOf, cell: launchTypeOf },
      {
        id: "created",
        header: common("createdAt"),
        hidden: true,
        text: ({ createdAt }) => createdAt?.getTime(),
        cell: ({ createdAt }) => <Time at={createdAt} />,
      },
    ];
  }, [t, common, cluster]);
}
