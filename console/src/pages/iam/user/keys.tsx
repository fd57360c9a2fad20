// The access keys of a user: create one (its secret is shown once), deactivate, delete.
import {
  type AccessKey,
  type AccessKeyMetadata,
  CreateAccessKeyCommand,
  DeleteAccessKeyCommand,
  IAMClient,
  UpdateAccessKeyCommand,
} from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useMemo, useState } from "react";
import { useFlash } from "../../../app/flashes.tsx";
import { useAws, useLive } from "../../../aws/live.tsx";
import { ConfirmDelete } from "../../../parts/confirm-delete.tsx";
import { type Column, Listing } from "../../../parts/listing.tsx";
import { Time } from "../../../parts/time.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { accessKeysRead } from "../reads.ts";
import { NewKey } from "./new-key.tsx";
import { userWords } from "./words.ts";

const mostKeys = 2;

function useKeyColumns(): readonly Column<AccessKeyMetadata>[] {
  const t = useWords(userWords);
  const common = useCommonWords();
  return useMemo(
    (): readonly Column<AccessKeyMetadata>[] => [
      {
        id: "id",
        header: t("keyId"),
        names: true,
        width: 300,
        text: ({ AccessKeyId }) => AccessKeyId,
        cell: ({ AccessKeyId }) => AccessKeyId,
      },
      {
        id: "status",
        header: common("status"),
        text: ({ Status }) => Status,
        cell: ({ Status }) => (
          <StatusIndicator type={Status === "Active" ? "success" : "stopped"}>{Status}</StatusIndicator>
        ),
      },
      {
        id: "created",
        header: common("createdAt"),
        text: ({ CreateDate }) => CreateDate?.getTime(),
        cell: ({ CreateDate }) => <Time at={CreateDate} />,
      },
    ],
    [t, common],
  );
}

/** The calls, with what is said about them. */
function useKeyCalls(user: string) {
  const t = useWords(userWords);
  const aws = useAws();
  const { flash, flashProblem } = useFlash();
  const iam = aws.of(IAMClient);
  return {
    create: async (): Promise<AccessKey | undefined> => {
      try {
        return (await iam.send(new CreateAccessKeyCommand({ UserName: user }))).AccessKey;
      } catch (thrown) {
        flashProblem(thrown);
        return undefined;
      }
    },
    turn: async ({ AccessKeyId: id = "", Status }: AccessKeyMetadata) => {
      const status = Status === "Active" ? "Inactive" : "Active";
      try {
        await iam.send(new UpdateAccessKeyCommand({ UserName: user, AccessKeyId: id, Status: status }));
        flash({ type: "success", content: t("keyChanged", { id, status }) });
      } catch (thrown) {
        flashProblem(thrown);
      }
    },
    remove: async (id: string) => {
      await iam.send(new DeleteAccessKeyCommand({ UserName: user, AccessKeyId: id }));
      flash({ type: "success", content: t("keyDeleted", { id }) });
    },
  };
}

export function AccessKeys({ user }: { readonly user: string }) {
  const t = useWords(userWords);
  const common = useCommonWords();
  const keys = useLive(accessKeysRead(user));
  const columns = useKeyColumns();
  const calls = useKeyCalls(user);
  const [made, setMade] = useState<AccessKey>();
  const [going, setGoing] = useState<string>();
  const isFull = (keys.data?.length ?? 0) >= mostKeys;
  const create = (variant: "primary" | "normal") => (
    <Button
      variant={variant}
      disabled={isFull}
      disabledReason={t("keysMost")}
      onClick={() => void calls.create().then(setMade)}
    >
      {t("createKey")}
    </Button>
  );
  return (
    <>
      <Listing
        id="access-keys"
        title={t("keys")}
        description={t("keysHint")}
        items={keys.data}
        error={keys.error}
        onRetry={() => void keys.refetch()}
        columns={columns}
        keyOf={({ AccessKeyId = "" }) => AccessKeyId}
        selection="single"
        empty={{ title: t("noKeysTitle"), hint: t("noKeysHint"), action: create("normal") }}
        actions={([key]) => (
          <>
            <Button
              disabled={!key}
              disabledReason={common("selectFirst")}
              onClick={() => void (key && calls.turn(key))}
            >
              {t(key?.Status === "Inactive" ? "activate" : "deactivate")}
            </Button>
            <Button disabled={!key} disabledReason={common("selectFirst")} onClick={() => setGoing(key?.AccessKeyId)}>
              {common("delete")}
            </Button>
            {create("primary")}
          </>
        )}
      />
      {made && <NewKey accessKey={made} onClose={() => setMade(undefined)} />}
      {going !== undefined && (
        <ConfirmDelete
          title={common("deleteTitle", { name: going })}
          word={going}
          onConfirm={() => calls.remove(going)}
          onClose={() => setGoing(undefined)}
        >
          {t("deleteKey")}
        </ConfirmDelete>
      )}
    </>
  );
}
