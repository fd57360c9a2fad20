// The form itself: what it has and what it sends. In AWS's order.
import { type Cluster, CreateServiceCommand, ECSClient } from "@aws-sdk/client-ecs";
import { useState } from "react";
import { useNavigate } from "react-router";
import { places } from "../../../app/places.ts";
import { useAws, useLive } from "../../../aws/live.tsx";
import { FormPage } from "../../../parts/form-page.tsx";
import { Help } from "../../../parts/help.tsx";
import type { Crumb } from "../../../parts/page.tsx";
import { sendable } from "../../../parts/tags.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { docs } from "../docs.ts";
import type { Network } from "../network-reads.ts";
import { useDeploymentFlash } from "../parts/deployment-flash.tsx";
import { NetworkSection } from "../parts/network-section.tsx";
import { networkWords } from "../parts/network-words.ts";
import { withGroups } from "../parts/new-group.ts";
import { backFromForm, presetCluster } from "../service-form/cluster-of-form.ts";
import { DeploymentSection } from "../service-form/deployment-section.tsx";
import {
  definitionOf,
  draftFor,
  isFlawless,
  noProblems,
  problemsOfService,
  type ServiceDraft,
} from "../service-form/draft.ts";
import { EnvironmentSection } from "../service-form/environment-section.tsx";
import { NotYetSections, TroubleshootingSection } from "../service-form/not-yet-sections.tsx";
import { createRequest } from "../service-form/request.ts";
import { TagsSection } from "../service-form/tags-section.tsx";
import { useDefinitionPorts } from "../service-form/use-ports.ts";
import { serviceFormWords } from "../service-form/words.ts";
import { serviceNamesRead } from "../service-reads.ts";
import { DetailsSection } from "./details-section.tsx";

export interface CreateServiceFormProps {
  readonly clusters: readonly Cluster[];
  readonly network: Network;
  /** Undefined: to be chosen. */
  readonly cluster: string | undefined;
  readonly definition: string;
  readonly crumbs: readonly Crumb[];
}

export function CreateServiceForm({ clusters, network, cluster, definition, crumbs }: CreateServiceFormProps) {
  const t = useWords(serviceFormWords);
  const common = useCommonWords();
  const [draft, setDraft] = useState(() => draftFor(definition, presetCluster(clusters, cluster), network));
  const [tried, setTried] = useState(false);
  const taken = useLive(serviceNamesRead(useAws(), draft.cluster));
  const found = problemsOfService(draft, taken.data);
  const problems = tried ? found : noProblems;
  const ports = useDefinitionPorts(definitionOf(draft));
  const create = useCreate();
  const submit = async () => {
    setTried(true);
    if (isFlawless(found)) await create(draft);
  };
  const section = { draft, problems, onChange: setDraft };
  return (
    <FormPage
      title={t("createTitle")}
      crumbs={crumbs}
      help={
        <Help
          commands={[
            "aws ecs create-service --cluster demo --service-name web --task-definition hola --desired-count 1 --launch-type FARGATE --network-configuration …",
          ]}
          more={[{ text: t("learnCreate"), href: docs.createService }]}
        >
          <p>{t("helpCreate")}</p>
        </Help>
      }
      submitLabel={common("create")}
      cancelTo={backFromForm(cluster, definition)}
      onSubmit={submit}
    >
      <DetailsSection {...section} />
      <EnvironmentSection {...section} clusters={clusters} fixed={cluster !== undefined} />
      <TroubleshootingSection />
      <DeploymentSection {...section} />
      <NetworkSection
        draft={draft.network}
        network={network}
        problems={problems.network}
        ports={ports}
        owner={draft.serviceName}
        onChange={(next) => setDraft((now) => ({ ...now, network: next }))}
      />
      <NotYetSections />
      <TagsSection {...section} own />
    </FormPage>
  );
}

function useCreate(): (draft: ServiceDraft) => Promise<void> {
  const aws = useAws();
  const navigate = useNavigate();
  const follow = useDeploymentFlash();
  const tn = useWords(networkWords);
  return async (draft) => {
    const { service } = await withGroups(
      aws,
      draft.network,
      (id) => tn("groupStays", { id }),
      (groupIds) => {
        const request = createRequest({ ...draft, tags: sendable(draft.tags) }, groupIds);
        return aws.of(ECSClient).send(new CreateServiceCommand(request));
      },
    );
    follow(service);
    await navigate(places.cluster(draft.cluster));
  };
}
