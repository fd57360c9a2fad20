// Asks before a security group is deleted.
import { DeleteSecurityGroupCommand, EC2Client, type SecurityGroup } from "@aws-sdk/client-ec2";
import { useFlash } from "../../../app/flashes.tsx";
import { useAws } from "../../../aws/live.tsx";
import { ConfirmDelete } from "../../../parts/confirm-delete.tsx";
import { useWords } from "../../../words/use-words.ts";
import { ec2Words } from "../words.ts";

export function DeleteGroup({
  group: { GroupId = "", GroupName = "" },
  onClose,
  onDeleted,
}: {
  readonly group: SecurityGroup;
  readonly onClose: () => void;
  readonly onDeleted?: () => void;
}) {
  const t = useWords(ec2Words);
  const aws = useAws();
  const { flash } = useFlash();
  return (
    <ConfirmDelete
      title={t("deleteGroup")}
      word="delete"
      onClose={onClose}
      onConfirm={async () => {
        await aws.of(EC2Client).send(new DeleteSecurityGroupCommand({ GroupId }));
        flash({ type: "success", content: t("deleted", { name: `${GroupId} (${GroupName})` }) });
        onDeleted?.();
      }}
    >
      {t("deleteGroupHint", { name: GroupName, id: GroupId })}
    </ConfirmDelete>
  );
}
