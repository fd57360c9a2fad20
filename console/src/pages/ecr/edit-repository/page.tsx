// ECR > Repositories > one > Edit: whether tags may be moved, and whether pushes are scanned.
import {
  ECRClient,
  PutImageScanningConfigurationCommand,
  PutImageTagMutabilityCommand,
  type Repository,
} from "@aws-sdk/client-ecr";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Toggle from "@cloudscape-design/components/toggle";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { useFlash } from "../../../app/flashes.tsx";
import { places } from "../../../app/places.ts";
import { useAws, useLive } from "../../../aws/live.tsx";
import { FormPage } from "../../../parts/form-page.tsx";
import { type Crumb, Loaded, Page } from "../../../parts/page.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { MutabilityFields } from "../parts/mutability.tsx";
import { filtersProblem, mutabilityDraftOf, mutabilityRequest } from "../parts/repository-draft.ts";
import { repositoryRead } from "../reads.ts";
import { ecrWords } from "../words.ts";
import { editRepositoryWords } from "./words.ts";

export default function EditRepositoryPage() {
  const t = useWords(editRepositoryWords);
  const ecr = useWords(ecrWords);
  const { repository: name = "" } = useParams();
  const repository = useLive(repositoryRead(name));
  const shell = {
    title: t("title", { name }),
    crumbs: [
      { text: "Amazon ECR", href: places.repositories() },
      { text: ecr("repositories"), href: places.repositories() },
      { text: name, href: places.repository(name) },
    ],
  };
  if (!repository.data)
    return (
      <Page {...shell}>
        <Loaded read={repository}>{() => null}</Loaded>
      </Page>
    );
  return <Settings repository={repository.data} shell={shell} />;
}

function Settings({
  repository,
  shell,
}: {
  readonly repository: Repository;
  readonly shell: { readonly title: string; readonly crumbs: readonly Crumb[] };
}) {
  const t = useWords(editRepositoryWords);
  const ecr = useWords(ecrWords);
  const common = useCommonWords();
  const aws = useAws();
  const navigate = useNavigate();
  const { flash } = useFlash();
  const { repositoryName: name = "", imageScanningConfiguration } = repository;
  const [mutability, setMutability] = useState(() => mutabilityDraftOf(repository));
  const [scanOnPush, setScanOnPush] = useState(imageScanningConfiguration?.scanOnPush ?? false);
  const submit = async () => {
    if (filtersProblem(mutability.exclusions)) return;
    const client = aws.of(ECRClient);
    await client.send(new PutImageTagMutabilityCommand({ repositoryName: name, ...mutabilityRequest(mutability) }));
    if (scanOnPush !== imageScanningConfiguration?.scanOnPush)
      await client.send(
        new PutImageScanningConfigurationCommand({
          repositoryName: name,
          imageScanningConfiguration: { scanOnPush },
        }),
      );
    flash({ type: "success", content: t("saved", { name }) });
    await navigate(places.repository(name));
  };
  return (
    <FormPage {...shell} submitLabel={common("saveChanges")} cancelTo={places.repository(name)} onSubmit={submit}>
      <Container header={<Header variant="h2">{t("settings")}</Header>}>
        <SpaceBetween size="l">
          <MutabilityFields draft={mutability} onChange={setMutability} />
          <Toggle
            checked={scanOnPush}
            onChange={({ detail }) => setScanOnPush(detail.checked)}
            description={ecr("scanHint")}
          >
            {ecr("scanOnPush")}
          </Toggle>
        </SpaceBetween>
      </Container>
    </FormPage>
  );
}
