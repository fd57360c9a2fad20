// The deployments of a service side by side, each with a block for every task that it started.
import type { Deployment, Service, Task } from "@aws-sdk/client-ecs";
import Box from "@cloudscape-design/components/box";
import ColumnLayout from "@cloudscape-design/components/column-layout";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { nameOfArn, places } from "../../../app/places.ts";
import { Go } from "../../../parts/go.tsx";
import { Ago } from "../../../parts/time.tsx";
import { useWords } from "../../../words/use-words.ts";
import { blockState, tasksOfDeployment } from "./block-state.ts";
import { blockWords } from "./block-words.ts";
import { RolloutState } from "./rollout-state.tsx";
import { DefinitionLink } from "./task-columns.tsx";
import type { TaskRow } from "./task-collection.ts";
import { taskIcon } from "./task-status.tsx";
import "./deployment-blocks.css";

export function DeploymentBlocks({
  cluster,
  service,
  rows,
}: {
  readonly cluster: string;
  readonly service: Service;
  /** All tasks of the service. */
  readonly rows: readonly TaskRow[];
}) {
  const t = useWords(blockWords);
  const deployments = service.deployments ?? [];
  const tasks = rows.map(({ task }) => task);
  return (
    <Container
      header={
        <Header variant="h2" description={t("hint")}>
          {t("title")}
        </Header>
      }
    >
      {deployments.length === 0 && <Box color="text-body-secondary">{t("none")}</Box>}
      <ColumnLayout columns={Math.min(3, Math.max(1, deployments.length))}>
        {deployments.map((deployment) => (
          <Blocks key={deployment.id} cluster={cluster} deployment={deployment} tasks={tasks} />
        ))}
      </ColumnLayout>
    </Container>
  );
}

function Blocks({
  cluster,
  deployment,
  tasks,
}: {
  readonly cluster: string;
  readonly deployment: Deployment;
  readonly tasks: readonly Task[];
}) {
  const t = useWords(blockWords);
  const { shown, hidden } = tasksOfDeployment(tasks, deployment.id ?? "");
  const { desiredCount = 0, runningCount = 0, pendingCount = 0, failedTasks = 0 } = deployment;
  return (
    <SpaceBetween size="xs">
      <Box variant="h3">
        {t(deployment.status === "PRIMARY" ? "newest" : "older")} <DefinitionLink arn={deployment.taskDefinition} />
      </Box>
      <SpaceBetween direction="horizontal" size="s">
        <RolloutState deployment={deployment} />
        <span>{t("counts", { running: runningCount, desired: desiredCount, pending: pendingCount })}</span>
        {failedTasks > 0 && <StatusIndicator type="error">{t("failed", { count: failedTasks })}</StatusIndicator>}
        <Ago at={deployment.createdAt} />
      </SpaceBetween>
      <ul className="deployment-blocks" aria-label={t("tasksOf", { id: deployment.id ?? "" })}>
        {shown.map((task) => (
          <li key={task.taskArn} className={`deployment-block deployment-block-${blockState(task)}`}>
            <Go to={places.task(cluster, nameOfArn(task.taskArn ?? ""))}>
              {nameOfArn(task.taskArn ?? "").slice(0, 8)}
            </Go>
            <div>
              <StatusIndicator type={taskIcon(task)}>{task.lastStatus}</StatusIndicator>
            </div>
          </li>
        ))}
      </ul>
      {hidden > 0 && <Box color="text-body-secondary">{t("more", { count: hidden })}</Box>}
    </SpaceBetween>
  );
}
