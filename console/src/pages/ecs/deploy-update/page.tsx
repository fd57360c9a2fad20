// "Deploy > Update service" of a task definition: which service, then its update form with this definition.
import type { Service } from "@aws-sdk/client-ecs";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { familyAndRevision, places } from "../../../app/places.ts";
import { useAws, useLive } from "../../../aws/live.tsx";
import { FormPage } from "../../../parts/form-page.tsx";
import { Loaded, Page } from "../../../parts/page.tsx";
import { useWords } from "../../../words/use-words.ts";
import { ClusterField } from "../parts/cluster-field.tsx";
import { clustersRead } from "../reads.ts";
import { backFromForm, presetCluster } from "../service-form/cluster-of-form.ts";
import { useFormCrumbs } from "../service-form/use-form-crumbs.ts";
import { serviceFormWords } from "../service-form/words.ts";
import { servicesRead } from "../service-reads.ts";
import { likelyService, servicesToUpdate } from "./choice.ts";

export default function DeployUpdatePage() {
  const t = useWords(serviceFormWords);
  const clusters = useLive(clustersRead);
  const crumbs = useFormCrumbs(undefined);
  const [query] = useSearchParams();
  if (clusters.data)
    return (
      <ChooseService
        preset={presetCluster(clusters.data, undefined)?.clusterName ?? ""}
        clusters={clusters.data}
        definition={query.get("definition") ?? ""}
      />
    );
  return (
    <Page title={t("deployTitle")} crumbs={crumbs}>
      <Loaded read={clusters}>{() => null}</Loaded>
    </Page>
  );
}

interface ChooseServiceProps {
  readonly preset: string;
  readonly clusters: Parameters<typeof presetCluster>[0];
  readonly definition: string;
}

function ChooseService({ preset, clusters, definition }: ChooseServiceProps) {
  const t = useWords(serviceFormWords);
  const aws = useAws();
  const navigate = useNavigate();
  const crumbs = useFormCrumbs(undefined);
  const [cluster, setCluster] = useState(preset);
  const [chosen, setChosen] = useState<string>();
  const [tried, setTried] = useState(false);
  const services = useLive(servicesRead(aws, cluster));
  const { family } = familyAndRevision(definition);
  const found = servicesToUpdate(services.data ?? [], family);
  const service = chosen ?? likelyService(found, family);
  const submit = async () => {
    setTried(true);
    if (cluster !== "" && service) await navigate(places.updateService(cluster, service, definition));
  };
  return (
    <FormPage
      title={t("deployTitle")}
      description={t("chooseService")}
      crumbs={crumbs}
      submitLabel={t("next")}
      cancelTo={backFromForm(undefined, definition)}
      onSubmit={submit}
    >
      <Container header={<Header variant="h2">{t("environment")}</Header>}>
        <SpaceBetween size="l">
          <FormField label={t("definition")}>
            <Input value={definition} readOnly />
          </FormField>
          <ClusterField
            clusters={clusters}
            value={cluster}
            fixed={false}
            problem={tried && cluster === "" ? "clusterMissing" : undefined}
            onChange={({ clusterName = "" }) => {
              setCluster(clusterName);
              setChosen(undefined);
            }}
          />
          <ServiceField
            services={found}
            loading={cluster !== "" && services.isPending}
            value={service}
            isMissing={tried && !service}
            onChange={setChosen}
          />
        </SpaceBetween>
      </Container>
    </FormPage>
  );
}

function ServiceField({
  services,
  loading,
  value,
  isMissing,
  onChange,
}: {
  readonly services: readonly Service[];
  readonly loading: boolean;
  readonly value: string | undefined;
  readonly isMissing: boolean;
  readonly onChange: (service: string | undefined) => void;
}) {
  const t = useWords(serviceFormWords);
  const options = services.map(({ serviceName = "", taskDefinition = "" }) => {
    const { family, revision } = familyAndRevision(taskDefinition);
    return { value: serviceName, label: serviceName, description: `${family}:${revision}` };
  });
  return (
    <FormField label={t("service")} errorText={isMissing ? t("serviceMissing") : undefined}>
      <Select
        selectedOption={options.find((option) => option.value === value) ?? null}
        options={options}
        filteringType="auto"
        placeholder={t("serviceMissing")}
        statusType={loading ? "loading" : "finished"}
        empty={t("noServices")}
        onChange={({ detail }) => onChange(detail.selectedOption.value)}
      />
    </FormField>
  );
}
