// EC2 > VPCs: the list.
import type { Vpc } from "@aws-sdk/client-ec2";
import { useMemo } from "react";
import { places } from "../../../app/places.ts";
import { useLive } from "../../../aws/live.tsx";
import { Go } from "../../../parts/go.tsx";
import { type Column, Listing } from "../../../parts/listing.tsx";
import { Page } from "../../../parts/page.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { nameTag, vpcsRead } from "../reads.ts";
import { ec2Words } from "../words.ts";

export default function VpcsPage() {
  const t = useWords(ec2Words);
  const common = useCommonWords();
  const vpcs = useLive(vpcsRead);
  const columns = useMemo((): readonly Column<Vpc>[] => {
    const isDefault = ({ IsDefault }: Vpc) => common(IsDefault ? "yes" : "no");
    return [
      { id: "name", header: t("name"), text: ({ Tags }) => nameTag(Tags), cell: ({ Tags }) => nameTag(Tags) || "–" },
      {
        id: "id",
        header: t("vpcId"),
        names: true,
        width: 240,
        text: ({ VpcId }) => VpcId,
        cell: ({ VpcId = "" }) => <Go to={places.vpc(VpcId)}>{VpcId}</Go>,
      },
      { id: "state", header: t("state"), text: ({ State }) => State, cell: ({ State }) => State },
      { id: "cidr", header: t("cidr"), text: ({ CidrBlock }) => CidrBlock, cell: ({ CidrBlock }) => CidrBlock },
      {
        id: "tenancy",
        header: t("tenancy"),
        text: ({ InstanceTenancy }) => InstanceTenancy,
        cell: ({ InstanceTenancy }) => InstanceTenancy,
      },
      { id: "default", header: t("defaultVpc"), text: isDefault, cell: isDefault },
      { id: "owner", header: t("owner"), text: ({ OwnerId }) => OwnerId, cell: ({ OwnerId }) => OwnerId },
    ];
  }, [t, common]);
  return (
    <Page title={t("vpcs")} crumbs={[{ text: "EC2", href: places.vpcs() }]} description={t("vpcsAbout")}>
      <Listing
        id="vpcs"
        title={t("vpcs")}
        items={vpcs.data}
        error={vpcs.error}
        onRetry={() => void vpcs.refetch()}
        columns={columns}
        keyOf={({ VpcId = "" }) => VpcId}
        empty={{ title: t("vpcs"), hint: t("vpcsAbout") }}
      />
    </Page>
  );
}
