// ECS > Task definitions > Create new task definition (or revision) with JSON.
import { useLocation, useParams } from "react-router";
import { places } from "../../../app/places.ts";
import { useAws, useLive } from "../../../aws/live.tsx";
import { Loaded, Page } from "../../../parts/page.tsx";
import { useWords } from "../../../words/use-words.ts";
import { statedDefinitionRead } from "../parts/stated-read.ts";
import { revisionWords } from "../parts/revision-words.ts";
import { DefinitionText } from "./definition-text.tsx";
import { templateOf } from "./template.ts";
import { jsonWords } from "./words.ts";

export default function TaskDefinitionJsonPage() {
  const t = useWords(jsonWords);
  const shared = useWords(revisionWords);
  const { family = "", revision = "" } = useParams();
  const { account } = useAws();
  // Handed over by the form: what it would have registered.
  const handed = (useLocation().state as { readonly json?: string } | null)?.json;
  const definition = useLive(
    statedDefinitionRead(family === "" || handed !== undefined ? "" : `${family}:${revision}`),
  );
  const read = definition.data && JSON.stringify(definition.data, undefined, 2);
  const initial = handed ?? (family === "" ? templateOf(account) : read);
  if (initial !== undefined) return <DefinitionText initial={initial} family={family} revision={revision} />;
  return (
    <Page
      title={t("titleRevision", { family })}
      crumbs={[{ text: shared("taskDefinitions"), href: places.taskDefinitions() }]}
    >
      <Loaded read={definition}>{() => null}</Loaded>
    </Page>
  );
}
