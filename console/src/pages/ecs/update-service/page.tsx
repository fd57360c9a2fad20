// ECS > Clusters > (cluster) > (service) > Update service.
import { useParams, useSearchParams } from "react-router";
import { places } from "../../../app/places.ts";
import { useAws, useLive } from "../../../aws/live.tsx";
import { Loaded, Page } from "../../../parts/page.tsx";
import { useWords } from "../../../words/use-words.ts";
import { networkRead } from "../network-reads.ts";
import { useFormCrumbs } from "../service-form/use-form-crumbs.ts";
import { serviceFormWords } from "../service-form/words.ts";
import { clusterRead, serviceRead } from "../service-reads.ts";
import { UpdateServiceForm } from "./form.tsx";

export default function UpdateServicePage() {
  const t = useWords(serviceFormWords);
  const { cluster: clusterName = "", service: name = "" } = useParams();
  const [query] = useSearchParams();
  const aws = useAws();
  const cluster = useLive(clusterRead(aws, clusterName));
  const service = useLive(serviceRead(aws, clusterName, name));
  const network = useLive(networkRead);
  const crumbs = [...useFormCrumbs(clusterName), { text: name, href: places.service(clusterName, name) }];
  if (cluster.data && service.data && network.data)
    return (
      <UpdateServiceForm
        cluster={cluster.data}
        service={service.data}
        network={network.data}
        definition={query.get("definition") ?? ""}
        force={query.has("force")}
        crumbs={crumbs}
      />
    );
  return (
    <Page title={t("updateTitle", { name })} crumbs={crumbs}>
      <Loaded read={cluster}>
        {() => <Loaded read={service}>{() => <Loaded read={network}>{() => null}</Loaded>}</Loaded>}
      </Loaded>
    </Page>
  );
}
