// How a chart of metrics is drawn: statistic, period, time range.
import ColumnLayout from "@cloudscape-design/components/column-layout";
import FormField from "@cloudscape-design/components/form-field";
import Select from "@cloudscape-design/components/select";
import { useWords } from "../../../words/use-words.ts";
import { metricsWords } from "./words.ts";

export const statistics = ["Average", "Minimum", "Maximum", "Sum", "SampleCount"] as const;
const periods = [10, 60, 300, 900, 3600] as const;
const ranges = [15, 60, 180, 720, 1440, 10_080] as const;
/** Points below a minute are kept for so long. */
const fineMinutes = 180;

export interface Drawing {
  readonly stat: string;
  readonly periodSeconds: number;
  readonly rangeMinutes: number;
}

export interface ControlsProps {
  readonly drawing: Drawing;
  readonly onChange: (drawing: Drawing) => void;
}

export function Controls({ drawing, onChange }: ControlsProps) {
  const t = useWords(metricsWords);
  const seconds = (value: number) =>
    value < 60 ? t("periodSeconds", { seconds: value }) : t("periodMinutes", { minutes: value / 60 });
  const minutes = (value: number) =>
    value < 60 ? t("periodMinutes", { minutes: value }) : t("hours", { hours: value / 60 });
  const changeRange = (rangeMinutes: number) =>
    onChange({
      ...drawing,
      rangeMinutes,
      periodSeconds: rangeMinutes > fineMinutes ? Math.max(60, drawing.periodSeconds) : drawing.periodSeconds,
    });
  return (
    <ColumnLayout columns={3}>
      <Choice
        label={t("statistic")}
        value={drawing.stat}
        options={statistics.map((value) => ({ value, label: value }))}
        onChange={(stat) => onChange({ ...drawing, stat })}
      />
      <Choice
        label={t("period")}
        value={String(drawing.periodSeconds)}
        options={periods
          .filter((value) => value >= 60 || drawing.rangeMinutes <= fineMinutes)
          .map((value) => ({ value: String(value), label: seconds(value) }))}
        onChange={(value) => onChange({ ...drawing, periodSeconds: Number(value) })}
      />
      <Choice
        label={t("range")}
        value={String(drawing.rangeMinutes)}
        options={ranges.map((value) => ({ value: String(value), label: minutes(value) }))}
        onChange={(value) => changeRange(Number(value))}
      />
    </ColumnLayout>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

export function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <FormField label={label}>
      <Select
        selectedOption={options.find((option) => option.value === value) ?? null}
        options={options}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? "")}
      />
    </FormField>
  );
}
