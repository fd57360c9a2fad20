// The form itself, preset from the service as it was when the form was opened; only what was changed is sent.
import { type Cluster, ECSClient, type Service, UpdateServiceCommand } from "@aws-sdk/client-ecs";
import Alert from "@cloudscape-design/components/alert";
import Checkbox from "@cloudscape-design/components/checkbox";
import FormField from "@cloudscape-design/components/form-field";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useFlash } from "../../../app/flashes.tsx";
import { places } from "../../../app/places.ts";
import { useAws } from "../../../aws/live.tsx";
import { FormPage } from "../../../parts/form-page.tsx";
import { Help } from "../../../parts/help.tsx";
import type { Crumb } from "../../../parts/page.tsx";
import { useWords } from "../../../words/use-words.ts";
import { docs } from "../docs.ts";
import type { Network } from "../network-reads.ts";
import { useDeploymentFlash } from "../parts/deployment-flash.tsx";
import { NetworkSection } from "../parts/network-section.tsx";
import { networkWords } from "../parts/network-words.ts";
import { withGroups } from "../parts/new-group.ts";
import { DeploymentSection } from "../service-form/deployment-section.tsx";
import {
  definitionOf,
  draftOf,
  isFlawless,
  noProblems,
  problemsOfService,
  type ServiceDraft,
} from "../service-form/draft.ts";
import { EnvironmentSection } from "../service-form/environment-section.tsx";
import { NotYetSections, TroubleshootingSection } from "../service-form/not-yet-sections.tsx";
import { changesNothing, isOtherStrategy, updateRequest } from "../service-form/request.ts";
import { TagsSection } from "../service-form/tags-section.tsx";
import { useDefinitionPorts } from "../service-form/use-ports.ts";
import { serviceFormWords } from "../service-form/words.ts";
import { DefinitionSection } from "./definition-section.tsx";

export interface UpdateServiceFormProps {
  readonly cluster: Cluster;
  readonly service: Service;
  readonly network: Network;
  /** Deployed instead of the service's own; empty: its own. */
  readonly definition: string;
  /** "Force new deployment" begins chosen. */
  readonly force: boolean;
  readonly crumbs: readonly Crumb[];
}

export function UpdateServiceForm({ cluster, service, network, crumbs, ...preset }: UpdateServiceFormProps) {
  const t = useWords(serviceFormWords);
  const { clusterName = "" } = cluster;
  const { serviceName: name = "" } = service;
  const [before] = useState(() => draftOf(service, clusterName, network));
  const [draft, setDraft] = useState(() => draftOf(service, clusterName, network, preset.definition));
  const [force, setForce] = useState(preset.force);
  const [tried, setTried] = useState(false);
  const found = problemsOfService(draft);
  const mustForce = isOtherStrategy(before, draft) && !force;
  const changed =
    draft.network.group === "new" || !changesNothing(updateRequest(before, draft, force, draft.network.groupIds));
  const ports = useDefinitionPorts(definitionOf(draft));
  const update = useUpdate(service, before);
  const submit = async () => {
    setTried(true);
    if (isFlawless(found) && !mustForce && changed) await update(draft, force);
  };
  const section = { draft, problems: tried ? found : noProblems, onChange: setDraft };
  return (
    <FormPage
      title={t("updateTitle", { name })}
      crumbs={crumbs}
      help={
        <Help
          commands={["aws ecs update-service --cluster demo --service web --force-new-deployment"]}
          more={[{ text: t("learnUpdate"), href: docs.updateService }]}
        >
          <p>{t("helpUpdate")}</p>
        </Help>
      }
      submitLabel={t("update")}
      cancelTo={places.service(clusterName, name)}
      onSubmit={submit}
    >
      <DefinitionSection {...section}>
        <FormField errorText={tried && mustForce ? t("forceNeeded") : undefined}>
          <Checkbox checked={force} description={t("forceHint")} onChange={({ detail }) => setForce(detail.checked)}>
            {t("force")}
          </Checkbox>
        </FormField>
      </DefinitionSection>
      <EnvironmentSection {...section} clusters={[cluster]} fixed takesDefault={false} />
      <TroubleshootingSection />
      <DeploymentSection {...section} />
      <NetworkSection
        draft={draft.network}
        network={network}
        problems={section.problems.network}
        ports={ports}
        owner={name}
        onChange={(next) => setDraft((now) => ({ ...now, network: next }))}
      />
      <NotYetSections />
      <TagsSection {...section} own={false} />
      {tried && mustForce && <Alert type="error">{t("forceNeeded")}</Alert>}
      {tried && !changed && <Alert type="warning">{t("nothingChanged")}</Alert>}
    </FormPage>
  );
}

function useUpdate(service: Service, before: ServiceDraft): (draft: ServiceDraft, force: boolean) => Promise<void> {
  const t = useWords(serviceFormWords);
  const tn = useWords(networkWords);
  const aws = useAws();
  const navigate = useNavigate();
  const { flash } = useFlash();
  const follow = useDeploymentFlash();
  return async (draft, force) => {
    const answer = await withGroups(
      aws,
      draft.network,
      (id) => tn("groupStays", { id }),
      (groupIds) => aws.of(ECSClient).send(new UpdateServiceCommand(updateRequest(before, draft, force, groupIds))),
    );
    const isNew = answer.service?.currentServiceDeployment !== service.currentServiceDeployment;
    if (isNew) follow(answer.service);
    else flash({ type: "success", content: t("updated", { name: draft.serviceName }) });
    await navigate(places.service(draft.cluster, draft.serviceName));
  };
}
