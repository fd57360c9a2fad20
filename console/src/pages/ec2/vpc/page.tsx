// EC2 > VPCs > one: its addresses, subnets, route tables and gateway.
import type { Vpc } from "@aws-sdk/client-ec2";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useParams } from "react-router";
import { places } from "../../../app/places.ts";
import { useLive } from "../../../aws/live.tsx";
import { Copyable, Facts } from "../../../parts/facts.tsx";
import { Loaded, Page } from "../../../parts/page.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { Missing } from "../parts/missing.tsx";
import { RouteList } from "../parts/route-list.tsx";
import { SubnetList } from "../parts/subnet-list.tsx";
import { internetGatewaysRead, routeTablesRead, vpcDnsRead, vpcsRead } from "../reads.ts";
import { ec2Words } from "../words.ts";

export default function VpcPage() {
  const t = useWords(ec2Words);
  const { vpc: id = "" } = useParams();
  const vpcs = useLive(vpcsRead);
  const vpc = vpcs.data?.find(({ VpcId }) => VpcId === id);
  return (
    <Page
      title={id}
      crumbs={[
        { text: "EC2", href: places.vpcs() },
        { text: t("vpcs"), href: places.vpcs() },
      ]}
    >
      <Loaded read={vpcs}>{() => (vpc ? <VpcDetail vpc={vpc} /> : <Missing id={id} />)}</Loaded>
    </Page>
  );
}

function VpcDetail({ vpc }: { readonly vpc: Vpc }) {
  const t = useWords(ec2Words);
  const common = useCommonWords();
  const { VpcId = "", CidrBlockAssociationSet = [] } = vpc;
  const tables = useLive(routeTablesRead(VpcId));
  const gateways = useLive(internetGatewaysRead(VpcId));
  const dns = useLive(vpcDnsRead(VpcId));
  const main = tables.data?.find(({ Associations = [] }) => Associations.some(({ Main }) => Main));
  const yes = (value: boolean | undefined) => value !== undefined && common(value ? "yes" : "no");
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{t("groupDetails")}</Header>}>
        <Facts
          items={[
            { label: t("vpcId"), value: <Copyable text={VpcId} /> },
            { label: t("state"), value: vpc.State },
            { label: t("cidr"), value: CidrBlockAssociationSet.map(({ CidrBlock }) => CidrBlock).join(", ") },
            { label: t("defaultVpc"), value: yes(vpc.IsDefault) },
            { label: t("mainRouteTable"), value: main?.RouteTableId },
            { label: t("gateway"), value: gateways.data?.map(({ InternetGatewayId }) => InternetGatewayId).join(", ") },
            { label: t("dnsHostnames"), value: yes(dns.data?.hostnames) },
            { label: t("dnsSupport"), value: yes(dns.data?.support) },
            { label: t("tenancy"), value: vpc.InstanceTenancy },
            { label: t("owner"), value: vpc.OwnerId },
          ]}
        />
      </Container>
      <SubnetList vpcId={VpcId} />
      <Container header={<Header variant="h2">{t("routeTable")}</Header>}>
        <Loaded read={tables}>
          {(found) => (
            <SpaceBetween size="l">
              {found.map((table) => (
                <RouteList key={table.RouteTableId} table={table} />
              ))}
            </SpaceBetween>
          )}
        </Loaded>
      </Container>
    </SpaceBetween>
  );
}
