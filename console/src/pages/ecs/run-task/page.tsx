// ECS > Clusters > (cluster) > Run task; also "Deploy > Run task" of a task definition, where the cluster is chosen.
import { useParams, useSearchParams } from "react-router";
import { useLive } from "../../../aws/live.tsx";
import { Loaded, Page } from "../../../parts/page.tsx";
import { useWords } from "../../../words/use-words.ts";
import { networkRead } from "../network-reads.ts";
import { clustersRead } from "../reads.ts";
import { useFormCrumbs } from "../service-form/use-form-crumbs.ts";
import { RunTaskForm } from "./form.tsx";
import { runTaskWords } from "./words.ts";

export default function RunTaskPage() {
  const t = useWords(runTaskWords);
  const { cluster } = useParams();
  const [query] = useSearchParams();
  const clusters = useLive(clustersRead);
  const network = useLive(networkRead);
  const crumbs = useFormCrumbs(cluster);
  if (clusters.data && network.data)
    return (
      <RunTaskForm
        key={cluster}
        clusters={clusters.data}
        network={network.data}
        cluster={cluster}
        definition={query.get("definition") ?? ""}
        crumbs={crumbs}
      />
    );
  return (
    <Page title={t("title")} crumbs={crumbs}>
      <Loaded read={clusters}>{() => <Loaded read={network}>{() => null}</Loaded>}</Loaded>
    </Page>
  );
}
