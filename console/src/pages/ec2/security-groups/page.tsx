// EC2 > Security groups: the list.
import type { SecurityGroup } from "@aws-sdk/client-ec2";
import Button from "@cloudscape-design/components/button";
import { useMemo, useState } from "react";
import { useNavigate } from "react-router";
import { places } from "../../../app/places.ts";
import { useLive } from "../../../aws/live.tsx";
import { Go } from "../../../parts/go.tsx";
import { type Column, Listing } from "../../../parts/listing.tsx";
import { Page } from "../../../parts/page.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { DeleteGroup } from "../parts/delete-group.tsx";
import { nameTag, securityGroupsRead } from "../reads.ts";
import { ec2Words } from "../words.ts";

function useColumns(): readonly Column<SecurityGroup>[] {
  const t = useWords(ec2Words);
  return useMemo(
    (): readonly Column<SecurityGroup>[] => [
      { id: "name", header: t("name"), text: ({ Tags }) => nameTag(Tags), cell: ({ Tags }) => nameTag(Tags) || "–" },
      {
        id: "id",
        header: t("groupId"),
        names: true,
        width: 230,
        text: ({ GroupId }) => GroupId,
        cell: ({ GroupId = "" }) => <Go to={places.securityGroup(GroupId)}>{GroupId}</Go>,
      },
      {
        id: "groupName",
        header: t("groupName"),
        text: ({ GroupName }) => GroupName,
        cell: ({ GroupName }) => GroupName,
      },
      {
        id: "vpc",
        header: t("vpcId"),
        width: 220,
        text: ({ VpcId }) => VpcId,
        cell: ({ VpcId = "" }) => <Go to={places.vpc(VpcId)}>{VpcId}</Go>,
      },
      {
        id: "description",
        header: t("description"),
        text: ({ Description }) => Description,
        cell: ({ Description }) => Description,
      },
      {
        id: "inbound",
        header: t("inboundCount"),
        text: ({ IpPermissions = [] }) => IpPermissions.length,
        cell: ({ IpPermissions = [] }) => t("from", { count: IpPermissions.length }),
      },
      {
        id: "outbound",
        header: t("outboundCount"),
        text: ({ IpPermissionsEgress = [] }) => IpPermissionsEgress.length,
        cell: ({ IpPermissionsEgress = [] }) => t("from", { count: IpPermissionsEgress.length }),
      },
    ],
    [t],
  );
}

export default function SecurityGroupsPage() {
  const t = useWords(ec2Words);
  const common = useCommonWords();
  const navigate = useNavigate();
  const groups = useLive(securityGroupsRead);
  const columns = useColumns();
  const [doomed, setDoomed] = useState<SecurityGroup>();
  return (
    <Page
      title={t("securityGroups")}
      crumbs={[{ text: "EC2", href: places.securityGroups() }]}
      description={t("securityGroupsAbout")}
    >
      <Listing
        id="security-groups"
        title={t("securityGroups")}
        items={groups.data}
        error={groups.error}
        onRetry={() => void groups.refetch()}
        columns={columns}
        keyOf={({ GroupId = "" }) => GroupId}
        placeholder={t("findGroups")}
        selection="single"
        empty={{ title: t("emptyGroups"), hint: t("groupAbout") }}
        actions={([selected]) => (
          <>
            <Button
              disabled={!selected}
              onClick={() => void navigate(places.editInboundRules(selected?.GroupId ?? ""))}
            >
              {t("editInbound")}
            </Button>
            <Button disabled={!selected} onClick={() => setDoomed(selected)}>
              {common("delete")}
            </Button>
            <Button variant="primary" onClick={() => void navigate(places.createSecurityGroup())}>
              {t("createGroup")}
            </Button>
          </>
        )}
      />
      {doomed && <DeleteGroup group={doomed} onClose={() => setDoomed(undefined)} />}
    </Page>
  );
}
