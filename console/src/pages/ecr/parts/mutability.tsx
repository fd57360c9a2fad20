// The part of a form that says whether tags may be moved, and which are an exception.
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import RadioGroup from "@cloudscape-design/components/radio-group";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { ecrWords } from "../words.ts";
import { filtersProblem, type Mutability, type MutabilityDraft } from "./repository-draft.ts";

export function MutabilityFields({
  draft,
  onChange,
}: {
  readonly draft: MutabilityDraft;
  readonly onChange: (draft: MutabilityDraft) => void;
}) {
  const t = useWords(ecrWords);
  const common = useCommonWords();
  const isMutable = draft.mutability === "MUTABLE";
  const problem = filtersProblem(draft.exclusions);
  const said = problem && (problem.kind === "many" ? t("tooManyFilters") : t("badFilter", { filter: problem.filter }));
  return (
    <SpaceBetween size="l">
      <FormField label={t("mutability")}>
        <RadioGroup
          value={draft.mutability}
          onChange={({ detail }) => onChange({ ...draft, mutability: detail.value as Mutability })}
          items={[
            { value: "MUTABLE", label: t("mutable"), description: t("mutableHint") },
            { value: "IMMUTABLE", label: t("immutable"), description: t("immutableHint") },
          ]}
        />
      </FormField>
      <FormField
        label={`${t(isMutable ? "mutableExclusions" : "immutableExclusions")} – ${common("optional")}`}
        description={t(isMutable ? "mutableExclusionsHint" : "immutableExclusionsHint")}
        constraintText={t("exclusionsRule")}
        errorText={said}
      >
        <Input
          value={draft.exclusions}
          placeholder="latest, dev-*"
          onChange={({ detail }) => onChange({ ...draft, exclusions: detail.value })}
        />
      </FormField>
    </SpaceBetween>
  );
}
