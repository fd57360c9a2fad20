// The first look at a task: where it stands, and the complete address of what it serves.
import type { Task, TaskDefinition } from "@aws-sdk/client-ecs";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { Copyable, Facts } from "../../../parts/facts.tsx";
import { Ago, Time } from "../../../parts/time.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { Address } from "../parts/address.tsx";
import { addressesOf } from "../parts/mapped-ports.ts";
import { Health, TaskStatus } from "../parts/task-status.tsx";
import { taskPageWords } from "./words.ts";

export function Overview({
  task,
  definition,
  publicAddress,
}: {
  readonly task: Task;
  /** Undefined: not read yet. */
  readonly definition: TaskDefinition | undefined;
  readonly publicAddress: string | undefined;
}) {
  const t = useWords(taskPageWords);
  const common = useCommonWords();
  const isStopped = task.lastStatus === "STOPPED";
  const addresses = definition && !isStopped ? addressesOf(definition, publicAddress) : [];
  return (
    <Container header={<Header variant="h2">{common("overview")}</Header>}>
      <Facts
        columns={3}
        items={[
          { label: t("lastStatus"), value: <TaskStatus task={task} explained /> },
          { label: t("desiredStatus"), value: task.desiredStatus },
          { label: t("health"), value: <Health status={task.healthStatus} /> },
          {
            label: t("address"),
            value:
              addresses.length === 0
                ? t(isStopped ? "noAddressStopped" : "noAddress")
                : addresses.map((url) => (
                    <div key={url}>
                      <Address url={url} shown />
                    </div>
                  )),
          },
          { label: t("createdAt"), value: <Time at={task.createdAt} /> },
          task.stoppedAt
            ? { label: t("stoppedAt"), value: <Time at={task.stoppedAt} /> }
            : { label: t("startedAt"), value: <Ago at={task.startedAt} /> },
          { label: common("arn"), value: <Copyable text={task.taskArn ?? ""} /> },
        ]}
      />
    </Container>
  );
}
