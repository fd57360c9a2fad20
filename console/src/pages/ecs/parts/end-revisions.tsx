// The dialogs that end revisions of a task definition: deregister, and delete what is deregistered.
import { DeleteTaskDefinitionsCommand, DeregisterTaskDefinitionCommand, ECSClient } from "@aws-sdk/client-ecs";
import Box from "@cloudscape-design/components/box";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useFlash } from "../../../app/flashes.tsx";
import { nameOfArn } from "../../../app/places.ts";
import type { Aws } from "../../../aws/aws.ts";
import { useAws } from "../../../aws/live.tsx";
import { ConfirmDelete } from "../../../parts/confirm-delete.tsx";
import { useWords } from "../../../words/use-words.ts";
import { revisionWords } from "./revision-words.ts";

export type Ending = "deregister" | "delete";

/** Most that DeleteTaskDefinitions takes at once. */
const atOnce = 10;

async function deregister(aws: Aws, arns: readonly string[]): Promise<void> {
  for (const taskDefinition of arns)
    await aws.of(ECSClient).send(new DeregisterTaskDefinitionCommand({ taskDefinition }));
}

/** Throws when one was not deleted, in the words of its failure. */
async function remove(aws: Aws, arns: readonly string[]): Promise<void> {
  for (let at = 0; at < arns.length; at += atOnce) {
    const command = new DeleteTaskDefinitionsCommand({ taskDefinitions: arns.slice(at, at + atOnce) });
    const { failures = [] } = await aws.of(ECSClient).send(command);
    const [first] = failures;
    if (first) throw new Error(`${nameOfArn(first.arn ?? "")}: ${first.reason}`);
  }
}

export function EndRevisions({
  ending,
  arns,
  onClose,
}: {
  readonly ending: Ending;
  readonly arns: readonly string[];
  readonly onClose: () => void;
}) {
  const t = useWords(revisionWords);
  const aws = useAws();
  const { flash } = useFlash();
  const count = arns.length;
  const isDelete = ending === "delete";
  const confirm = async () => {
    await (isDelete ? remove(aws, arns) : deregister(aws, arns));
    flash({ type: "success", content: t(isDelete ? "deleted" : "deregistered", { count }) });
  };
  return (
    <ConfirmDelete
      title={t(isDelete ? "deleteTitle" : "deregisterTitle", { count })}
      confirmLabel={t(isDelete ? "delete" : "deregister")}
      word={isDelete ? "delete" : undefined}
      onConfirm={confirm}
      onClose={onClose}
    >
      <SpaceBetween size="xs">
        <Box variant="strong">{arns.map(nameOfArn).join(", ")}</Box>
        <div>{t(isDelete ? "deleteHint" : "deregisterHint")}</div>
      </SpaceBetween>
    </ConfirmDelete>
  );
}
