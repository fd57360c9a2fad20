// How a cluster is set up, and what of AWS's settings does not exist here.
import type { Cluster } from "@aws-sdk/client-ecs";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { Facts } from "../../../parts/facts.tsx";
import { useWords } from "../../../words/use-words.ts";
import { insightsOf } from "./insights.ts";
import { clusterWords } from "./words.ts";

export function ConfigurationTab({ cluster }: { readonly cluster: Cluster }) {
  const t = useWords(clusterWords);
  const { defaultCapacityProviderStrategy: items = [], capacityProviders = [] } = cluster;
  const strategy = items.map(({ capacityProvider: provider = "", base = 0, weight = 0 }) =>
    t("strategyItem", { provider, base, weight }),
  );
  return (
    <Container header={<Header variant="h2">{t("settings")}</Header>}>
      <Facts
        columns={3}
        items={[
          { label: t("containerInsights"), value: insightsOf(cluster) },
          { label: t("capacityProviders"), value: capacityProviders.join(", ") },
          { label: t("strategy"), value: strategy.join(", ") || t("noStrategy") },
          { label: t("serviceConnect"), value: t("notHere") },
          { label: t("encryption"), value: t("notHere") },
          { label: t("execLogging"), value: t("notHere") },
        ]}
      />
    </Container>
  );
}
