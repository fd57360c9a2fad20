// ECS > Clusters: the list.
import Button from "@cloudscape-design/components/button";
import { useNavigate } from "react-router";
import { places } from "../../../app/places.ts";
import { useLive } from "../../../aws/live.tsx";
import { Help } from "../../../parts/help.tsx";
import { Listing } from "../../../parts/listing.tsx";
import { Page } from "../../../parts/page.tsx";
import { useWords } from "../../../words/use-words.ts";
import { clustersRead } from "../reads.ts";
import { useClusterColumns } from "./columns.tsx";
import { docs } from "../docs.ts";
import { clustersWords } from "./words.ts";

export default function ClustersPage() {
  const t = useWords(clustersWords);
  const navigate = useNavigate();
  const clusters = useLive(clustersRead);
  const columns = useClusterColumns();
  const create = (variant: "primary" | "normal") => (
    <Button variant={variant} onClick={() => void navigate(places.createCluster())}>
      {t("create")}
    </Button>
  );
  return (
    <Page
      title={t("title")}
      crumbs={[{ text: "Amazon ECS", href: places.clusters() }]}
      description={t("description")}
      help={
        <Help
          commands={["aws ecs list-clusters", "aws ecs describe-clusters --clusters demo --include STATISTICS"]}
          more={[{ text: t("learnClusters"), href: docs.clusters }]}
        >
          <p>{t("help")}</p>
        </Help>
      }
    >
      <Listing
        id="clusters"
        title={t("title")}
        items={clusters.data}
        error={clusters.error}
        onRetry={() => void clusters.refetch()}
        columns={columns}
        keyOf={({ clusterArn = "" }) => clusterArn}
        nameOf={({ clusterName = "" }) => clusterName}
        placeholder={t("find")}
        sortBy={{ column: "name" }}
        empty={{ title: t("emptyTitle"), hint: t("emptyHint"), action: create("normal") }}
        actions={() => create("primary")}
      />
    </Page>
  );
}
