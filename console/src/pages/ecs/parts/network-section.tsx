// The networking part of a form: VPC, subnets, security group (existing or new), public IP.
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Multiselect from "@cloudscape-design/components/multiselect";
import RadioGroup from "@cloudscape-design/components/radio-group";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Toggle from "@cloudscape-design/components/toggle";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import type { Network } from "../network-reads.ts";
import { type NetworkDraft, type NetworkProblems, withNewGroup, withVpc } from "./network-draft.ts";
import { networkWords } from "./network-words.ts";
import { groupOption, subnetOption, vpcOption } from "./network-options.ts";
import { NewGroupFields } from "./new-group-fields.tsx";

export interface NetworkSectionProps {
  readonly draft: NetworkDraft;
  readonly network: Network;
  /** Shown by their fields; empty until the visitor has tried to send. */
  readonly problems: NetworkProblems;
  readonly onChange: (draft: NetworkDraft) => void;
  /** Of the task definition: what a new rule opens. */
  readonly ports: readonly number[];
  /** What uses the network, for the name of a new group. */
  readonly owner: string;
}

export function NetworkSection({ draft, network, problems, onChange, ports, owner }: NetworkSectionProps) {
  const t = useWords(networkWords);
  const common = useCommonWords();
  const vpcs = network.vpcs.map(vpcOption);
  const subnets = network.subnets.filter(({ VpcId }) => VpcId === draft.vpcId).map(subnetOption);
  const groups = network.groups.filter(({ VpcId }) => VpcId === draft.vpcId).map(groupOption);
  const text = (problem: keyof (typeof networkWords)["en"] | undefined) => problem && t(problem);
  return (
    <Container
      header={
        <Header variant="h2" description={t("networkingHint")}>
          {t("networking")}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <FormField label={t("vpc")} description={t("vpcHint")} errorText={text(problems.vpc)}>
          <Select
            selectedOption={vpcs.find(({ value }) => value === draft.vpcId) ?? null}
            options={vpcs}
            empty={common("noMatches")}
            onChange={({ detail }) => onChange(withVpc(draft, detail.selectedOption.value ?? "", network))}
          />
        </FormField>
        <FormField label={t("subnets")} description={t("subnetsHint")} errorText={text(problems.subnets)}>
          <Multiselect
            selectedOptions={subnets.filter(({ value }) => draft.subnetIds.includes(value))}
            options={subnets}
            placeholder={t("choose")}
            deselectAriaLabel={({ label }) => `${common("remove")}: ${label}`}
            onChange={({ detail }) =>
              onChange({ ...draft, subnetIds: detail.selectedOptions.map(({ value = "" }) => value) })
            }
          />
        </FormField>
        <FormField label={t("group")} description={t("groupHint")}>
          <RadioGroup
            value={draft.group}
            items={[
              { value: "existing", label: t("existingGroup") },
              { value: "new", label: t("newGroup") },
            ]}
            onChange={({ detail }) =>
              onChange(detail.value === "new" ? withNewGroup(draft, owner, ports) : { ...draft, group: "existing" })
            }
          />
        </FormField>
        {draft.group === "existing" ? (
          <FormField label={t("groups")} constraintText={t("groupsHint")} errorText={text(problems.groups)}>
            <Multiselect
              selectedOptions={groups.filter(({ value }) => draft.groupIds.includes(value))}
              options={groups}
              filteringType="auto"
              placeholder={t("choose")}
              deselectAriaLabel={({ label }) => `${common("remove")}: ${label}`}
              onChange={({ detail }) =>
                onChange({ ...draft, groupIds: detail.selectedOptions.map(({ value = "" }) => value) })
              }
            />
          </FormField>
        ) : (
          <NewGroupFields
            group={draft.newGroup}
            problems={problems}
            vpcId={draft.vpcId}
            onChange={(newGroup) => onChange({ ...draft, newGroup })}
          />
        )}
        <FormField label={t("publicIp")} description={t("publicIpHint")}>
          <Toggle checked={draft.publicIp} onChange={({ detail }) => onChange({ ...draft, publicIp: detail.checked })}>
            {draft.publicIp ? t("turnedOn") : t("turnedOff")}
          </Toggle>
        </FormField>
      </SpaceBetween>
    </Container>
  );
}
