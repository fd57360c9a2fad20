// The dialog that shows an inline policy and changes it, or makes a new one.
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useState } from "react";
import { useFlash } from "../../app/flashes.tsx";
import { useAws, useLive } from "../../aws/live.tsx";
import { useFirstField } from "../../parts/first-field.ts";
import { Loaded } from "../../parts/page.tsx";
import { useCommonWords, useWords } from "../../words/use-words.ts";
import { DocumentField } from "./document-field.tsx";
import { firstPolicy, isEntityName, longestPolicyName } from "./documents.ts";
import { type Holder, inlinePolicy, putInlinePolicy } from "./holders.ts";
import { SaveDialog } from "./save-dialog.tsx";
import { useDocumentProblem } from "./use-document-problem.ts";
import { iamWords } from "./words.ts";

export interface EditInlinePolicyProps {
  readonly holder: Holder;
  /** Undefined: a new one. */
  readonly name?: string;
  readonly onClose: () => void;
}

export function EditInlinePolicy({ holder, name, onClose }: EditInlinePolicyProps) {
  const document = useLive({
    key: ["iam", "inline-policy", holder, name],
    on: [{ kind: holder.kind, name: holder.name }],
    read: (aws) => (name === undefined ? Promise.resolve(firstPolicy) : inlinePolicy(aws, holder, name)),
  });
  return (
    <Loaded read={document}>
      {(initial) => <Editor holder={holder} name={name} initial={initial} onClose={onClose} />}
    </Loaded>
  );
}

function Editor({ holder, name, initial, onClose }: EditInlinePolicyProps & { readonly initial: string }) {
  const t = useWords(iamWords);
  const common = useCommonWords();
  const aws = useAws();
  const { flash } = useFlash();
  const first = useFirstField();
  const [newName, setNewName] = useState(name ?? "");
  const [document, setDocument] = useState(initial);
  const invalid = useDocumentProblem(document, "identity");
  const nameProblem = isEntityName(newName, longestPolicyName) ? undefined : t("policyNameRule");
  const save = async () => {
    await putInlinePolicy(aws, holder, newName, document);
    flash({ type: "success", content: t("saved", { name: newName }) });
  };
  return (
    <SaveDialog
      title={name ?? t("inlineNew")}
      saveLabel={name === undefined ? common("create") : common("saveChanges")}
      size="large"
      problem={nameProblem ?? invalid?.text}
      onSave={save}
      onClose={onClose}
    >
      {name === undefined && (
        <FormField label={t("policyName")} constraintText={t("policyNameRule")}>
          <Input value={newName} onChange={({ detail }) => setNewName(detail.value)} ref={first} ariaRequired />
        </FormField>
      )}
      <DocumentField value={document} onChange={setDocument} kind="identity" />
    </SaveDialog>
  );
}
