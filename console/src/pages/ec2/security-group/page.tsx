// EC2 > Security groups > one: its rules in both directions, who stands behind it, its tags.
import { CreateTagsCommand, DeleteTagsCommand, EC2Client, type SecurityGroup } from "@aws-sdk/client-ec2";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { places } from "../../../app/places.ts";
import { useAws, useLive } from "../../../aws/live.tsx";
import { Copyable, Facts } from "../../../parts/facts.tsx";
import { Go } from "../../../parts/go.tsx";
import { Loaded, Page } from "../../../parts/page.tsx";
import { TabSet } from "../../../parts/tab-set.tsx";
import { Tags } from "../../../parts/tags.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { DeleteGroup } from "../parts/delete-group.tsx";
import { Missing } from "../parts/missing.tsx";
import { InterfaceList } from "../parts/interface-list.tsx";
import { groupRulesRead, securityGroupsRead, tagsOf } from "../reads.ts";
import { ec2Words } from "../words.ts";
import { RuleList } from "./rule-list.tsx";

export default function SecurityGroupPage() {
  const t = useWords(ec2Words);
  const common = useCommonWords();
  const { group = "" } = useParams();
  const navigate = useNavigate();
  const groups = useLive(securityGroupsRead);
  const found = groups.data?.find(({ GroupId }) => GroupId === group);
  const [doomed, setDoomed] = useState(false);
  const title = found ? `${group} - ${found.GroupName}` : group;
  return (
    <Page
      title={title}
      crumbs={[
        { text: "EC2", href: places.securityGroups() },
        { text: t("securityGroups"), href: places.securityGroups() },
      ]}
      actions={
        <Button disabled={!found} onClick={() => setDoomed(true)}>
          {common("delete")}
        </Button>
      }
    >
      <Loaded read={groups}>{() => (found ? <GroupDetail group={found} /> : <Missing id={group} />)}</Loaded>
      {doomed && found && (
        <DeleteGroup
          group={found}
          onClose={() => setDoomed(false)}
          onDeleted={() => void navigate(places.securityGroups())}
        />
      )}
    </Page>
  );
}

function GroupDetail({ group }: { readonly group: SecurityGroup }) {
  const t = useWords(ec2Words);
  const common = useCommonWords();
  const aws = useAws();
  const { GroupId = "", GroupName, Description, VpcId = "", OwnerId } = group;
  const { IpPermissions = [], IpPermissionsEgress = [], Tags: tags } = group;
  const rules = useLive(groupRulesRead(GroupId));
  const inbound = rules.data?.filter(({ IsEgress }) => !IsEgress);
  const outbound = rules.data?.filter(({ IsEgress }) => IsEgress);
  const saveTags = async ({
    put,
    removed,
  }: {
    readonly put: readonly { key: string; value: string }[];
    readonly removed: readonly string[];
  }) => {
    const ec2 = aws.of(EC2Client);
    const Resources = [GroupId];
    if (put.length > 0)
      await ec2.send(
        new CreateTagsCommand({ Resources, Tags: put.map(({ key, value }) => ({ Key: key, Value: value })) }),
      );
    if (removed.length > 0)
      await ec2.send(new DeleteTagsCommand({ Resources, Tags: removed.map((key) => ({ Key: key })) }));
  };
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{t("groupDetails")}</Header>}>
        <Facts
          items={[
            { label: t("groupName"), value: GroupName },
            { label: t("groupId"), value: <Copyable text={GroupId} /> },
            { label: t("description"), value: Description },
            { label: t("vpcId"), value: <Go to={places.vpc(VpcId)}>{VpcId}</Go> },
            { label: t("owner"), value: OwnerId },
            { label: t("inboundCount"), value: t("from", { count: IpPermissions.length }) },
            { label: t("outboundCount"), value: t("from", { count: IpPermissionsEgress.length }) },
          ]}
        />
      </Container>
      <TabSet
        label={GroupId}
        hrefOf={(tab) => places.securityGroup(GroupId, tab)}
        tabs={[
          {
            id: "inbound",
            label: t("inbound"),
            content: () => <RuleList group={group} direction="inbound" rules={inbound} error={rules.error} />,
          },
          {
            id: "outbound",
            label: t("outbound"),
            content: () => <RuleList group={group} direction="outbound" rules={outbound} error={rules.error} />,
          },
          {
            id: "interfaces",
            label: t("whoUses"),
            content: () => (
              <InterfaceList
                id="group-interfaces"
                title={t("whoUses")}
                description={t("whoUsesHint")}
                empty={{ title: t("noOneUses") }}
                only={({ Groups = [] }) => Groups.some((each) => each.GroupId === GroupId)}
              />
            ),
          },
          {
            id: "tags",
            label: common("tags"),
            content: () => <Tags name={GroupId} tags={tagsOf(tags)} onSave={saveTags} />,
          },
        ]}
      />
    </SpaceBetween>
  );
}
