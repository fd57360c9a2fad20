// Tags of a service: its own, those that ECS manages, and what its tasks get.
import Checkbox from "@cloudscape-design/components/checkbox";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import FormField from "@cloudscape-design/components/form-field";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { TagRows } from "../../../parts/tags.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import type { Propagate } from "./draft.ts";
import type { SectionProps } from "./section.ts";
import { serviceFormWords } from "./words.ts";

/** `own`: whether the service's own tags are in the form: UpdateService does not change them. */
export function TagsSection({ draft, onChange, own }: SectionProps & { readonly own: boolean }) {
  const t = useWords(serviceFormWords);
  const common = useCommonWords();
  const sources = [
    { value: "NONE", label: t("propagateNone") },
    { value: "TASK_DEFINITION", label: t("propagateDefinition") },
    { value: "SERVICE", label: t("propagateService") },
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
            onChange={({ detail }) => onChange({ ...draft, propagate: detail.selectedOption.value as Propagate })}
          />
        </FormField>
        {own && <TagRows tags={draft.tags} onChange={(tags) => onChange({ ...draft, tags })} />}
      </SpaceBetween>
    </ExpandableSection>
  );
}
