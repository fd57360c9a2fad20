// Rows of a form: each has the same fields, a button that removes it, and below them one that adds another.
import AttributeEditor from "@cloudscape-design/components/attribute-editor";
import Box from "@cloudscape-design/components/box";
import type { ReactNode } from "react";
import { useCommonWords } from "../../../words/use-words.ts";

export interface RowField<T> {
  readonly label: string;
  readonly control: (row: T, put: (part: Partial<T>) => void) => ReactNode;
  readonly error?: (index: number) => string | undefined;
  readonly hint?: (row: T) => string | undefined;
}

export interface RowsProps<T> {
  readonly rows: readonly T[];
  readonly onChange: (rows: T[]) => void;
  readonly fields: readonly RowField<T>[];
  readonly addLabel: string;
  /** A new row; undefined: there can be none, and `empty` says why. */
  readonly blank: T | undefined;
  readonly empty: string;
  readonly nameOf?: (row: T) => string;
}

export function Rows<T extends object>({ rows, onChange, fields, addLabel, blank, empty, nameOf }: RowsProps<T>) {
  const common = useCommonWords();
  const put = (index: number, part: Partial<T>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...part } : row)));
  return (
    <AttributeEditor<T>
      items={rows}
      addButtonText={addLabel}
      disableAddButton={blank === undefined}
      removeButtonText={common("remove")}
      removeButtonAriaLabel={(row) => `${common("remove")} ${nameOf?.(row) ?? ""}`.trim()}
      empty={<Box color="text-body-secondary">{empty}</Box>}
      onAddButtonClick={() => blank && onChange([...rows, blank])}
      onRemoveButtonClick={({ detail }) => onChange(rows.filter((_row, at) => at !== detail.itemIndex))}
      definition={fields.map(({ label, control, error, hint }) => ({
        label,
        control: (row: T, index: number) => control(row, (part) => put(index, part)),
        ...(error && { errorText: (_row: T, index: number) => error(index) }),
        ...(hint && { constraintText: (row: T) => hint(row) }),
      }))}
    />
  );
}
