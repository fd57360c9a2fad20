// Rows of a custom capacity provider strategy: provider, base, weight.
import AttributeEditor from "@cloudscape-design/components/attribute-editor";
import Box from "@cloudscape-design/components/box";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { computeWords } from "./compute-words.ts";
import { nextRow, type RowProblem, type StrategyRow } from "./compute-draft.ts";

/** `problems`: by row, shown by the field that each is about. */
export function StrategyRows({
  rows,
  providers,
  problems,
  onChange,
}: {
  readonly rows: readonly StrategyRow[];
  readonly providers: readonly string[];
  readonly problems?: readonly (RowProblem | undefined)[];
  readonly onChange: (rows: readonly StrategyRow[]) => void;
}) {
  const t = useWords(computeWords);
  const common = useCommonWords();
  const next = nextRow(rows, providers);
  const put = (index: number, part: Partial<StrategyRow>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...part } : row)));
  const problemOf = (index: number, problem: RowProblem) => (problems?.[index] === problem ? t(problem) : undefined);
  return (
    <AttributeEditor<StrategyRow>
      items={rows}
      addButtonText={t("addProvider")}
      removeButtonText={common("remove")}
      disableAddButton={next === undefined}
      additionalInfo={next === undefined && (providers.length === 0 ? t("noProvidersChosen") : t("allProviders"))}
      empty={<Box color="text-body-secondary">{t("noStrategy")}</Box>}
      onAddButtonClick={() => next && onChange([...rows, next])}
      onRemoveButtonClick={({ detail }) => onChange(rows.filter((_row, at) => at !== detail.itemIndex))}
      definition={[
        {
          label: t("provider"),
          control: ({ provider }, index) => (
            <Select
              selectedOption={{ value: provider, label: provider }}
              options={providers
                .filter((name) => name === provider || !rows.some((row) => row.provider === name))
                .map((name) => ({ value: name, label: name }))}
              onChange={({ detail }) => put(index, { provider: detail.selectedOption.value ?? provider })}
            />
          ),
        },
        {
          label: t("base"),
          errorText: (_row, index) => problemOf(index, "baseInvalid"),
          control: ({ base }, index) => (
            <Input value={base} inputMode="numeric" onChange={({ detail }) => put(index, { base: detail.value })} />
          ),
        },
        {
          label: t("weight"),
          errorText: (_row, index) => problemOf(index, "weightInvalid"),
          control: ({ weight }, index) => (
            <Input value={weight} inputMode="numeric" onChange={({ detail }) => put(index, { weight: detail.value })} />
          ),
        },
      ]}
    />
  );
}
