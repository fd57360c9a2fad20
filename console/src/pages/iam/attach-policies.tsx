// The dialog that attaches managed policies to a user or a role, and the list to choose them from, which forms use, too.
import type { AttachedPolicy, Policy } from "@aws-sdk/client-iam";
import { useMemo, useState } from "react";
import { useFlash } from "../../app/flashes.tsx";
import { useAws, useLive } from "../../aws/live.tsx";
import { type Column, Listing, type ListingProps } from "../../parts/listing.tsx";
import { useCommonWords, useWords } from "../../words/use-words.ts";
import { attachPolicy, type Holder } from "./holders.ts";
import { policiesRead } from "./reads.ts";
import { SaveDialog } from "./save-dialog.tsx";
import { iamWords } from "./words.ts";

export interface AttachPoliciesProps {
  readonly holder: Holder;
  readonly attached: readonly AttachedPolicy[];
  readonly onClose: () => void;
}

export function AttachPolicies({ holder, attached, onClose }: AttachPoliciesProps) {
  const t = useWords(iamWords);
  const common = useCommonWords();
  const aws = useAws();
  const { flash } = useFlash();
  const [chosen, setChosen] = useState<readonly Policy[]>([]);
  const without = useMemo(() => new Set(attached.map(({ PolicyArn = "" }) => PolicyArn)), [attached]);
  const attach = async () => {
    for (const { Arn = "" } of chosen) await attachPolicy(aws, holder, Arn);
    flash({ type: "success", content: t("attachedDone", { count: chosen.length, name: holder.name }) });
  };
  return (
    <SaveDialog
      title={t("attachTo", { name: holder.name })}
      saveLabel={t("attach")}
      size="large"
      problem={chosen.length === 0 ? common("selectFirst") : undefined}
      onSave={attach}
      onClose={onClose}
    >
      <PolicyChoice without={without} onChoose={setChosen} />
    </SaveDialog>
  );
}

export interface PolicyChoiceProps {
  /** ARNs that are not offered. */
  readonly without?: ReadonlySet<string>;
  readonly onChoose: (policies: readonly Policy[]) => void;
  readonly headingTag?: ListingProps<Policy>["headingTag"];
}

export function PolicyChoice({ without, onChoose, headingTag }: PolicyChoiceProps) {
  const t = useWords(iamWords);
  const common = useCommonWords();
  const policies = useLive(policiesRead);
  const offered = useMemo(
    () => policies.data?.filter(({ Arn = "" }) => without?.has(Arn) !== true),
    [policies.data, without],
  );
  const columns = useMemo(
    (): readonly Column<Policy>[] => [
      {
        id: "name",
        header: t("policyName"),
        names: true,
        width: 380,
        text: ({ PolicyName }) => PolicyName,
        cell: ({ PolicyName }) => PolicyName,
      },
      {
        id: "type",
        header: t("policyType"),
        text: (policy) => t(isAwsManaged(policy) ? "awsManaged" : "customerManaged"),
        cell: (policy) => t(isAwsManaged(policy) ? "awsManaged" : "customerManaged"),
      },
      {
        id: "description",
        header: common("description"),
        hidden: true,
        text: ({ Description }) => Description,
        cell: ({ Description }) => Description,
      },
    ],
    [t, common],
  );
  return (
    <Listing
      id="policy-choice"
      title={t("policies")}
      headingTag={headingTag}
      items={offered}
      error={policies.error}
      onRetry={() => void policies.refetch()}
      columns={columns}
      keyOf={({ Arn = "" }) => Arn}
      nameOf={({ PolicyName = "" }) => PolicyName}
      selection="multi"
      sortBy={{ column: "name" }}
      onSelection={onChoose}
      variant="embedded"
      empty={{ title: t("noAttachedTitle") }}
    />
  );
}

export const isAwsManaged = ({ Arn = "" }: Policy): boolean => Arn.startsWith("arn:aws:iam::aws:policy/");
