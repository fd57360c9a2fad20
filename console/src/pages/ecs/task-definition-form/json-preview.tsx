// The form's definition as JSON, in a dialog: to read, to copy, and to go on editing as text.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useNavigate } from "react-router";
import { JsonEditor } from "../../../parts/json-editor.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import type { DefinitionInput } from "./draft.ts";
import { formWords } from "./words.ts";

export function JsonPreview({
  definition,
  editAt,
  onClose,
}: {
  readonly definition: DefinitionInput;
  /** The JSON editor's address, which takes the text over. */
  readonly editAt: string;
  readonly onClose: () => void;
}) {
  const t = useWords(formWords);
  const common = useCommonWords();
  const navigate = useNavigate();
  const json = JSON.stringify(definition, undefined, 2);
  return (
    <Modal
      visible
      size="large"
      header="JSON"
      onDismiss={onClose}
      closeAriaLabel={common("close")}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {common("close")}
            </Button>
            <Button onClick={() => void navigate(editAt, { state: { json } })}>{t("editAsJson")}</Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="s">
        <Box color="text-body-secondary">{t("jsonHint")}</Box>
        <JsonEditor value={json} label="JSON" fileName={`${definition.family || "task-definition"}.json`} />
      </SpaceBetween>
    </Modal>
  );
}
