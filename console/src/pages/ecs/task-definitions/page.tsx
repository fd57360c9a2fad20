// ECS > Task definitions: the families.
import Select from "@cloudscape-design/components/select";
import { useMemo, useState } from "react";
import { places } from "../../../app/places.ts";
import { useLive } from "../../../aws/live.tsx";
import { Listing } from "../../../parts/listing.tsx";
import { Page } from "../../../parts/page.tsx";
import { useWords } from "../../../words/use-words.ts";
import { DeployMenu, NewDefinitionMenu, NewRevisionMenu } from "../parts/revision-menus.tsx";
import { familiesRead, type Family } from "../parts/revision-reads.ts";
import { revisionWords } from "../parts/revision-words.ts";
import { useFamilyColumns } from "./columns.tsx";
import { definitionsWords } from "./words.ts";

type Filter = "active" | "inactive" | "all";

const passes: Readonly<Record<Filter, (family: Family) => boolean>> = {
  active: ({ active }) => active > 0,
  inactive: ({ active }) => active === 0,
  all: () => true,
};

const nameOf = ({ arn = "" }: { readonly arn?: string } = {}): string => arn.slice(arn.lastIndexOf("/") + 1);

export default function TaskDefinitionsPage() {
  const t = useWords(definitionsWords);
  const shared = useWords(revisionWords);
  const families = useLive(familiesRead);
  const columns = useFamilyColumns();
  const [filter, setFilter] = useState<Filter>("active");
  const shown = useMemo(() => families.data?.filter(passes[filter]), [families.data, filter]);
  const options = [
    { value: "active", label: t("onlyActive") },
    { value: "inactive", label: t("onlyInactive") },
    { value: "all", label: t("all") },
  ];
  return (
    <Page
      title={shared("taskDefinitions")}
      crumbs={[{ text: "Amazon ECS", href: places.clusters() }]}
      description={t("description")}
    >
      <Listing<Family>
        id="task-definitions"
        title={shared("taskDefinitions")}
        items={shown}
        error={families.error}
        onRetry={() => void families.refetch()}
        columns={columns}
        keyOf={({ family }) => family}
        placeholder={t("find")}
        selection="single"
        sortBy={{ column: "family" }}
        filters={
          <Select
            ariaLabel={t("filter")}
            selectedOption={options.find(({ value }) => value === filter) ?? null}
            options={options}
            onChange={({ detail }) => setFilter(detail.selectedOption.value as Filter)}
          />
        }
        empty={{ title: t("emptyTitle"), hint: t("emptyHint"), action: <NewDefinitionMenu isPrimary={false} /> }}
        actions={([selected]) => (
          <>
            <DeployMenu
              definition={selected && nameOf(selected.lastActive ?? selected.last)}
              isActive={selected?.lastActive !== undefined}
            />
            <NewRevisionMenu definition={selected && nameOf(selected.last)} />
            <NewDefinitionMenu />
          </>
        )}
      />
    </Page>
  );
}
