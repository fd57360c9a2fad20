// A policy document: to read, and to write with what is wrong said as one types.
import Box from "@cloudscape-design/components/box";
import FormField from "@cloudscape-design/components/form-field";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import Textarea from "@cloudscape-design/components/textarea";
import type { PolicyKind } from "../../../../src/model/iam/policy/statement.ts";
import { useWords } from "../../words/use-words.ts";
import { documentProblem } from "./documents.ts";
import { iamWords } from "./words.ts";

export interface DocumentFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly kind: PolicyKind;
  readonly label?: string;
}

export function DocumentField({ value, onChange, kind, label }: DocumentFieldProps) {
  const t = useWords(iamWords);
  const problem = documentProblem(value, kind);
  return (
    <FormField
      label={label ?? t("document")}
      stretch
      errorText={problem && t("documentInvalid", { reason: problem })}
      constraintText={!problem && <StatusIndicator type="success">{t("documentValid")}</StatusIndicator>}
    >
      <Textarea
        value={value}
        onChange={({ detail }) => onChange(detail.value)}
        rows={Math.min(28, Math.max(12, value.split("\n").length + 1))}
        spellcheck={false}
        disableBrowserAutocorrect
      />
    </FormField>
  );
}

export function DocumentView({ document }: { readonly document: string }) {
  return <Box variant="pre">{document}</Box>;
}
