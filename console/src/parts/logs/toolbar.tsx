// What stands above the lines: filter, source, pause, view options, download.
import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useWords } from "../../words/use-words.ts";
import type { LineFilter } from "./filter.ts";
import { logWords } from "./words.ts";

export interface LogOptions {
  readonly isWrapped: boolean;
  readonly hasTimestamps: boolean;
  readonly isAnnounced: boolean;
}

export interface LogToolbarProps {
  readonly filter: LineFilter;
  readonly onFilter: (filter: LineFilter) => void;
  /** Labels to choose from; one or none: no choice is offered. */
  readonly labels: readonly string[];
  readonly options: LogOptions;
  readonly onOptions: (options: LogOptions) => void;
  /** Undefined: the lines are not followed. */
  readonly pause?: { readonly isPaused: boolean; readonly onChange: (isPaused: boolean) => void };
  readonly onClear: () => void;
  readonly onDownload: () => void;
  readonly isEmpty: boolean;
}

export function LogToolbar({ filter, onFilter, labels, pause, isEmpty, ...props }: LogToolbarProps) {
  const t = useWords(logWords);
  const kinds = [
    { value: "text", label: t("filterText") },
    { value: "pattern", label: t("filterPattern") },
  ];
  return (
    <SpaceBetween direction="horizontal" size="xs" alignItems="center">
      <Input
        type="search"
        value={filter.text}
        onChange={({ detail }) => onFilter({ ...filter, text: detail.value })}
        placeholder={t("filter")}
        ariaLabel={t("filter")}
        spellcheck={false}
      />
      <Select
        selectedOption={kinds.find(({ value }) => value === filter.kind) ?? null}
        onChange={({ detail }) =>
          onFilter({ ...filter, kind: detail.selectedOption.value === "pattern" ? "pattern" : "text" })
        }
        options={kinds}
        ariaLabel={t("filterKind")}
      />
      {labels.length > 1 && <SourceSelect filter={filter} onFilter={onFilter} labels={labels} />}
      {pause && (
        <Button iconName={pause.isPaused ? "play" : "pause"} onClick={() => pause.onChange(!pause.isPaused)}>
          {pause.isPaused ? t("resume") : t("pause")}
        </Button>
      )}
      <ViewOptions options={props.options} onOptions={props.onOptions} />
      <Button iconName="download" onClick={props.onDownload} disabled={isEmpty} disabledReason={t("noLines")}>
        {t("download")}
      </Button>
      <Button onClick={props.onClear} disabled={isEmpty} disabledReason={t("noLines")}>
        {t("clear")}
      </Button>
    </SpaceBetween>
  );
}

function SourceSelect({ filter, onFilter, labels }: Pick<LogToolbarProps, "filter" | "onFilter" | "labels">) {
  const t = useWords(logWords);
  // No label is a blank, so "" is free to mean all.
  const options = [{ value: "", label: t("allSources") }, ...labels.map((label) => ({ value: label, label }))];
  return (
    <Select
      selectedOption={options.find(({ value }) => value === (filter.source ?? "")) ?? null}
      onChange={({ detail }) => onFilter({ ...filter, source: detail.selectedOption.value || undefined })}
      options={options}
      ariaLabel={t("source")}
    />
  );
}

function ViewOptions({ options, onOptions }: Pick<LogToolbarProps, "options" | "onOptions">) {
  const t = useWords(logWords);
  return (
    <ButtonDropdown
      items={[
        { id: "isWrapped", itemType: "checkbox", text: t("wrap"), checked: options.isWrapped },
        { id: "hasTimestamps", itemType: "checkbox", text: t("timestamps"), checked: options.hasTimestamps },
        { id: "isAnnounced", itemType: "checkbox", text: t("announce"), checked: options.isAnnounced },
      ]}
      onItemClick={({ detail }) => onOptions({ ...options, [detail.id]: detail.checked ?? false })}
    >
      {t("viewOptions")}
    </ButtonDropdown>
  );
}
