// Task overrides: other roles for this run.
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import FormField from "@cloudscape-design/components/form-field";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useLive } from "../../../aws/live.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import type { RunTaskDraft } from "./draft.ts";
import { taskRolesRead } from "./roles-read.ts";
import { runTaskWords } from "./words.ts";

export function TaskOverrides({
  draft,
  onChange,
}: {
  readonly draft: RunTaskDraft;
  readonly onChange: (draft: RunTaskDraft) => void;
}) {
  const t = useWords(runTaskWords);
  const common = useCommonWords();
  const roles = useLive(taskRolesRead);
  const options = [
    { value: "", label: t("noOverride") },
    ...(roles.data ?? []).map(({ Arn = "", RoleName = "" }) => ({ value: Arn, label: RoleName, description: Arn })),
  ];
  const role = (label: string, value: string, put: (arn: string) => void) => (
    <FormField label={label} description={t("rolesHint")}>
      <Select
        selectedOption={options.find((option) => option.value === value) ?? null}
        options={options}
        filteringType="auto"
        onChange={({ detail }) => put(detail.selectedOption.value ?? "")}
      />
    </FormField>
  );
  return (
    <ExpandableSection
      variant="container"
      headingTagOverride="h2"
      headerText={common("optionalLabel", { label: t("taskOverrides") })}
    >
      <SpaceBetween size="l">
        {role(t("taskRole"), draft.taskRole, (taskRole) => onChange({ ...draft, taskRole }))}
        {role(t("executionRole"), draft.executionRole, (executionRole) => onChange({ ...draft, executionRole }))}
      </SpaceBetween>
    </ExpandableSection>
  );
}
