// What a cluster's tasks run on: its capacity providers, and why there are no container instances.
import { type CapacityProvider, type Cluster, DescribeCapacityProvidersCommand, ECSClient } from "@aws-sdk/client-ecs";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useMemo } from "react";
import { useLive } from "../../../aws/live.tsx";
import { type Column, Empty, Listing } from "../../../parts/listing.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { clusterWords } from "./words.ts";

export function InfrastructureTab({ cluster }: { readonly cluster: Cluster }) {
  const t = useWords(clusterWords);
  const providers = useLive({
    key: ["capacity-providers", cluster.clusterName, cluster.capacityProviders],
    on: [{ kind: "cluster", arn: cluster.clusterArn }],
    read: async (aws, signal) => {
      const command = new DescribeCapacityProvidersCommand({ cluster: cluster.clusterName });
      const { capacityProviders = [] } = await aws.of(ECSClient).send(command, { abortSignal: signal });
      return capacityProviders;
    },
  });
  return (
    <SpaceBetween size="l">
      <Listing
        id="capacity-providers"
        title={t("capacityProviders")}
        description={t("capacityProvidersHint")}
        items={providers.data}
        error={providers.error}
        columns={useProviderColumns(cluster)}
        keyOf={({ name = "" }) => name}
        empty={{ title: t("noProviders"), hint: t("noProvidersHint") }}
      />
      <Container
        header={
          <Header variant="h2" counter="(0)">
            {t("containerInstancesTitle")}
          </Header>
        }
      >
        <Empty title={t("noInstances")} hint={t("noInstancesHint")} />
      </Container>
    </SpaceBetween>
  );
}

function useProviderColumns({ defaultCapacityProviderStrategy }: Cluster): readonly Column<CapacityProvider>[] {
  const t = useWords(clusterWords);
  const common = useCommonWords();
  return useMemo(() => {
    const item = (provider: string | undefined) =>
      defaultCapacityProviderStrategy?.find(({ capacityProvider }) => capacityProvider === provider);
    return [
      {
        id: "name",
        header: t("capacityProvider"),
        names: true,
        text: ({ name }) => name,
        cell: ({ name }) => name,
      },
      { id: "type", header: t("type"), text: ({ type }) => type, cell: ({ type }) => type },
      {
        id: "status",
        header: common("status"),
        text: ({ status }) => status,
        cell: ({ status }) => (
          <StatusIndicator type={status === "ACTIVE" ? "success" : "stopped"}>{status}</StatusIndicator>
        ),
      },
      {
        id: "base",
        header: t("base"),
        text: ({ name }) => item(name)?.base,
        cell: ({ name }) => item(name)?.base ?? common("none"),
      },
      {
        id: "weight",
        header: t("weight"),
        text: ({ name }) => item(name)?.weight,
        cell: ({ name }) => item(name)?.weight ?? common("none"),
      },
    ];
  }, [t, common, defaultCapacityProviderStrategy]);
}
