// The permissions of a user or a role: attached policies and inline policies.
import type { AttachedPolicy } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMemo, useState } from "react";
import { useFlash } from "../../app/flashes.tsx";
import { places } from "../../app/places.ts";
import { useAws, useLive } from "../../aws/live.tsx";
import { ConfirmDelete } from "../../parts/confirm-delete.tsx";
import { Go } from "../../parts/go.tsx";
import { type Column, Listing } from "../../parts/listing.tsx";
import { useCommonWords, useWords } from "../../words/use-words.ts";
import { AttachPolicies } from "./attach-policies.tsx";
import { deleteInlinePolicy, detachPolicy, heldPoliciesRead, type Holder } from "./holders.ts";
import { EditInlinePolicy } from "./inline-policy.tsx";
import { iamWords } from "./words.ts";

export function Permissions({ holder }: { readonly holder: Holder }) {
  const held = useLive(heldPoliciesRead(holder));
  const shared = { holder, error: held.error, onRetry: () => void held.refetch() };
  return (
    <SpaceBetween size="l">
      <Attached {...shared} policies={held.data?.attached} />
      <Inline {...shared} policies={held.data?.inline} />
    </SpaceBetween>
  );
}

interface ListProps<T> {
  readonly holder: Holder;
  readonly policies: readonly T[] | undefined;
  readonly error: unknown;
  readonly onRetry: () => void;
}

function Attached({ holder, policies, error, onRetry }: ListProps<AttachedPolicy>) {
  const t = useWords(iamWords);
  const common = useCommonWords();
  const aws = useAws();
  const { flash, flashProblem } = useFlash();
  const [attaching, setAttaching] = useState(false);
  const detach = async (going: readonly AttachedPolicy[]) => {
    try {
      for (const { PolicyArn = "", PolicyName: name = "" } of going) {
        await detachPolicy(aws, holder, PolicyArn);
        flash({ type: "success", content: t("detached", { name }) });
      }
    } catch (thrown) {
      flashProblem(thrown);
    }
  };
  const attach = (variant: "primary" | "normal") => (
    <Button variant={variant} onClick={() => setAttaching(true)}>
      {t("attach")}
    </Button>
  );
  const columns = useMemo(
    (): readonly Column<AttachedPolicy>[] => [
      {
        id: "name",
        header: t("policyName"),
        names: true,
        width: 380,
        text: ({ PolicyName }) => PolicyName,
        cell: ({ PolicyName, PolicyArn = "" }) => <Go to={places.policy(PolicyArn)}>{PolicyName}</Go>,
      },
      {
        id: "type",
        header: t("policyType"),
        text: ({ PolicyArn = "" }) => t(PolicyArn.includes(":aws:policy/") ? "awsManaged" : "customerManaged"),
        cell: ({ PolicyArn = "" }) => t(PolicyArn.includes(":aws:policy/") ? "awsManaged" : "customerManaged"),
      },
      {
        id: "arn",
        header: common("arn"),
        hidden: true,
        text: ({ PolicyArn }) => PolicyArn,
        cell: ({ PolicyArn }) => PolicyArn,
      },
    ],
    [t, common],
  );
  return (
    <>
      <Listing
        id={`${holder.kind}-attached-policies`}
        title={t("attached")}
        items={policies}
        error={error}
        onRetry={onRetry}
        columns={columns}
        keyOf={({ PolicyArn = "" }) => PolicyArn}
        nameOf={({ PolicyName = "" }) => PolicyName}
        selection="multi"
        empty={{ title: t("noAttachedTitle"), hint: t("noAttachedHint"), action: attach("normal") }}
        actions={(selected) => (
          <>
            <Button
              disabled={selected.length === 0}
              disabledReason={common("selectFirst")}
              onClick={() => void detach(selected)}
            >
              {t("detach")}
            </Button>
            {attach("primary")}
          </>
        )}
      />
      {attaching && <AttachPolicies holder={holder} attached={policies ?? []} onClose={() => setAttaching(false)} />}
    </>
  );
}

type Dialog = { readonly kind: "edit" | "delete"; readonly name?: string };

function Inline({ holder, policies, error, onRetry }: ListProps<string>) {
  const t = useWords(iamWords);
  const common = useCommonWords();
  const aws = useAws();
  const { flash } = useFlash();
  const [dialog, setDialog] = useState<Dialog>();
  const close = () => setDialog(undefined);
  const remove = async (name: string) => {
    await deleteInlinePolicy(aws, holder, name);
    flash({ type: "success", content: t("deleted", { name }) });
  };
  const columns = useMemo(
    (): readonly Column<string>[] => [
      {
        id: "name",
        header: t("policyName"),
        names: true,
        text: (name) => name,
        cell: (name) => (
          <Button variant="inline-link" onClick={() => setDialog({ kind: "edit", name })}>
            {name}
          </Button>
        ),
      },
    ],
    [t],
  );
  return (
    <>
      <Listing
        id={`${holder.kind}-inline-policies`}
        title={t("inline")}
        description={t("inlineHint")}
        items={policies}
        error={error}
        onRetry={onRetry}
        columns={columns}
        keyOf={(name) => name}
        selection="single"
        empty={{ title: t("noInlineTitle"), hint: t("noInlineHint") }}
        actions={([name]) => (
          <>
            <Button
              disabled={name === undefined}
              disabledReason={common("selectFirst")}
              onClick={() => setDialog({ kind: "delete", name })}
            >
              {common("delete")}
            </Button>
            <Button onClick={() => setDialog({ kind: "edit" })}>{t("createInline")}</Button>
          </>
        )}
      />
      {dialog?.kind === "edit" && <EditInlinePolicy holder={holder} name={dialog.name} onClose={close} />}
      {dialog?.kind === "delete" && dialog.name !== undefined && (
        <ConfirmDelete
          title={common("deleteTitle", { name: dialog.name })}
          onConfirm={() => remove(dialog.name ?? "")}
          onClose={close}
        >
          {t("deleteInline")}
        </ConfirmDelete>
      )}
    </>
  );
}
