// ECS > Clusters > (cluster) > Create service; also "Deploy > Create service" of a task definition, where the cluster is chosen.
import { useParams, useSearchParams } from "react-router";
import { useLive } from "../../../aws/live.tsx";
import { Loaded, Page } from "../../../parts/page.tsx";
import { useWords } from "../../../words/use-words.ts";
import { networkRead } from "../network-reads.ts";
import { clustersRead } from "../reads.ts";
import { useFormCrumbs } from "../service-form/use-form-crumbs.ts";
import { serviceFormWords } from "../service-form/words.ts";
import { CreateServiceForm } from "./form.tsx";

export default function CreateServicePage() {
  const t = useWords(serviceFormWords);
  const { cluster } = useParams();
  const clusters = useLive(clustersRead);
  const network = useLive(networkRead);
  const [query] = useSearchParams();
  const crumbs = useFormCrumbs(cluster);
  if (clusters.data && network.data)
    return (
      <CreateServiceForm
        key={cluster}
        clusters={clusters.data}
        network={network.data}
        cluster={cluster}
        definition={query.get("definition") ?? ""}
        crumbs={crumbs}
      />
    );
  return (
    <Page title={t("createTitle")} crumbs={crumbs}>
      <Loaded read={clusters}>{() => <Loaded read={network}>{() => null}</Loaded>}</Loaded>
    </Page>
  );
}
