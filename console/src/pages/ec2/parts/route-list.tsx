// The routes of a route table: where packets go, first by the longest match.
import type { Route, RouteTable } from "@aws-sdk/client-ec2";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import Table from "@cloudscape-design/components/table";
import Header from "@cloudscape-design/components/header";
import { useWords } from "../../../words/use-words.ts";
import { ec2Words } from "../words.ts";

const destinationOf = (route: Route): string =>
  route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId ?? "";
const targetOf = (route: Route): string => route.GatewayId ?? route.NatGatewayId ?? route.NetworkInterfaceId ?? "–";

export function RouteList({ table }: { readonly table: RouteTable }) {
  const t = useWords(ec2Words);
  const isMain = table.Associations?.some(({ Main }) => Main) ?? false;
  return (
    <Table<Route>
      variant="embedded"
      items={table.Routes ?? []}
      trackBy={destinationOf}
      ariaLabels={{ tableLabel: `${t("routes")} ${table.RouteTableId}` }}
      header={
        <Header variant="h3" description={isMain ? t("mainRouteTable") : undefined}>
          {table.RouteTableId}
        </Header>
      }
      columnDefinitions={[
        { id: "destination", header: t("destination"), cell: destinationOf, isRowHeader: true },
        {
          id: "target",
          header: t("target"),
          cell: (route) => (targetOf(route) === "local" ? t("local") : targetOf(route)),
        },
        {
          id: "state",
          header: t("state"),
          cell: ({ State }) => (
            <StatusIndicator type={State === "active" ? "success" : "error"}>
              {State === "blackhole" ? `${State}: ${t("blackhole")}` : State}
            </StatusIndicator>
          ),
        },
      ]}
    />
  );
}
