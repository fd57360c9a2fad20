// The dialog that stops tasks, one or many: what happens to their containers, and that a service replaces them.
import { ECSClient, StopTaskCommand, type Task } from "@aws-sdk/client-ecs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useFlash } from "../../../app/flashes.tsx";
import { nameOfArn } from "../../../app/places.ts";
import { useAws } from "../../../aws/live.tsx";
import { ConfirmDelete } from "../../../parts/confirm-delete.tsx";
import { useWords } from "../../../words/use-words.ts";
import { serviceOf } from "./task-facts.ts";
import { taskWords } from "./task-words.ts";

/** Stopping is asked for so many at a time. */
const atOnce = 10;

/** Many ask for a word to be typed; one can be started again with a click. */
export function StopTasks({ tasks, onClose }: { readonly tasks: readonly Task[]; readonly onClose: () => void }) {
  const t = useWords(taskWords);
  const aws = useAws();
  const { flash } = useFlash();
  const stop = async () => {
    const ecs = aws.of(ECSClient);
    for (let at = 0; at < tasks.length; at += atOnce)
      await Promise.all(
        tasks
          .slice(at, at + atOnce)
          .map(({ clusterArn, taskArn }) => ecs.send(new StopTaskCommand({ cluster: clusterArn, task: taskArn }))),
      );
    flash({ type: "success", content: t("stopping", { count: tasks.length }) });
  };
  return (
    <ConfirmDelete
      title={t("stopTitle", { count: tasks.length })}
      confirmLabel={t("stop")}
      word={tasks.length > 1 ? "stop" : undefined}
      onConfirm={stop}
      onClose={onClose}
    >
      <SpaceBetween size="xs">
        {tasks.length === 1 && <div>{nameOfArn(tasks[0]?.taskArn ?? "")}</div>}
        <div>{t("stopWhat")}</div>
        {tasks.some((task) => serviceOf(task) !== undefined) && <div>{t("stopReplaced")}</div>}
      </SpaceBetween>
    </ConfirmDelete>
  );
}
