// CloudWatch > Log groups: the list.
import type { LogGroup } from "@aws-sdk/client-cloudwatch-logs";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { places } from "../../../app/places.ts";
import { useLive } from "../../../aws/live.tsx";
import { Listing } from "../../../parts/listing.tsx";
import { Page } from "../../../parts/page.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { DeleteGroups } from "../delete-groups.tsx";
import { logGroupsRead } from "../reads.ts";
import { EditRetention } from "../retention.tsx";
import { cloudWatchWords } from "../words.ts";
import { useLogGroupColumns } from "./columns.tsx";
import { CreateGroup } from "./create-group.tsx";
import { logGroupsWords } from "./words.ts";

type Dialog =
  | { readonly kind: "create" }
  | { readonly kind: "retention"; readonly group: LogGroup }
  | { readonly kind: "delete"; readonly names: readonly string[] };

export default function LogGroupsPage() {
  const t = useWords(logGroupsWords);
  const shared = useWords(cloudWatchWords);
  const common = useCommonWords();
  const groups = useLive(logGroupsRead);
  const columns = useLogGroupColumns();
  const [dialog, setDialog] = useState<Dialog>();
  const close = () => setDialog(undefined);
  const create = (variant: "primary" | "normal") => (
    <Button variant={variant} onClick={() => setDialog({ kind: "create" })}>
      {t("create")}
    </Button>
  );
  const actions = (selected: readonly LogGroup[]) => {
    const [group] = selected;
    const names = selected.map(({ logGroupName = "" }) => logGroupName);
    return (
      <>
        <Button
          disabled={selected.length !== 1}
          disabledReason={common("selectJustOne")}
          onClick={() => group && setDialog({ kind: "retention", group })}
        >
          {shared("editRetention")}
        </Button>
        <Button
          disabled={!group}
          disabledReason={common("selectFirst")}
          onClick={() => setDialog({ kind: "delete", names })}
        >
          {common("delete")}
        </Button>
        {create("primary")}
      </>
    );
  };
  return (
    <Page
      title={shared("groups")}
      crumbs={[{ text: "CloudWatch", href: places.logGroups() }]}
      description={t("description")}
    >
      <Listing
        id="log-groups"
        title={shared("groups")}
        items={groups.data}
        error={groups.error}
        onRetry={() => void groups.refetch()}
        columns={columns}
        keyOf={({ logGroupName = "" }) => logGroupName}
        placeholder={t("find")}
        sortBy={{ column: "name" }}
        selection="multi"
        empty={{ title: t("emptyTitle"), hint: t("emptyHint"), action: create("normal") }}
        actions={actions}
      />
      {dialog?.kind === "create" && <CreateGroup onClose={close} />}
      {dialog?.kind === "retention" && <EditRetention group={dialog.group} onClose={close} />}
      {dialog?.kind === "delete" && <DeleteGroups names={dialog.names} onClose={close} />}
    </Page>
  );
}
