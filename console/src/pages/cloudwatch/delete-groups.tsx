// Asks before log groups are deleted.
import { CloudWatchLogsClient, DeleteLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { useFlash } from "../../app/flashes.tsx";
import { useAws } from "../../aws/live.tsx";
import { ConfirmDelete } from "../../parts/confirm-delete.tsx";
import { useCommonWords, useWords } from "../../words/use-words.ts";
import { cloudWatchWords } from "./words.ts";

export interface DeleteGroupsProps {
  readonly names: readonly string[];
  /** `isDone`: they are gone. */
  readonly onClose: (isDone: boolean) => void;
}

export function DeleteGroups({ names, onClose }: DeleteGroupsProps) {
  const t = useWords(cloudWatchWords);
  const common = useCommonWords();
  const aws = useAws();
  const { flash } = useFlash();
  const count = names.length;
  const name = names[0] ?? "";
  const confirm = async () => {
    for (const logGroupName of names)
      await aws.of(CloudWatchLogsClient).send(new DeleteLogGroupCommand({ logGroupName }));
    flash({ type: "success", content: t("deletedGroups", { count, name }) });
    onClose(true);
  };
  return (
    <ConfirmDelete
      title={common("deleteTitle", { name: names.join(", ") })}
      word="delete"
      onConfirm={confirm}
      onClose={() => onClose(false)}
    >
      {t("deleteGroups", { count })} {t("deleteProtected")}
    </ConfirmDelete>
  );
}
