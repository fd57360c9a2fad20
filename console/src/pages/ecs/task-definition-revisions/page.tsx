// ECS > Task definitions > a family: its revisions, the latest first.
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import { useState } from "react";
import { useParams } from "react-router";
import { places } from "../../../app/places.ts";
import { useLive } from "../../../aws/live.tsx";
import { Listing } from "../../../parts/listing.tsx";
import { Page } from "../../../parts/page.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { EndRevisions, type Ending } from "../parts/end-revisions.tsx";
import { DeployMenu, NewDefinitionMenu, NewRevisionMenu } from "../parts/revision-menus.tsx";
import { type Revision, revisionsRead } from "../parts/revision-reads.ts";
import { revisionWords } from "../parts/revision-words.ts";
import { useRevisionColumns } from "./columns.tsx";
import { revisionsWords } from "./words.ts";

const nameOf = ({ family, revision }: Revision): string => `${family}:${revision}`;

export default function RevisionsPage() {
  const { family = "" } = useParams();
  const t = useWords(revisionsWords);
  const shared = useWords(revisionWords);
  const common = useCommonWords();
  const revisions = useLive(revisionsRead(family));
  const columns = useRevisionColumns();
  const [ending, setEnding] = useState<{ readonly kind: Ending; readonly arns: readonly string[] }>();
  const latest = revisions.data?.[0];

  const actions = (selected: readonly Revision[]) => {
    // Nothing selected: the latest is meant, as in AWS's console.
    const [only] = selected.length === 0 && latest ? [latest] : selected.length === 1 ? selected : [];
    const all = (status: Revision["status"]) => selected.every((revision) => revision.status === status);
    const none = selected.length === 0 ? t("selectSome") : undefined;
    const item = (id: Ending, text: string, reason: string | undefined) => ({
      id,
      text,
      disabled: reason !== undefined,
      disabledReason: reason,
    });
    return (
      <>
        <DeployMenu definition={only && nameOf(only)} isActive={only?.status === "ACTIVE"} />
        <ButtonDropdown
          items={[
            item("deregister", shared("deregister"), none ?? (all("ACTIVE") ? undefined : t("mixed"))),
            item("delete", shared("delete"), none ?? (all("INACTIVE") ? undefined : t("mixedDelete"))),
          ]}
          onItemClick={({ detail }) => setEnding({ kind: detail.id as Ending, arns: selected.map(({ arn }) => arn) })}
        >
          {common("actions")}
        </ButtonDropdown>
        <NewRevisionMenu definition={only && nameOf(only)} />
      </>
    );
  };

  return (
    <Page
      title={family}
      crumbs={[
        { text: "Amazon ECS", href: places.clusters() },
        { text: shared("taskDefinitions"), href: places.taskDefinitions() },
      ]}
    >
      <Listing<Revision>
        id="revisions"
        title={t("revisions")}
        items={revisions.data}
        error={revisions.error}
        onRetry={() => void revisions.refetch()}
        columns={columns}
        keyOf={({ arn }) => arn}
        nameOf={nameOf}
        placeholder={t("find")}
        selection="multi"
        sortBy={{ column: "revision", descending: true }}
        empty={{ title: t("emptyTitle"), hint: t("emptyHint"), action: <NewDefinitionMenu isPrimary={false} /> }}
        actions={actions}
      />
      {ending && <EndRevisions ending={ending.kind} arns={ending.arns} onClose={() => setEnding(undefined)} />}
    </Page>
  );
}
