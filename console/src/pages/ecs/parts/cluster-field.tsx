// The cluster that a form deploys to: fixed by the address, or to be chosen.
import type { Cluster } from "@aws-sdk/client-ecs";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import { places } from "../../../app/places.ts";
import { Go } from "../../../parts/go.tsx";
import { useWords } from "../../../words/use-words.ts";
import { definitionWords } from "./definition-words.ts";

export function ClusterField({
  clusters,
  value,
  fixed,
  problem,
  onChange,
}: {
  readonly clusters: readonly Cluster[];
  readonly value: string;
  readonly fixed: boolean;
  readonly problem?: "clusterMissing";
  readonly onChange: (cluster: Cluster) => void;
}) {
  const t = useWords(definitionWords);
  if (fixed)
    return (
      <FormField label={t("cluster")}>
        <Input value={value} readOnly />
      </FormField>
    );
  const options = clusters.map(({ clusterName = "" }) => ({ value: clusterName, label: clusterName }));
  return (
    <FormField
      label={t("cluster")}
      description={
        <>
          {t("clusterHint")} <Go to={places.clusters()}>{t("clusters")}</Go>.
        </>
      }
      errorText={problem && t(problem)}
    >
      <Select
        selectedOption={value === "" ? null : { value, label: value }}
        options={options}
        filteringType="auto"
        placeholder={t("chooseCluster")}
        empty={t("noClusters")}
        onChange={({ detail }) => {
          const chosen = clusters.find(({ clusterName }) => clusterName === detail.selectedOption.value);
          if (chosen) onChange(chosen);
        }}
      />
    </FormField>
  );
}
