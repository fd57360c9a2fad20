// Network interfaces as a list: all of them, or those that stand in some relation to something.
import type { NetworkInterface } from "@aws-sdk/client-ec2";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { type ReactNode, useMemo } from "react";
import { places } from "../../../app/places.ts";
import { useLive } from "../../../aws/live.tsx";
import { Copyable } from "../../../parts/facts.tsx";
import { Go } from "../../../parts/go.tsx";
import { type Column, Listing } from "../../../parts/listing.tsx";
import { useWords } from "../../../words/use-words.ts";
import { networkInterfacesRead } from "../reads.ts";
import { ec2Words } from "../words.ts";

function useColumns(): readonly Column<NetworkInterface>[] {
  const t = useWords(ec2Words);
  return useMemo(
    (): readonly Column<NetworkInterface>[] => [
      {
        id: "id",
        header: t("interfaceId"),
        names: true,
        width: 230,
        text: ({ NetworkInterfaceId }) => NetworkInterfaceId,
        cell: ({ NetworkInterfaceId = "" }) => (
          <Go to={places.networkInterface(NetworkInterfaceId)}>{NetworkInterfaceId}</Go>
        ),
      },
      {
        id: "status",
        header: t("state"),
        text: ({ Status }) => Status,
        cell: ({ Status }) => (
          <StatusIndicator type={Status === "in-use" ? "success" : "stopped"}>{Status}</StatusIndicator>
        ),
      },
      {
        id: "public",
        header: t("publicIp"),
        text: ({ Association }) => Association?.PublicIp,
        cell: ({ Association }) => (Association?.PublicIp ? <Copyable text={Association.PublicIp} /> : "–"),
      },
      {
        id: "private",
        header: t("primaryPrivate"),
        text: ({ PrivateIpAddress }) => PrivateIpAddress,
        cell: ({ PrivateIpAddress }) => PrivateIpAddress,
      },
      {
        id: "subnet",
        header: t("subnetId"),
        width: 230,
        text: ({ SubnetId }) => SubnetId,
        cell: ({ SubnetId = "" }) => <Go to={places.subnet(SubnetId)}>{SubnetId}</Go>,
      },
      {
        id: "zone",
        header: t("availabilityZone"),
        text: ({ AvailabilityZone }) => AvailabilityZone,
        cell: ({ AvailabilityZone }) => AvailabilityZone,
      },
      {
        id: "groups",
        header: t("securityGroups"),
        width: 240,
        text: ({ Groups = [] }) => Groups.map(({ GroupId, GroupName }) => `${GroupId} ${GroupName}`).join(" "),
        cell: ({ Groups = [] }) =>
          Groups.map(({ GroupId = "", GroupName }) => (
            <div key={GroupId}>
              <Go to={places.securityGroup(GroupId)}>{GroupName ?? GroupId}</Go>
            </div>
          )),
      },
      {
        id: "description",
        header: t("description"),
        hidden: true,
        text: ({ Description }) => Description,
        cell: ({ Description }) => Description,
      },
    ],
    [t],
  );
}

export interface InterfaceListProps {
  readonly id: string;
  readonly title: string;
  readonly description?: ReactNode;
  readonly empty: { readonly title: string; readonly hint?: ReactNode };
  readonly only?: (nic: NetworkInterface) => boolean;
}

export function InterfaceList({ only, ...listing }: InterfaceListProps) {
  const columns = useColumns();
  const interfaces = useLive(networkInterfacesRead);
  return (
    <Listing
      {...listing}
      items={only ? interfaces.data?.filter(only) : interfaces.data}
      error={interfaces.error}
      onRetry={() => void interfaces.refetch()}
      columns={columns}
      keyOf={({ NetworkInterfaceId = "" }) => NetworkInterfaceId}
    />
  );
}
