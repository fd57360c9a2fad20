// EC2 > Security groups > Edit inbound (or outbound) rules.
import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  EC2Client,
  ModifySecurityGroupRulesCommand,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
  type SecurityGroup,
  type SecurityGroupRule,
} from "@aws-sdk/client-ec2";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { useMemo, useState } from "react";
import { useLocation, useNavigate, useParams, useSearchParams } from "react-router";
import { useFlash } from "../../../app/flashes.tsx";
import { places } from "../../../app/places.ts";
import { useAws, useLive } from "../../../aws/live.tsx";
import type { Aws } from "../../../aws/aws.ts";
import { FormPage } from "../../../parts/form-page.tsx";
import { Loaded, Page } from "../../../parts/page.tsx";
import { useWords } from "../../../words/use-words.ts";
import { draftOf, newDraft, problemsOf, type RuleChanges, ruleChanges, type RuleDraft } from "../parts/rule-draft.ts";
import { type Direction, RuleRows } from "../parts/rule-rows.tsx";
import { groupRulesRead, securityGroupsRead } from "../reads.ts";
import { ec2Words } from "../words.ts";
import { RulePreview } from "./preview.tsx";

export default function EditRulesPage() {
  const t = useWords(ec2Words);
  const { group = "" } = useParams();
  const direction: Direction = useLocation().pathname.endsWith("edit-outbound") ? "outbound" : "inbound";
  const rules = useLive(groupRulesRead(group));
  const groups = useLive(securityGroupsRead);
  const found = groups.data?.find(({ GroupId }) => GroupId === group);
  if (rules.data && found)
    return <Editor key={`${group} ${direction}`} group={found} direction={direction} rules={rules.data} />;
  return (
    <Page title={t(direction === "inbound" ? "editInbound" : "editOutbound")} crumbs={[]}>
      <Loaded read={rules}>{() => null}</Loaded>
    </Page>
  );
}

interface EditorProps {
  readonly group: SecurityGroup;
  readonly direction: Direction;
  readonly rules: readonly SecurityGroupRule[];
}

function Editor({ group: { GroupId: groupId = "", GroupName: name = "", VpcId }, direction, rules }: EditorProps) {
  const t = useWords(ec2Words);
  const aws = useAws();
  const navigate = useNavigate();
  const { flash } = useFlash();
  const [search] = useSearchParams();
  const isEgress = direction === "outbound";
  const own = useMemo(() => rules.filter(({ IsEgress }) => IsEgress === isEgress).map(draftOf), [rules, isEgress]);
  const [edited, setEdited] = useState<readonly RuleDraft[]>(() => [...own, ...presetOf(search)]);
  const [judged, setJudged] = useState(false);
  const [preview, setPreview] = useState(false);
  const back = places.securityGroup(groupId, direction);
  const faulty = edited.some((rule) => Object.keys(problemsOf(rule)).length > 0);
  const save = async () => {
    setJudged(true);
    if (faulty) return;
    await apply(aws, groupId, isEgress, ruleChanges(own, edited));
    flash({
      type: "success",
      content: t("rulesSaved", { direction, id: `${groupId} (${name})` }),
      action: { label: t("view"), to: back },
    });
    await navigate(back);
  };
  return (
    <FormPage
      title={t(isEgress ? "editOutbound" : "editInbound")}
      description={`${t(isEgress ? "editOutHint" : "editHint")} ${t("effect")}`}
      crumbs={[
        { text: "EC2", href: places.securityGroups() },
        { text: t("securityGroups"), href: places.securityGroups() },
        { text: `${groupId} - ${name}`, href: back },
      ]}
      submitLabel={t("saveRules")}
      cancelTo={back}
      onSubmit={save}
      secondaryActions={
        <Button
          formAction="none"
          onClick={() => {
            setJudged(true);
            setPreview(!faulty);
          }}
        >
          {t("preview")}
        </Button>
      }
    >
      <Container header={<Header variant="h2">{t(isEgress ? "outbound" : "inbound")}</Header>}>
        <RuleRows direction={direction} rules={edited} onChange={setEdited} judged={judged} vpcId={VpcId} />
      </Container>
      {preview && <RulePreview changes={ruleChanges(own, edited)} onClose={() => setPreview(false)} />}
    </FormPage>
  );
}

/** A diagnosis leads here with the rule that is missing. */
function presetOf(search: URLSearchParams): RuleDraft[] {
  const ports = search.get("port");
  const peer = search.get("source");
  if (ports === null || peer === null) return [];
  return [newDraft("preset", { ports, peer, peerKind: peer === "0.0.0.0/0" ? "anywhere-ipv4" : "custom" })];
}

/** What is let in is added before what goes is taken away, so that traffic both allow goes on. */
async function apply(aws: Aws, GroupId: string, isEgress: boolean, changes: RuleChanges): Promise<void> {
  const ec2 = aws.of(EC2Client);
  if (changes.authorise.length > 0) {
    const input = { GroupId, IpPermissions: [...changes.authorise] };
    await (isEgress
      ? ec2.send(new AuthorizeSecurityGroupEgressCommand(input))
      : ec2.send(new AuthorizeSecurityGroupIngressCommand(input)));
  }
  if (changes.modify.length > 0)
    await ec2.send(new ModifySecurityGroupRulesCommand({ GroupId, SecurityGroupRules: [...changes.modify] }));
  if (changes.revoke.length > 0) {
    const input = { GroupId, SecurityGroupRuleIds: [...changes.revoke] };
    await (isEgress
      ? ec2.send(new RevokeSecurityGroupEgressCommand(input))
      : ec2.send(new RevokeSecurityGroupIngressCommand(input)));
  }
}
