// A policy's versions: which is the default, and the others.
import {
  DeletePolicyVersionCommand,
  IAMClient,
  type Policy,
  type PolicyVersion,
  SetDefaultPolicyVersionCommand,
} from "@aws-sdk/client-iam";
import Badge from "@cloudscape-design/components/badge";
import Button from "@cloudscape-design/components/button";
import { useMemo } from "react";
import { useFlash } from "../../../app/flashes.tsx";
import { useAws, useLive } from "../../../aws/live.tsx";
import { type Column, Listing } from "../../../parts/listing.tsx";
import { Time } from "../../../parts/time.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { isAwsManaged } from "../attach-policies.tsx";
import { policyVersionsRead } from "../reads.ts";
import { policyWords } from "./words.ts";

export function Versions({ policy }: { readonly policy: Policy }) {
  const t = useWords(policyWords);
  const common = useCommonWords();
  const aws = useAws();
  const { flash, flashProblem } = useFlash();
  const { Arn = "", PolicyName: name = "" } = policy;
  const versions = useLive(policyVersionsRead(Arn));
  const change = async (what: "setDefault" | "delete", version: string) => {
    const input = { PolicyArn: Arn, VersionId: version };
    try {
      if (what === "delete") await aws.of(IAMClient).send(new DeletePolicyVersionCommand(input));
      else await aws.of(IAMClient).send(new SetDefaultPolicyVersionCommand(input));
      flash({ type: "success", content: t(what === "delete" ? "versionDeleted" : "defaultSet", { version, name }) });
    } catch (thrown) {
      flashProblem(thrown);
    }
  };
  const columns = useMemo(
    (): readonly Column<PolicyVersion>[] => [
      {
        id: "version",
        header: t("version"),
        names: true,
        text: ({ VersionId }) => VersionId,
        cell: ({ VersionId, IsDefaultVersion }) => (
          <>
            {VersionId} {IsDefaultVersion === true && <Badge color="blue">{t("default")}</Badge>}
          </>
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
  const blocked = (version: PolicyVersion | undefined) =>
    version?.IsDefaultVersion === true ? t("versionIsDefault") : common("selectFirst");
  return (
    <Listing
      id="policy-versions"
      title={t("versions")}
      items={versions.data}
      error={versions.error}
      onRetry={() => void versions.refetch()}
      columns={columns}
      keyOf={({ VersionId = "" }) => VersionId}
      selection={isAwsManaged(policy) ? undefined : "single"}
      sortBy={{ column: "version", descending: true }}
      empty={{ title: t("versions") }}
      actions={
        isAwsManaged(policy)
          ? undefined
          : ([version]) => {
              const isBlocked = !version || version.IsDefaultVersion === true;
              const id = version?.VersionId ?? "";
              return (
                <>
                  <Button
                    disabled={isBlocked}
                    disabledReason={blocked(version)}
                    onClick={() => void change("setDefault", id)}
                  >
                    {t("setDefault")}
                  </Button>
                  <Button
                    disabled={isBlocked}
                    disabledReason={blocked(version)}
                    onClick={() => void change("delete", id)}
                  >
                    {common("delete")}
                  </Button>
                </>
              );
            }
      }
    />
  );
}
