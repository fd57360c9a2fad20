// The JSON of a policy as it is edited: what is wrong is said as it is typed, and what the control plane refuses after it.
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMemo, useState } from "react";
import { useFlash } from "../../../app/flashes.tsx";
import { JsonEditor } from "../../../parts/json-editor.tsx";
import { useToldProblem } from "../../../parts/json-editor/use-told-problem.ts";
import { ProblemAlert } from "../../../parts/page.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { repositoryWords } from "../repository/words.ts";
import { indented } from "./documents.ts";
import type { PolicyDocumentProps } from "./policy-document.tsx";

export function PolicyEditor({
  name,
  text,
  sample,
  problemOf,
  onSave,
  onClose,
}: PolicyDocumentProps & { readonly onClose: () => void }) {
  const t = useWords(repositoryWords);
  const common = useCommonWords();
  const { flash } = useFlash();
  const [edited, setEdited] = useState(() => (text === "" ? sample : indented(text)));
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>();
  const problem = useToldProblem(useMemo(() => problemOf(edited), [problemOf, edited]));
  const save = async () => {
    setBusy(true);
    setRefused(undefined);
    try {
      await onSave(edited);
      flash({ type: "success", content: t("documentSaved", { name }) });
      onClose();
    } catch (thrown) {
      setRefused(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <SpaceBetween size="m">
      {refused !== undefined && <ProblemAlert problem={refused} />}
      <FormField label={t("json")} constraintText={t("jsonRule")} errorText={problem.text} stretch>
        <JsonEditor
          value={edited}
          onChange={setEdited}
          label={t("json")}
          marks={problem.marks}
          fileName={`${name.replaceAll("/", "-")}.json`}
          height={320}
        />
      </FormField>
      <SpaceBetween direction="horizontal" size="xs">
        <Button onClick={onClose}>{common("cancel")}</Button>
        <Button
          variant="primary"
          disabled={problem.text !== ""}
          disabledReason={problem.text}
          loading={busy}
          onClick={() => void save()}
        >
          {common("saveChanges")}
        </Button>
      </SpaceBetween>
    </SpaceBetween>
  );
}
