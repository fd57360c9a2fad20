// The rows of the rule editor: type, protocol, ports, source or destination, description. Used for both directions and when a
// group is made.
import Alert from "@cloudscape-design/components/alert";
import AttributeEditor from "@cloudscape-design/components/attribute-editor";
import Autosuggest from "@cloudscape-design/components/autosuggest";
import Box from "@cloudscape-design/components/box";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useId } from "react";
import { useLive } from "../../../aws/live.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { clientAddressRead, securityGroupsRead } from "../reads.ts";
import { ec2Words } from "../words.ts";
import { newDraft, type PeerKind, problemsOf, type RuleDraft, withType } from "./rule-draft.ts";
import { ruleTypes, typeOf } from "./rule-types.ts";

export type Direction = "inbound" | "outbound";

export interface RuleRowsProps {
  readonly direction: Direction;
  readonly rules: readonly RuleDraft[];
  readonly onChange: (rules: RuleDraft[]) => void;
  /** Fields are judged after the first attempt to save. */
  readonly judged: boolean;
  readonly vpcId?: string;
}

export function RuleRows({ direction, rules, onChange, judged, vpcId }: RuleRowsProps) {
  const t = useWords(ec2Words);
  const common = useCommonWords();
  const prefix = useId();
  const clientAddress = useLive(clientAddressRead);
  const put = (index: number, next: RuleDraft) => onChange(rules.map((rule, at) => (at === index ? next : rule)));
  const isOpen = rules.some(({ peer }) => peer === "0.0.0.0/0" || peer === "::/0");
  return (
    <SpaceBetween size="m">
      <AttributeEditor<RuleDraft>
        items={rules}
        addButtonText={t("addRule")}
        removeButtonText={common("delete")}
        removeButtonAriaLabel={(rule) => `${common("delete")}: ${rule.ruleId ?? rule.ports}`}
        empty={
          <Box color="text-body-secondary">
            {t("emptyRules")}. {t(direction === "inbound" ? "emptyInboundHint" : "emptyOutboundHint")}
          </Box>
        }
        gridLayout={[
          { breakpoint: "m", rows: [[3, 2, 2, 3, 4, 3]], removeButton: { width: "auto" } },
          {
            breakpoint: "s",
            rows: [
              [3, 2, 2],
              [3, 4, 3],
            ],
          },
          { rows: [[1], [1], [1], [1], [1], [1]] },
        ]}
        onAddButtonClick={() => onChange([...rules, newDraft(`${prefix}-${Date.now()}-${rules.length}`)])}
        onRemoveButtonClick={({ detail }) => onChange(rules.filter((_rule, at) => at !== detail.itemIndex))}
        definition={[
          {
            label: t("type"),
            control: (rule, index) => <TypeSelect rule={rule} onChange={(next) => put(index, next)} />,
          },
          {
            label: t("protocol"),
            control: ({ protocol }) => (
              <Input value={protocol === "-1" ? t("allOfThem") : protocol.toUpperCase()} disabled />
            ),
          },
          {
            label: t("portRange"),
            errorText: (rule) => {
              const problem = judged ? problemsOf(rule).ports : undefined;
              return problem && t(problem);
            },
            control: (rule, index) => <Ports rule={rule} onChange={(next) => put(index, next)} />,
          },
          {
            label: t(direction === "inbound" ? "source" : "destination"),
            control: (rule, index) => (
              <PeerSelect rule={rule} myAddress={clientAddress.data} onChange={(next) => put(index, next)} />
            ),
          },
          {
            label: common("value"),
            errorText: (rule) => {
              const problem = judged ? problemsOf(rule).peer : undefined;
              return problem && t(problem);
            },
            control: (rule, index) => <PeerValue rule={rule} vpcId={vpcId} onChange={(next) => put(index, next)} />,
          },
          {
            label: t("descriptionOptional"),
            errorText: (rule) => {
              const problem = judged ? problemsOf(rule).description : undefined;
              return problem && t(problem);
            },
            control: (rule, index) => (
              <Input
                value={rule.description}
                onChange={({ detail }) => put(index, { ...rule, description: detail.value })}
              />
            ),
          },
        ]}
      />
      {clientAddress.data && direction === "inbound" && (
        <Box color="text-body-secondary" fontSize="body-s">
          {t("clientAddress", { address: clientAddress.data })}
        </Box>
      )}
      {isOpen && direction === "inbound" && <Alert type="warning">{t("anywhereWarning")}</Alert>}
    </SpaceBetween>
  );
}

