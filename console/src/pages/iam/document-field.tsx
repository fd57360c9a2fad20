// A policy document: to read, and to write with what is wrong said, and shown at its line, as one types.
import Box from "@cloudscape-design/components/box";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import FormField from "@cloudscape-design/components/form-field";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import type { PolicyKind } from "../../../../src/model/iam/policy/statement.ts";
import { JsonEditor } from "../../parts/json-editor.tsx";
import { useCommonWords, useWords } from "../../words/use-words.ts";
import { useDocumentProblem } from "./use-document-problem.ts";
import { iamWords } from "./words.ts";

export interface DocumentFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly kind: PolicyKind;
  readonly label?: string;
}

export function DocumentField({ value, onChange, kind, label }: DocumentFieldProps) {
  const t = useWords(iamWords);
  const problem = useDocumentProblem(value, kind);
  const name = label ?? t("document");
  return (
    <FormField
      label={name}
      stretch
      errorText={problem?.text}
      constraintText={!problem && <StatusIndicator type="success">{t("documentValid")}</StatusIndicator>}
    >
      <JsonEditor
        value={value}
        onChange={onChange}
        label={name}
        marks={problem?.marks}
        fileName={kind === "trust" ? "trust-policy.json" : "policy.json"}
        height={320}
      />
    </FormField>
  );
}

export function DocumentView({ document }: { readonly document: string }) {
  const common = useCommonWords();
  return (
    <>
      <Box float="right">
        <CopyToClipboard
          copyButtonText={common("copy")}
          textToCopy={document}
          copySuccessText={common("copied")}
          copyErrorText={common("copyFailed")}
        />
      </Box>
      <Box variant="pre">{document}</Box>
    </>
  );
}
