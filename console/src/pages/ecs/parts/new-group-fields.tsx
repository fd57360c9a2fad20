// A security group to be made on the way: its name, description and inbound rules.
import Box from "@cloudscape-design/components/box";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useWords } from "../../../words/use-words.ts";
import { RuleRows } from "../../ec2/parts/rule-rows.tsx";
import type { NetworkProblems, NewGroup } from "./network-draft.ts";
import { networkWords } from "./network-words.ts";

export function NewGroupFields({
  group,
  problems,
  vpcId,
  onChange,
}: {
  readonly group: NewGroup;
  readonly problems: NetworkProblems;
  readonly vpcId: string;
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
      <Box variant="h3">{t("inboundRules")}</Box>
      <RuleRows
        direction="inbound"
        rules={group.rules}
        vpcId={vpcId}
        judged={rules !== undefined}
        onChange={(next) => onChange({ ...group, rules: next })}
      />
    </SpaceBetween>
  );
}
