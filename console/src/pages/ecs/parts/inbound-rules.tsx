// Rows of inbound rules in a form: type, protocol, port range, source, values.
import Alert from "@cloudscape-design/components/alert";
import AttributeEditor, { type AttributeEditorProps } from "@cloudscape-design/components/attribute-editor";
import Box from "@cloudscape-design/components/box";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useLive } from "../../../aws/live.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import {
  type InboundRule,
  isOpenToAll,
  problemsOfRule,
  ruleSources,
  type RuleSource,
  ruleTypes,
  type RuleTypeId,
  typeOf,
  withSource,
  withType,
} from "./inbound-rule.ts";
import { networkWords } from "./network-words.ts";

/** `ports`: what a new row begins with. `tried`: whether what is wrong is shown. */
export function InboundRules({
  rules,
  onChange,
  ports,
  tried,
}: {
  readonly rules: readonly InboundRule[];
  readonly onChange: (rules: readonly InboundRule[]) => void;
  readonly ports: string;
  readonly tried: boolean;
}) {
  const t = useWords(networkWords);
  const common = useCommonWords();
  const myAddress = useMyAddress();
  const put = (index: number, rule: InboundRule) => onChange(rules.map((old, at) => (at === index ? rule : old)));
  const add = () =>
    onChange([...rules, withSource({ type: "customTcp", ports, source: "myIp", value: "" }, "myIp", myAddress)]);
  return (
    <SpaceBetween size="s">
      <AttributeEditor<InboundRule>
        items={rules}
        addButtonText={t("addRule")}
        removeButtonText={common("remove")}
        empty={<Box color="text-body-secondary">{t("noRules")}</Box>}
        onAddButtonClick={add}
        onRemoveButtonClick={({ detail }) => onChange(rules.filter((_rule, at) => at !== detail.itemIndex))}
        definition={useRuleFields(put, myAddress, tried)}
      />
      {rules.some(isOpenToAll) && (
        <Alert type="warning" statusIconAriaLabel={common("info")}>
          {t("openToAll")}
        </Alert>
      )}
    </SpaceBetween>
  );
}

/** The visitor's address as rules see it; empty until it is known. */
function useMyAddress(): string {
  const read = useLive({
    key: ["client-address"],
    on: [],
    read: async (aws, signal) => {
      const { address } = await aws.muelle<{ address: string }>("GET", "client-address", undefined, signal);
      return address;
    },
  });
  return read.data ?? "";
}

type Put = (index: number, rule: InboundRule) => void;

function useRuleFields(
  put: Put,
  myAddress: string,
  tried: boolean,
): AttributeEditorProps.FieldDefinition<InboundRule>[] {
  const t = useWords(networkWords);
  const types = ruleTypes.map(({ id }) => ({ value: id, label: t(id) }));
  const sources = ruleSources.map((id) => ({ value: id, label: t(id) }));
  const wrong = (rule: InboundRule, field: "ports" | "value") => {
    const problem = tried ? problemsOfRule(rule)[field] : undefined;
    return problem && t(problem);
  };
  return [
    {
      label: t("type"),
      control: (rule, index) => (
        <Select
          selectedOption={types.find(({ value }) => value === rule.type) ?? null}
          options={types}
          onChange={({ detail }) => put(index, withType(rule, detail.selectedOption.value as RuleTypeId))}
        />
      ),
    },
    {
      label: t("protocol"),
      control: ({ type }) => {
        const { protocol } = typeOf(type);
        return <Input value={protocol === "-1" ? t("allProtocols") : protocol.toUpperCase()} readOnly />;
      },
    },
    {
      label: t("portRange"),
      errorText: (rule) => wrong(rule, "ports"),
      control: (rule, index) => (
        <Input
          value={rule.ports}
          readOnly={typeOf(rule.type).ports !== undefined}
          onChange={({ detail }) => put(index, { ...rule, ports: detail.value })}
        />
      ),
    },
    {
      label: t("source"),
      control: (rule, index) => (
        <Select
          selectedOption={sources.find(({ value }) => value === rule.source) ?? null}
          options={sources}
          onChange={({ detail }) => put(index, withSource(rule, detail.selectedOption.value as RuleSource, myAddress))}
        />
      ),
    },
    {
      label: t("sourceValue"),
      errorText: (rule) => wrong(rule, "value"),
      control: (rule, index) => (
        <Input
          value={rule.value}
          readOnly={rule.source !== "custom"}
          onChange={({ detail }) => put(index, { ...rule, value: detail.value })}
        />
      ),
    },
  ];
}
