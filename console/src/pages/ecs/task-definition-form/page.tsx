// ECS > Task definitions > Create new task definition, and > Create new revision: the same form, empty or filled in.
import { useCallback } from "react";
import { useLocation, useParams } from "react-router";
import { places } from "../../../app/places.ts";
import { useAws, useLive } from "../../../aws/live.tsx";
import { Loaded, Page } from "../../../parts/page.tsx";
import { useWords } from "../../../words/use-words.ts";
import { statedDefinitionRead } from "../parts/stated-read.ts";
import { DefinitionForm } from "./definition-form.tsx";
import type { DefinitionInput } from "./draft.ts";
import { draftOf, newDraft } from "./from-definition.ts";
import { formWords } from "./words.ts";

/** Handed over by the JSON editor: `navigate(to, { state: { definition } })`. */
export interface HandedDefinition {
  readonly definition?: DefinitionInput;
}

export default function TaskDefinitionFormPage() {
  const t = useWords(formWords);
  const { family = "", revision = "" } = useParams();
  const { account, region } = useAws();
  const handed = (useLocation().state as HandedDefinition | null)?.definition;
  const definition = useLive(statedDefinitionRead(family === "" || handed ? "" : `${family}:${revision}`));
  const empty = useCallback(() => newDraft({ account, region }), [account, region]);
  if (handed || family === "")
    return <DefinitionForm initial={handed ? () => draftOf(handed) : empty} family={family} revision={revision} />;
  if (definition.data) {
    const { data } = definition;
    return (
      <DefinitionForm key={`${family}:${revision}`} initial={() => draftOf(data)} family={family} revision={revision} />
    );
  }
  return (
    <Page title={t("revisionTitle")} crumbs={[{ text: t("taskDefinitions"), href: places.taskDefinitions() }]}>
      <Loaded read={definition}>{() => null}</Loaded>
    </Page>
  );
}
