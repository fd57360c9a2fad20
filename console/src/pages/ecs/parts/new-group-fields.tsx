// A security group to be made on the way: its name, description and inbound rules.
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useWords } from "../../../words/use-words.ts";
import { InboundRules } from "./inbound-rules.tsx";
import type { NetworkProblems, NewGroup } from "./network-draft.ts";
import { networkWords } from "./network-words.ts";

export function NewGroupFields({
  group,
  problems,
  ports,
  onChange,
}: {
  readonly group: NewGroup;
  readonly problems: NetworkProblems;
  readonly ports: readonly number[];
  readonly onChange: (group: NewGroup) => void;
}) {
  const t = useWords(networkWords);
  const { groupName, groupDescription, rules } = problems;
  return (
    <SpaceBetween size="l">
      <FormField label={t("groupName")} errorText={groupName && t(groupName)}>
        <Input value={group.name} onChange={({ detail }) => onChange({ ...group, name: detail.value })} />
      </FormField>
      <FormField label={t("groupDescription")} errorText={groupDescription && t(groupDescription)}>
        <Input value={group.description} onChange={({ detail }) => onChange({ ...group, description: detail.value })} />
      </FormField>
      <FormField label={t("inboundRules")} stretch>
        <InboundRules
          rules={group.rules}
          ports={String(ports[0] ?? "")}
          tried={rules !== undefined}
          onChange={(next) => onChange({ ...group, rules: next })}
        />
      </FormField>
    </SpaceBetween>
  );
}
