// Asks before a user or a role is deleted, which takes everything from it first.
import { useFlash } from "../../app/flashes.tsx";
import { useAws } from "../../aws/live.tsx";
import { ConfirmDelete } from "../../parts/confirm-delete.tsx";
import { useCommonWords, useWords } from "../../words/use-words.ts";
import { deleteHolder, type Holder } from "./holders.ts";
import { iamWords } from "./words.ts";

export interface DeleteHolderProps {
  readonly holder: Holder;
  /** `isGone`: it has been deleted. */
  readonly onClose: (isGone: boolean) => void;
}

export function DeleteHolder({ holder, onClose }: DeleteHolderProps) {
  const t = useWords(iamWords);
  const common = useCommonWords();
  const aws = useAws();
  const { flash } = useFlash();
  const { name } = holder;
  const confirm = async () => {
    await deleteHolder(aws, holder);
    flash({ type: "success", content: t("deleted", { name }) });
    onClose(true);
  };
  return (
    <ConfirmDelete
      title={common("deleteTitle", { name })}
      word={name}
      onConfirm={confirm}
      onClose={() => onClose(false)}
    >
      {t(holder.kind === "user" ? "deleteUser" : "deleteRole")}
    </ConfirmDelete>
  );
}
