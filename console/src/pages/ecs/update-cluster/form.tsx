// The form itself: capacity providers, default strategy, Container Insights.
import { type Cluster, ECSClient, PutClusterCapacityProvidersCommand, UpdateClusterCommand } from "@aws-sdk/client-ecs";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Multiselect from "@cloudscape-design/components/multiselect";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useFlash } from "../../../app/flashes.tsx";
import { places } from "../../../app/places.ts";
import { useAws } from "../../../aws/live.tsx";
import { FormPage } from "../../../parts/form-page.tsx";
import type { Crumb } from "../../../parts/page.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import type { Insights } from "../cluster/insights.ts";
import { fargateProviders } from "../parts/compute-draft.ts";
import { computeWords } from "../parts/compute-words.ts";
import { StrategyRows } from "../parts/strategy-rows.tsx";
import { type ClusterDraft, type ClusterProblems, draftOf, problemsOf, updateRequests } from "./draft.ts";
import { updateClusterWords } from "./words.ts";

export interface UpdateClusterFormProps {
  readonly cluster: Cluster;
  readonly name: string;
  readonly crumbs: readonly Crumb[];
}

export function UpdateClusterForm({ cluster, name, crumbs }: UpdateClusterFormProps) {
  const t = useWords(updateClusterWords);
  const aws = useAws();
  const navigate = useNavigate();
  const { flash } = useFlash();
  const [draft, setDraft] = useState(() => draftOf(cluster));
  const [tried, setTried] = useState(false);
  const found = problemsOf(draft);
  const submit = async () => {
    setTried(true);
    if (Object.keys(found).length > 0) return;
    const { settings, providers } = updateRequests(cluster, draft);
    if (providers) await aws.of(ECSClient).send(new PutClusterCapacityProvidersCommand(providers));
    if (settings) await aws.of(ECSClient).send(new UpdateClusterCommand(settings));
    flash({ type: "success", content: t("updated", { name }) });
    await navigate(places.cluster(name));
  };
  return (
    <FormPage
      title={t("title", { name })}
      crumbs={crumbs}
      submitLabel={t("update")}
      cancelTo={places.cluster(name)}
      onSubmit={submit}
    >
      <Infrastructure draft={draft} problems={tried ? found : {}} onChange={setDraft} />
      <Monitoring draft={draft} onChange={setDraft} />
    </FormPage>
  );
}

interface PartProps {
  readonly draft: ClusterDraft;
  readonly onChange: (draft: ClusterDraft) => void;
}

function Infrastructure({ draft, problems, onChange }: PartProps & { readonly problems: ClusterProblems }) {
  const t = useWords(updateClusterWords);
  const tc = useWords(computeWords);
  const common = useCommonWords();
  const options = fargateProviders.map((name) => ({ value: name, label: name }));
  const { stranger, strategy, rows } = problems;
  const wrong = stranger === undefined ? strategy && tc(strategy) : t("notAssociated", { provider: stranger });
  return (
    <Container
      header={
        <Header variant="h2" description={t("infrastructureHint")}>
          {t("infrastructure")}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <FormField label={t("providers")} description={t("providersHint")}>
          <Multiselect
            selectedOptions={options.filter(({ value }) => draft.providers.includes(value))}
            options={options}
            placeholder={t("choose")}
            deselectAriaLabel={({ label }) => `${common("remove")}: ${label}`}
            onChange={({ detail }) =>
              onChange({ ...draft, providers: detail.selectedOptions.map(({ value = "" }) => value) })
            }
          />
        </FormField>
        <FormField label={t("strategy")} description={t("strategyHint")} errorText={wrong} stretch>
          <StrategyRows
            rows={draft.rows}
            providers={draft.providers}
            problems={rows}
            onChange={(next) => onChange({ ...draft, rows: next })}
          />
        </FormField>
      </SpaceBetween>
    </Container>
  );
}

function Monitoring({ draft, onChange }: PartProps) {
  const t = useWords(updateClusterWords);
  const common = useCommonWords();
  const levels = [
    { value: "disabled", label: t("off") },
    { value: "enabled", label: t("on") },
    { value: "enhanced", label: t("enhanced") },
  ];
  return (
    <Container header={<Header variant="h2">{common("optionalLabel", { label: t("monitoring") })}</Header>}>
      <FormField label={t("insights")} description={t("insightsHint")}>
        <Select
          selectedOption={levels.find(({ value }) => value === draft.insights) ?? null}
          options={levels}
          onChange={({ detail }) => onChange({ ...draft, insights: detail.selectedOption.value as Insights })}
        />
      </FormField>
    </Container>
  );
}
