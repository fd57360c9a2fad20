// ECS > Clusters > Create cluster.
import { CreateClusterCommand, ECSClient } from "@aws-sdk/client-ecs";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useFlash } from "../../../app/flashes.tsx";
import { places } from "../../../app/places.ts";
import { useAws } from "../../../aws/live.tsx";
import { FormPage } from "../../../parts/form-page.tsx";
import { Help } from "../../../parts/help.tsx";
import { sendable } from "../../../parts/tags.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { docs } from "../docs.ts";
import { createRequest, emptyDraft, problemsOf } from "./draft.ts";
import {
  ConfigurationSection,
  EncryptionSection,
  InfrastructureSection,
  MonitoringSection,
  TagsSection,
} from "./sections.tsx";
import { createClusterWords } from "./words.ts";

export default function CreateClusterPage() {
  const t = useWords(createClusterWords);
  const common = useCommonWords();
  const aws = useAws();
  const navigate = useNavigate();
  const { flash } = useFlash();
  const [draft, setDraft] = useState(emptyDraft);
  const [tried, setTried] = useState(false);
  const found = problemsOf(draft);
  const submit = async () => {
    setTried(true);
    if (found.name) return;
    const request = createRequest({ ...draft, tags: sendable(draft.tags) });
    await aws.of(ECSClient).send(new CreateClusterCommand(request));
    flash({
      type: "success",
      content: t("created", { name: draft.name }),
      action: { label: t("view"), to: places.cluster(draft.name) },
    });
    await navigate(places.clusters());
  };
  const section = { draft, problems: tried ? found : {}, onChange: setDraft };
  return (
    <FormPage
      title={t("title")}
      crumbs={[
        { text: "Amazon ECS", href: places.clusters() },
        { text: t("clusters"), href: places.clusters() },
      ]}
      help={
        <Help
          commands={["aws ecs create-cluster --cluster-name demo"]}
          more={[{ text: t("learnCreate"), href: docs.createCluster }]}
        >
          <p>{t("help")}</p>
        </Help>
      }
      submitLabel={common("create")}
      cancelTo={places.clusters()}
      onSubmit={submit}
    >
      <ConfigurationSection {...section} />
      <InfrastructureSection />
      <MonitoringSection {...section} />
      <EncryptionSection />
      <TagsSection {...section} />
    </FormPage>
  );
}
