// Deletes repositories with all that is in them, once "delete" is typed.
import { DeleteRepositoryCommand, ECRClient } from "@aws-sdk/client-ecr";
import { useFlash } from "../../../app/flashes.tsx";
import { useAws } from "../../../aws/live.tsx";
import { ConfirmDelete } from "../../../parts/confirm-delete.tsx";
import { useWords } from "../../../words/use-words.ts";
import { ecrWords } from "../words.ts";

export function DeleteRepositories({
  names,
  onClose,
  onDeleted,
}: {
  readonly names: readonly string[];
  readonly onClose: () => void;
  readonly onDeleted?: () => void;
}) {
  const t = useWords(ecrWords);
  const aws = useAws();
  const { flash } = useFlash();
  const [first = ""] = names;
  const deleteAll = async () => {
    for (const repositoryName of names) {
      await aws.of(ECRClient).send(new DeleteRepositoryCommand({ repositoryName, force: true }));
      flash({ type: "success", content: t("deleted", { name: repositoryName }) });
    }
    onDeleted?.();
  };
  return (
    <ConfirmDelete
      title={names.length === 1 ? t("deleteTitle", { name: first }) : t("deleteMany", { count: names.length })}
      word="delete"
      onConfirm={deleteAll}
      onClose={onClose}
    >
      {t("deleteHint")}
      {names.length > 1 && (
        <ul>
          {names.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      )}
    </ConfirmDelete>
  );
}
