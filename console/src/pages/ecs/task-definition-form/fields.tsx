// The three controls that the form is full of: a text, a choice, a yes or no.
import Checkbox from "@cloudscape-design/components/checkbox";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import { useCommonWords } from "../../../words/use-words.ts";

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly hint?: string;
  readonly constraint?: string;
  readonly placeholder?: string;
  readonly isNumber?: boolean;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly isReadOnly?: boolean;
}

export function TextField(props: TextFieldProps) {
  return (
    <FormField label={props.label} description={props.hint} constraintText={props.constraint} errorText={props.error}>
      <Text {...props} />
    </FormField>
  );
}

export type TextProps = Omit<TextFieldProps, "label" | "error" | "hint" | "constraint">;

/** Without a label of its own: for rows. */
export function Text({ value, onChange, placeholder, isNumber, isRequired, isDisabled, isReadOnly }: TextProps) {
  return (
    <Input
      value={value}
      onChange={({ detail }) => onChange(detail.value)}
      placeholder={placeholder}
      inputMode={isNumber ? "decimal" : undefined}
      ariaRequired={isRequired}
      disabled={isDisabled}
      readOnly={isReadOnly}
      spellcheck={false}
    />
  );
}

export interface Option<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly hint?: string;
  /** Why it cannot be chosen. */
  readonly disabled?: string;
}

export interface ChoiceProps<V extends string> {
  readonly value: V | undefined;
  readonly options: readonly Option<V>[];
  readonly onChange: (value: V) => void;
  readonly isSearchable?: boolean;
  readonly isDisabled?: boolean;
  readonly placeholder?: string;
  readonly empty?: string;
}

export function Choice<V extends string>(props: ChoiceProps<V>) {
  const common = useCommonWords();
  const options = props.options.map(({ value, label, hint, disabled }) => ({
    value,
    label,
    description: hint,
    disabled: disabled !== undefined,
    disabledReason: disabled,
  }));
  return (
    <Select
      selectedOption={options.find(({ value }) => value === props.value) ?? null}
      options={options}
      onChange={({ detail }) => props.onChange(detail.selectedOption.value as V)}
      filteringType={props.isSearchable ? "auto" : "none"}
      filteringAriaLabel={common("find")}
      filteringPlaceholder={common("find")}
      disabled={props.isDisabled}
      placeholder={props.placeholder}
      empty={props.empty}
    />
  );
}

export function YesNo({
  label,
  value,
  onChange,
  hint,
  isDisabled,
}: {
  readonly label: string;
  readonly value: boolean;
  readonly onChange?: (value: boolean) => void;
  readonly hint?: string;
  readonly isDisabled?: boolean;
}) {
  return (
    <Checkbox
      checked={value}
      disabled={isDisabled}
      description={hint}
      onChange={({ detail }) => onChange?.(detail.checked)}
    >
      {label}
    </Checkbox>
  );
}
