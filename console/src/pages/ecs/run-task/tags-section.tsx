// Tags of the tasks that are run.
import Checkbox from "@cloudscape-design/components/checkbox";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import FormField from "@cloudscape-design/components/form-field";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { TagRows } from "../../../parts/tags.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import type { RunTaskDraft } from "./draft.ts";
import { runTaskWords } from "./words.ts";

export function TagsSection({
  draft,
  onChange,
}: {
  readonly draft: RunTaskDraft;
  readonly onChange: (draft: RunTaskDraft) => void;
}) {
  const t = useWords(runTaskWords);
  const common = useCommonWords();
  const sources = [
    { value: "NONE", label: t("propagateNone") },
    { value: "TASK_DEFINITION", label: t("propagateDefinition") },
  ];
  return (
    <ExpandableSection
      variant="container"
      headingTagOverride="h2"
      headerText={common("optionalLabel", { label: common("tags") })}
      headerDescription={common("tagsHelp")}
    >
      <SpaceBetween size="l">
        <Checkbox
          checked={draft.managedTags}
          description={t("managedTagsHint")}
          onChange={({ detail }) => onChange({ ...draft, managedTags: detail.checked })}
        >
          {t("managedTags")}
        </Checkbox>
        <FormField label={t("propagate")}>
          <Select
            selectedOption={sources.find(({ value }) => value === draft.propagate) ?? null}
            options={sources}
            onChange={({ detail }) =>
              onChange({
                ...draft,
                propagate: detail.selectedOption.value === "TASK_DEFINITION" ? "TASK_DEFINITION" : "NONE",
              })
            }
          />
        </FormField>
        <TagRows tags={draft.tags} onChange={(tags) => onChange({ ...draft, tags })} />
      </SpaceBetween>
    </ExpandableSection>
  );
}
