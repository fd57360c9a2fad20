// Subnets as a list: all of them, or a VPC's.
import type { Subnet } from "@aws-sdk/client-ec2";
import { useMemo } from "react";
import { places } from "../../../app/places.ts";
import { useLive } from "../../../aws/live.tsx";
import { Go } from "../../../parts/go.tsx";
import { type Column, Listing } from "../../../parts/listing.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { nameTag, subnetsRead } from "../reads.ts";
import { ec2Words } from "../words.ts";

export function SubnetList({ vpcId }: { readonly vpcId?: string }) {
  const t = useWords(ec2Words);
  const common = useCommonWords();
  const subnets = useLive(subnetsRead);
  const columns = useMemo((): readonly Column<Subnet>[] => {
    const yes = (value: boolean | undefined) => common(value ? "yes" : "no");
    return [
      { id: "name", header: t("name"), text: ({ Tags }) => nameTag(Tags), cell: ({ Tags }) => nameTag(Tags) || "–" },
      {
        id: "id",
        header: t("subnetId"),
        names: true,
        width: 240,
        text: ({ SubnetId }) => SubnetId,
        cell: ({ SubnetId = "" }) => <Go to={places.subnet(SubnetId)}>{SubnetId}</Go>,
      },
      { id: "state", header: t("state"), text: ({ State }) => State, cell: ({ State }) => State },
      {
        id: "vpc",
        header: t("vpc"),
        width: 220,
        text: ({ VpcId }) => VpcId,
        cell: ({ VpcId = "" }) => <Go to={places.vpc(VpcId)}>{VpcId}</Go>,
      },
      { id: "cidr", header: t("cidr"), text: ({ CidrBlock }) => CidrBlock, cell: ({ CidrBlock }) => CidrBlock },
      {
        id: "left",
        header: t("addressesLeft"),
        text: ({ AvailableIpAddressCount }) => AvailableIpAddressCount,
        cell: ({ AvailableIpAddressCount }) => AvailableIpAddressCount,
      },
      {
        id: "zone",
        header: t("availabilityZone"),
        text: ({ AvailabilityZone }) => AvailabilityZone,
        cell: ({ AvailabilityZone }) => AvailabilityZone,
      },
      {
        id: "auto",
        header: t("autoAssign"),
        text: ({ MapPublicIpOnLaunch }) => yes(MapPublicIpOnLaunch),
        cell: ({ MapPublicIpOnLaunch }) => yes(MapPublicIpOnLaunch),
      },
    ];
  }, [t, common]);
  return (
    <Listing
      id="subnets"
      title={t("subnets")}
      items={vpcId === undefined ? subnets.data : subnets.data?.filter((subnet) => subnet.VpcId === vpcId)}
      error={subnets.error}
      onRetry={() => void subnets.refetch()}
      columns={columns}
      keyOf={({ SubnetId = "" }) => SubnetId}
      empty={{ title: t("subnets") }}
    />
  );
}
