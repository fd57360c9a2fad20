// EC2 > Subnets > one: its addresses, its way out, who lives in it.
import type { Subnet } from "@aws-sdk/client-ec2";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useParams } from "react-router";
import { places } from "../../../app/places.ts";
import { useLive } from "../../../aws/live.tsx";
import { Copyable, Facts } from "../../../parts/facts.tsx";
import { Go } from "../../../parts/go.tsx";
import { Loaded, Page } from "../../../parts/page.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { InterfaceList } from "../parts/interface-list.tsx";
import { Missing } from "../parts/missing.tsx";
import { RouteList } from "../parts/route-list.tsx";
import { networkAclsRead, routeTablesRead, subnetsRead } from "../reads.ts";
import { ec2Words } from "../words.ts";

export default function SubnetPage() {
  const t = useWords(ec2Words);
  const { subnet: id = "" } = useParams();
  const subnets = useLive(subnetsRead);
  const subnet = subnets.data?.find(({ SubnetId }) => SubnetId === id);
  return (
    <Page
      title={id}
      crumbs={[
        { text: "EC2", href: places.vpcs() },
        { text: t("subnets"), href: places.subnets() },
      ]}
    >
      <Loaded read={subnets}>{() => (subnet ? <SubnetDetail subnet={subnet} /> : <Missing id={id} />)}</Loaded>
    </Page>
  );
}

function SubnetDetail({ subnet }: { readonly subnet: Subnet }) {
  const t = useWords(ec2Words);
  const common = useCommonWords();
  const { SubnetId = "", VpcId = "" } = subnet;
  const tables = useLive(routeTablesRead(VpcId));
  const acls = useLive(networkAclsRead(VpcId));
  const own = tables.data?.find(({ Associations = [] }) => Associations.some((each) => each.SubnetId === SubnetId));
  const table = own ?? tables.data?.find(({ Associations = [] }) => Associations.some(({ Main }) => Main));
  const acl = acls.data?.find(({ Associations = [] }) => Associations.some((each) => each.SubnetId === SubnetId));
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{t("groupDetails")}</Header>}>
        <Facts
          items={[
            { label: t("subnetId"), value: <Copyable text={SubnetId} /> },
            { label: t("state"), value: subnet.State },
            { label: t("vpc"), value: <Go to={places.vpc(VpcId)}>{VpcId}</Go> },
            { label: t("cidr"), value: subnet.CidrBlock },
            { label: t("addressesLeft"), value: subnet.AvailableIpAddressCount },
            { label: t("availabilityZone"), value: `${subnet.AvailabilityZone} (${subnet.AvailabilityZoneId})` },
            { label: t("autoAssign"), value: common(subnet.MapPublicIpOnLaunch ? "yes" : "no") },
            { label: t("defaultSubnet"), value: common(subnet.DefaultForAz ? "yes" : "no") },
            { label: t("networkAcl"), value: acl?.NetworkAclId },
            { label: t("owner"), value: subnet.OwnerId },
          ]}
        />
      </Container>
      <Container header={<Header variant="h2">{t("routeTable")}</Header>}>
        <Loaded read={tables}>{() => table && <RouteList table={table} />}</Loaded>
      </Container>
      <InterfaceList
        id="subnet-interfaces"
        title={t("interfaces")}
        empty={{ title: t("emptyInterfaces"), hint: t("emptyInterfacesHint") }}
        only={(nic) => nic.SubnetId === SubnetId}
      />
    </SpaceBetween>
  );
}
