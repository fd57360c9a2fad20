// Deployments of a service as a list, and the way back from one that is under way.
import { ECSClient, type Service, StopServiceDeploymentCommand } from "@aws-sdk/client-ecs";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import { useMemo, useState } from "react";
import { useFlash } from "../../../app/flashes.tsx";
import { nameOfArn } from "../../../app/places.ts";
import { useAws, useLive } from "../../../aws/live.tsx";
import { ConfirmDelete } from "../../../parts/confirm-delete.tsx";
import { type Column, Listing } from "../../../parts/listing.tsx";
import { Time } from "../../../parts/time.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { DefinitionLink } from "../parts/task-columns.tsx";
import { deploymentsRead, type ShownDeployment } from "./deployments-read.ts";
import { servicePageWords } from "./words.ts";

const icons: Readonly<Record<string, StatusIndicatorProps.Type>> = {
  PENDING: "pending",
  IN_PROGRESS: "in-progress",
  STOP_REQUESTED: "in-progress",
  ROLLBACK_REQUESTED: "in-progress",
  ROLLBACK_IN_PROGRESS: "in-progress",
  SUCCESSFUL: "success",
  STOPPED: "stopped",
  ROLLBACK_SUCCESSFUL: "warning",
  ROLLBACK_FAILED: "error",
};

function useDeploymentColumns(): readonly Column<ShownDeployment>[] {
  const t = useWords(servicePageWords);
  const common = useCommonWords();
  return useMemo((): readonly Column<ShownDeployment>[] => {
    const breaker = ({ deployment: { deploymentCircuitBreaker: found } }: ShownDeployment) =>
      found ? `${found.status ?? ""} ${found.failureCount ?? 0}/${found.threshold ?? 0}` : "–";
    return [
      {
        id: "id",
        header: t("deploymentId"),
        names: true,
        text: ({ deployment }) => nameOfArn(deployment.serviceDeploymentArn ?? ""),
        cell: ({ deployment }) => nameOfArn(deployment.serviceDeploymentArn ?? ""),
        width: 220,
      },
      {
        id: "status",
        header: common("status"),
        text: ({ deployment }) => deployment.status,
        cell: ({ deployment: { status = "" } }) => (
          <StatusIndicator type={icons[status] ?? "info"}>{status}</StatusIndicator>
        ),
        width: 215,
      },
      {
        id: "target",
        header: t("target"),
        text: ({ target = "" }) => nameOfArn(target),
        cell: ({ target }) => (target === undefined ? "–" : <DefinitionLink arn={target} />),
      },
      {
        id: "source",
        header: t("source"),
        cell: ({ sources }) =>
          sources.length === 0 ? "–" : sources.map((arn) => <DefinitionLink key={arn} arn={arn} />),
      },
      {
        id: "started",
        header: t("startedAt"),
        text: ({ deployment }) => deployment.startedAt?.getTime(),
        cell: ({ deployment }) => <Time at={deployment.startedAt} />,
        width: 190,
      },
      {
        id: "finished",
        header: t("finishedAt"),
        text: ({ deployment }) => deployment.finishedAt?.getTime(),
        cell: ({ deployment }) => <Time at={deployment.finishedAt} />,
        width: 190,
      },
      { id: "breaker", header: t("breakerState"), text: breaker, cell: breaker, width: 240 },
      {
        id: "reason",
        header: t("reason"),
        text: ({ deployment }) => deployment.statusReason,
        cell: ({ deployment }) => (deployment.statusReason ? <span lang="en">{deployment.statusReason}</span> : "–"),
        width: 320,
      },
    ];
  }, [t, common]);
}

export function DeploymentsTab({ cluster, service }: { readonly cluster: string; readonly service: Service }) {
  const t = useWords(servicePageWords);
  const aws = useAws();
  const name = service.serviceName ?? "";
  const deployments = useLive(deploymentsRead(aws, cluster, name));
  const columns = useDeploymentColumns();
  const [rolledBack, setRolledBack] = useState<string>();
  return (
    <>
      <Listing
        id="service-deployments"
        title={t("history")}
        description={t("historyHint")}
        items={deployments.data}
        error={deployments.error}
        onRetry={() => void deployments.refetch()}
        columns={columns}
        keyOf={({ deployment }) => deployment.serviceDeploymentArn ?? ""}
        nameOf={({ deployment }) => nameOfArn(deployment.serviceDeploymentArn ?? "")}
        placeholder={t("findDeployments")}
        selection="single"
        sortBy={{ column: "started", descending: true }}
        empty={{ title: t("emptyDeployments"), hint: t("emptyDeploymentsHint") }}
        actions={([selected]) => {
          const now = deployments.data?.find(
            ({ deployment }) => deployment.serviceDeploymentArn === selected?.deployment.serviceDeploymentArn,
          );
          const isOpen = now?.deployment.status === "IN_PROGRESS";
          return (
            <SpaceBetween direction="horizontal" size="xs">
              <Button disabled disabledReason={t("stopUnsupported")}>
                {t("stopDeployment")}
              </Button>
              <Button
                disabled={!isOpen}
                disabledReason={t("rollBackNone")}
                onClick={() => setRolledBack(now?.deployment.serviceDeploymentArn)}
              >
                {t("rollBack")}
              </Button>
            </SpaceBetween>
          );
        }}
      />
      {rolledBack !== undefined && (
        <RollBack name={name} deploymentArn={rolledBack} onClose={() => setRolledBack(undefined)} />
      )}
    </>
  );
}

function RollBack({
  name,
  deploymentArn,
  onClose,
}: {
  readonly name: string;
  readonly deploymentArn: string;
  readonly onClose: () => void;
}) {
  const t = useWords(servicePageWords);
  const aws = useAws();
  const { flash } = useFlash();
  const rollBack = async () => {
    const command = new StopServiceDeploymentCommand({ serviceDeploymentArn: deploymentArn, stopType: "ROLLBACK" });
    await aws.of(ECSClient).send(command);
    flash({ type: "success", content: t("rolledBack", { name }) });
  };
  return (
    <ConfirmDelete title={t("rollBackTitle")} confirmLabel={t("rollBack")} onConfirm={rollBack} onClose={onClose}>
      {t("rollBackHint")}
    </ConfirmDelete>
  );
}
