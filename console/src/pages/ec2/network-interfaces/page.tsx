// EC2 > Network interfaces: the list.
import { places } from "../../../app/places.ts";
import { Page } from "../../../parts/page.tsx";
import { useWords } from "../../../words/use-words.ts";
import { InterfaceList } from "../parts/interface-list.tsx";
import { ec2Words } from "../words.ts";

export default function NetworkInterfacesPage() {
  const t = useWords(ec2Words);
  return (
    <Page title={t("interfaces")} crumbs={[{ text: "EC2", href: places.networkInterfaces() }]}>
      <InterfaceList
        id="network-interfaces"
        title={t("interfaces")}
        empty={{ title: t("emptyInterfaces"), hint: t("emptyInterfacesHint") }}
      />
    </Page>
  );
}
