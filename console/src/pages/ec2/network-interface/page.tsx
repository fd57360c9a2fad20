// EC2 > Network interfaces > one.
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import type { NetworkInterface } from "@aws-sdk/client-ec2";
import { useParams } from "react-router";
import { places } from "../../../app/places.ts";
import { useLive } from "../../../aws/live.tsx";
import { Copyable, Facts } from "../../../parts/facts.tsx";
import { Go } from "../../../parts/go.tsx";
import { Loaded, Page } from "../../../parts/page.tsx";
import { useWords } from "../../../words/use-words.ts";
import { Missing } from "../parts/missing.tsx";
import { networkInterfacesRead } from "../reads.ts";
import { ec2Words } from "../words.ts";

export default function NetworkInterfacePage() {
  const t = useWords(ec2Words);
  const { networkInterface: id = "" } = useParams();
  const interfaces = useLive(networkInterfacesRead);
  const nic = interfaces.data?.find(({ NetworkInterfaceId }) => NetworkInterfaceId === id);
  return (
    <Page
      title={id}
      crumbs={[
        { text: "EC2", href: places.networkInterfaces() },
        { text: t("interfaces"), href: places.networkInterfaces() },
      ]}
    >
      <Loaded read={interfaces}>
        {() =>
          nic ? (
            <Container header={<Header variant="h2">{t("groupDetails")}</Header>}>
              <InterfaceFacts nic={nic} />
            </Container>
          ) : (
            <Missing id={id} />
          )
        }
      </Loaded>
    </Page>
  );
}

function InterfaceFacts({ nic }: { readonly nic: NetworkInterface }) {
  const t = useWords(ec2Words);
  const { VpcId = "", SubnetId = "", Groups = [], Association, PrivateIpAddress = "" } = nic;
  return (
    <Facts
      items={[
        { label: t("interfaceId"), value: <Copyable text={nic.NetworkInterfaceId ?? ""} /> },
        {
          label: t("state"),
          value: <StatusIndicator type={nic.Status === "in-use" ? "success" : "stopped"}>{nic.Status}</StatusIndicator>,
        },
        { label: t("publicIp"), value: Association?.PublicIp && <Copyable text={Association.PublicIp} /> },
        { label: t("primaryPrivate"), value: <Copyable text={PrivateIpAddress} /> },
        { label: t("privateDns"), value: nic.PrivateDnsName },
        { label: t("mac"), value: nic.MacAddress && <Copyable text={nic.MacAddress} /> },
        { label: t("vpcId"), value: <Go to={places.vpc(VpcId)}>{VpcId}</Go> },
        { label: t("subnetId"), value: <Go to={places.subnet(SubnetId)}>{SubnetId}</Go> },
        { label: t("availabilityZone"), value: nic.AvailabilityZone },
        {
          label: t("securityGroups"),
          value: Groups.map(({ GroupId = "", GroupName }) => (
            <div key={GroupId}>
              <Go to={places.securityGroup(GroupId)}>{`${GroupId} (${GroupName})`}</Go>
            </div>
          )),
        },
        { label: t("interfaceType"), value: nic.InterfaceType },
        { label: t("description"), value: nic.Description },
        { label: t("owner"), value: nic.OwnerId },
      ]}
    />
  );
}
