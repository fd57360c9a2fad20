// ECS > Clusters > (cluster) > Update cluster.
import { useParams } from "react-router";
import { places } from "../../../app/places.ts";
import { useAws, useLive } from "../../../aws/live.tsx";
import { Loaded, Page } from "../../../parts/page.tsx";
import { useWords } from "../../../words/use-words.ts";
import { clusterRead } from "../service-reads.ts";
import { UpdateClusterForm } from "./form.tsx";
import { updateClusterWords } from "./words.ts";

export default function UpdateClusterPage() {
  const t = useWords(updateClusterWords);
  const { cluster: name = "" } = useParams();
  const aws = useAws();
  const cluster = useLive(clusterRead(aws, name));
  const crumbs = [
    { text: "Amazon ECS", href: places.clusters() },
    { text: t("clusters"), href: places.clusters() },
    { text: name, href: places.cluster(name) },
  ];
  if (cluster.data) return <UpdateClusterForm cluster={cluster.data} name={name} crumbs={crumbs} />;
  return (
    <Page title={t("title", { name })} crumbs={crumbs}>
      <Loaded read={cluster}>{() => null}</Loaded>
    </Page>
  );
}
