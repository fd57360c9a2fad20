// EC2 > Subnets: the list.
import { places } from "../../../app/places.ts";
import { Page } from "../../../parts/page.tsx";
import { useWords } from "../../../words/use-words.ts";
import { SubnetList } from "../parts/subnet-list.tsx";
import { ec2Words } from "../words.ts";

export default function SubnetsPage() {
  const t = useWords(ec2Words);
  return (
    <Page title={t("subnets")} crumbs={[{ text: "EC2", href: places.vpcs() }]}>
      <SubnetList />
    </Page>
  );
}
