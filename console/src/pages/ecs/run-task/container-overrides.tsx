// Container overrides: command and environment of each container of the definition, for this run.
import AttributeEditor from "@cloudscape-design/components/attribute-editor";
import Box from "@cloudscape-design/components/box";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { Tag } from "../../../parts/tags.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { type ContainerDraft, noOverrides, type RunTaskDraft, withContainer } from "./draft.ts";
import { runTaskWords } from "./words.ts";

export function ContainerOverrides({
  draft,
  names,
  wrong,
  onChange,
}: {
  readonly draft: RunTaskDraft;
  readonly names: readonly string[];
  /** Containers whose command cannot be read. */
  readonly wrong: readonly string[];
  readonly onChange: (draft: RunTaskDraft) => void;
}) {
  const t = useWords(runTaskWords);
  const common = useCommonWords();
  return (
    <ExpandableSection
      variant="container"
      headingTagOverride="h2"
      headerText={common("optionalLabel", { label: t("overrides") })}
      headerDescription={t("overridesHint")}
    >
      <SpaceBetween size="l">
        {names.length === 0 && <Box color="text-body-secondary">{t("chooseDefinition")}</Box>}
        {names.map((name) => (
          <ContainerFields
            key={name}
            name={name}
            container={draft.containers[name] ?? noOverrides}
            isWrong={wrong.includes(name)}
            onChange={(part) => onChange(withContainer(draft, name, part))}
          />
        ))}
      </SpaceBetween>
    </ExpandableSection>
  );
}

function ContainerFields({
  name,
  container,
  isWrong,
  onChange,
}: {
  readonly name: string;
  readonly container: ContainerDraft;
  readonly isWrong: boolean;
  readonly onChange: (part: Partial<ContainerDraft>) => void;
}) {
  const t = useWords(runTaskWords);
  return (
    <SpaceBetween size="m">
      <Box variant="h3">{t("container", { name })}</Box>
      <FormField
        label={t("command")}
        description={t("commandHint")}
        errorText={isWrong ? t("commandInvalid") : undefined}
        stretch
      >
        <Input value={container.command} onChange={({ detail }) => onChange({ command: detail.value })} />
      </FormField>
      <FormField label={t("environmentOverride")} constraintText={t("environmentFiles")} stretch>
        <Variables variables={container.environment} onChange={(environment) => onChange({ environment })} />
      </FormField>
    </SpaceBetween>
  );
}

function Variables({
  variables,
  onChange,
}: {
  readonly variables: readonly Tag[];
  readonly onChange: (variables: readonly Tag[]) => void;
}) {
  const t = useWords(runTaskWords);
  const common = useCommonWords();
  const put = (index: number, part: Partial<Tag>) =>
    onChange(variables.map((variable, at) => (at === index ? { ...variable, ...part } : variable)));
  return (
    <AttributeEditor<Tag>
      items={variables}
      addButtonText={t("addVariable")}
      removeButtonText={common("remove")}
      empty={<Box color="text-body-secondary">{t("noVariables")}</Box>}
      onAddButtonClick={() => onChange([...variables, { key: "", value: "" }])}
      onRemoveButtonClick={({ detail }) => onChange(variables.filter((_variable, at) => at !== detail.itemIndex))}
      definition={[
        {
          label: common("key"),
          control: ({ key }, index) => (
            <Input value={key} onChange={({ detail }) => put(index, { key: detail.value })} />
          ),
        },
        {
          label: common("value"),
          control: ({ value }, index) => (
            <Input value={value} onChange={({ detail }) => put(index, { value: detail.value })} />
          ),
        },
      ]}
    />
  );
}