interface RowProps {
  readonly rule: RuleDraft;
  readonly onChange: (rule: RuleDraft) => void;
}

function TypeSelect({ rule, onChange }: RowProps) {
  const t = useWords(ec2Words);
  const label = ({ label: own, word }: { label?: string; word?: (typeof ruleTypes)[number]["word"] }) =>
    own ?? (word ? t(word) : "");
  const options = ruleTypes.map((type) => ({ value: type.id, label: label(type) }));
  const other = options.some(({ value }) => value === rule.typeId)
    ? undefined
    : { value: rule.typeId, label: `${label(typeOf(rule.protocol, undefined, undefined))} (${rule.protocol})` };
  return (
    <Select
      selectedOption={options.find(({ value }) => value === rule.typeId) ?? other ?? null}
      options={options}
      filteringType="auto"
      onChange={({ detail }) => onChange(withType(rule, detail.selectedOption.value ?? rule.typeId))}
      expandToViewport
    />
  );
}

function Ports({ rule, onChange }: RowProps) {
  const t = useWords(ec2Words);
  const free = ruleTypes.some(({ id, ports }) => id === rule.typeId && ports === undefined);
  const shown = free ? rule.ports : rule.ports.startsWith("-1") ? t("allOfThem") : rule.ports;
  return (
    <Input
      value={shown}
      disabled={!free}
      placeholder="5000"
      inputMode="numeric"
      onChange={({ detail }) => onChange({ ...rule, ports: detail.value })}
    />
  );
}

function PeerSelect({ rule, onChange, myAddress }: RowProps & { readonly myAddress: string | undefined }) {
  const t = useWords(ec2Words);
  const options = [
    { value: "custom", label: t("custom") },
    { value: "anywhere-ipv4", label: t("anywhere4") },
    { value: "anywhere-ipv6", label: t("anywhere6") },
    { value: "my-ip", label: t("myIp"), disabled: myAddress === undefined },
  ];
  const peers: Readonly<Record<string, string>> = {
    "anywhere-ipv4": "0.0.0.0/0",
    "anywhere-ipv6": "::/0",
    "my-ip": `${myAddress ?? ""}/32`,
    custom: "",
  };
  return (
    <Select
      selectedOption={options.find(({ value }) => value === rule.peerKind) ?? null}
      options={options}
      onChange={({ detail }) => {
        const kind = (detail.selectedOption.value ?? "custom") as PeerKind;
        onChange({ ...rule, peerKind: kind, peer: peers[kind] ?? "" });
      }}
      expandToViewport
    />
  );
}

/** A CIDR is typed; groups of the VPC are offered. */
function PeerValue({ rule, onChange, vpcId }: RowProps & { readonly vpcId: string | undefined }) {
  const t = useWords(ec2Words);
  const common = useCommonWords();
  const groups = useLive(securityGroupsRead);
  const options = (groups.data ?? [])
    .filter((group) => vpcId === undefined || group.VpcId === vpcId)
    .map(({ GroupId = "", GroupName }) => ({ value: GroupId, label: GroupId, description: GroupName }));
  return (
    <Autosuggest
      value={rule.peer}
      options={options}
      disabled={rule.peerKind !== "custom"}
      placeholder="0.0.0.0/0, sg-…"
      enteredTextLabel={(text) => text}
      ariaLabel={t("source")}
      empty={common("noMatches")}
      onChange={({ detail }) => onChange({ ...rule, peer: detail.value })}
      expandToViewport
    />
  );
}
