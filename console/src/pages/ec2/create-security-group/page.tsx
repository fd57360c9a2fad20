// EC2 > Security groups > Create security group.
import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  EC2Client,
  RevokeSecurityGroupEgressCommand,
} from "@aws-sdk/client-ec2";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useFlash } from "../../../app/flashes.tsx";
import { places } from "../../../app/places.ts";
import type { Aws } from "../../../aws/aws.ts";
import { asProblem } from "../../../aws/problems.ts";
import { useAws, useLive } from "../../../aws/live.tsx";
import { FormPage } from "../../../parts/form-page.tsx";
import { sendable, type Tag, TagRows } from "../../../parts/tags.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { newDraft, permissionOf, problemsOf, type RuleDraft } from "../parts/rule-draft.ts";
import { RuleRows } from "../parts/rule-rows.tsx";
import { nameTag, vpcsRead } from "../reads.ts";
import { ec2Words } from "../words.ts";

interface NewGroup {
  readonly name: string;
  readonly description: string;
  readonly vpcId: string;
  readonly inbound: readonly RuleDraft[];
  readonly outbound: readonly RuleDraft[];
  readonly tags: readonly Tag[];
}

const everywhere = newDraft("everywhere", {
  typeId: "all-traffic",
  protocol: "-1",
  ports: "-1",
  peerKind: "anywhere-ipv4",
  peer: "0.0.0.0/0",
});
const empty: NewGroup = { name: "", description: "", vpcId: "", inbound: [], outbound: [everywhere], tags: [] };

export default function CreateSecurityGroupPage() {
  const t = useWords(ec2Words);
  const common = useCommonWords();
  const aws = useAws();
  const navigate = useNavigate();
  const { flash } = useFlash();
  const [group, setGroup] = useState(empty);
  const [judged, setJudged] = useState(false);
  const put = (part: Partial<NewGroup>) => setGroup((now) => ({ ...now, ...part }));
  const vpcs = useLive(vpcsRead);
  const options = (vpcs.data ?? []).map(({ VpcId = "", CidrBlock, IsDefault, Tags }) => ({
    value: VpcId,
    label: VpcId,
    description: [nameTag(Tags), CidrBlock, IsDefault && t("defaultVpc")].filter(Boolean).join(" · "),
  }));
  const preset = vpcs.data?.find(({ IsDefault }) => IsDefault)?.VpcId ?? options[0]?.value ?? "";
  const vpcId = group.vpcId || preset;
  const missing = (text: string) => (judged && text.trim() === "" ? common("required") : undefined);
  const submit = async () => {
    setJudged(true);
    const rules = [...group.inbound, ...group.outbound];
    if (!group.name.trim() || !group.description.trim()) return;
    if (rules.some((rule) => Object.keys(problemsOf(rule)).length > 0)) return;
    const id = await createGroup(aws, { ...group, vpcId });
    flash({
      type: "success",
      content: t("created", { id, name: group.name }),
      action: { label: t("view"), to: places.securityGroup(id) },
    });
    await navigate(places.securityGroup(id));
  };
  return (
    <FormPage
      title={t("createGroup")}
      description={t("groupAbout")}
      crumbs={[
        { text: "EC2", href: places.securityGroups() },
        { text: t("securityGroups"), href: places.securityGroups() },
      ]}
      submitLabel={t("createGroup")}
      cancelTo={places.securityGroups()}
      onSubmit={submit}
    >
      <Container header={<Header variant="h2">{t("basicDetails")}</Header>}>
        <SpaceBetween size="m">
          <FormField label={t("groupName")} constraintText={t("groupNameFixed")} errorText={missing(group.name)}>
            <Input value={group.name} onChange={({ detail }) => put({ name: detail.value })} autoFocus ariaRequired />
          </FormField>
          <FormField label={t("description")} errorText={missing(group.description)}>
            <Input
              value={group.description}
              onChange={({ detail }) => put({ description: detail.value })}
              ariaRequired
            />
          </FormField>
          <FormField label={t("vpc")} errorText={vpcs.error ? asProblem(vpcs.error).message : undefined}>
            <Select
              selectedOption={options.find(({ value }) => value === vpcId) ?? null}
              options={options}
              onChange={({ detail }) => put({ vpcId: detail.selectedOption.value ?? "" })}
            />
          </FormField>
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">{t("inbound")}</Header>}>
        <RuleRows
          direction="inbound"
          rules={group.inbound}
          onChange={(inbound) => put({ inbound })}
          judged={judged}
          vpcId={vpcId}
        />
      </Container>
      <Container header={<Header variant="h2">{t("outbound")}</Header>}>
        <RuleRows
          direction="outbound"
          rules={group.outbound}
          onChange={(outbound) => put({ outbound })}
          judged={judged}
          vpcId={vpcId}
        />
      </Container>
      <Container header={<Header variant="h2">{`${common("tags")} – ${common("optional")}`}</Header>}>
        <TagRows tags={group.tags} onChange={(tags) => put({ tags })} />
      </Container>
    </FormPage>
  );
}

/** The group with its rules; when a rule is refused the group goes again, so that a second attempt meets no leftovers. */
async function createGroup(aws: Aws, group: NewGroup): Promise<string> {
  const ec2 = aws.of(EC2Client);
  const tags = sendable(group.tags).map(({ key, value }) => ({ Key: key, Value: value }));
  const { GroupId = "" } = await ec2.send(
    new CreateSecurityGroupCommand({
      GroupName: group.name.trim(),
      Description: group.description.trim(),
      VpcId: group.vpcId,
      ...(tags.length > 0 && { TagSpecifications: [{ ResourceType: "security-group", Tags: tags }] }),
    }),
  );
  try {
    if (group.inbound.length > 0)
      await ec2.send(
        new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: group.inbound.map(permissionOf) }),
      );
    await setEgress(ec2, GroupId, group.outbound);
  } catch (thrown) {
    await ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
    throw thrown;
  }
  return GroupId;
}

/** EC2 gives each new group one rule that lets everything out. */
async function setEgress(ec2: EC2Client, GroupId: string, outbound: readonly RuleDraft[]): Promise<void> {
  const isGiven = ({ protocol, peer, description }: RuleDraft) =>
    protocol === "-1" && peer.trim() === "0.0.0.0/0" && description === "";
  const others = outbound.filter((rule) => !isGiven(rule));
  if (others.length === outbound.length)
    await ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId, IpPermissions: [permissionOf(everywhere)] }));
  if (others.length > 0)
    await ec2.send(new AuthorizeSecurityGroupEgressCommand({ GroupId, IpPermissions: others.map(permissionOf) }));
}
