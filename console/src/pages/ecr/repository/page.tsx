// ECR > Repositories > one: its images, who may use it, which images expire, its tags; and the commands that push to it.
import type { Repository } from "@aws-sdk/client-ecr";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { places } from "../../../app/places.ts";
import { useLive } from "../../../aws/live.tsx";
import { Copyable, Facts } from "../../../parts/facts.tsx";
import { Loaded, Page } from "../../../parts/page.tsx";
import { PushCommands } from "../../../parts/push-commands.tsx";
import { pushWords } from "../../../parts/push/words.ts";
import { TabSet } from "../../../parts/tab-set.tsx";
import { Time } from "../../../parts/time.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { DeleteRepositories } from "../parts/delete-repositories.tsx";
import { useMutabilityText } from "../parts/use-mutability-text.ts";
import { imagesRead, repositoryRead } from "../reads.ts";
import { ecrWords } from "../words.ts";
import { Lifecycle, Permissions } from "./documents.tsx";
import { Images } from "./images.tsx";
import { RepositoryTags } from "./repository-tags.tsx";
import { repositoryWords } from "./words.ts";

export default function RepositoryPage() {
  const ecr = useWords(ecrWords);
  const push = useWords(pushWords);
  const common = useCommonWords();
  const navigate = useNavigate();
  const { repository: name = "" } = useParams();
  const [query, setQuery] = useSearchParams();
  const repository = useLive(repositoryRead(name));
  const [doomed, setDoomed] = useState(false);
  const isThere = repository.data !== undefined;
  const showPush = (shown: boolean) => setQuery(shown ? { push: "1" } : {}, { replace: true });
  return (
    <Page
      title={name}
      crumbs={[
        { text: "Amazon ECR", href: places.repositories() },
        { text: ecr("repositories"), href: places.repositories() },
      ]}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button disabled={!isThere} onClick={() => setDoomed(true)}>
            {common("delete")}
          </Button>
          <Button disabled={!isThere} onClick={() => void navigate(places.editRepository(name))}>
            {common("edit")}
          </Button>
          <Button disabled={!isThere} variant="primary" onClick={() => showPush(true)}>
            {push("view")}
          </Button>
        </SpaceBetween>
      }
    >
      <Loaded read={repository}>
        {(found) => (
          <Detail
            repository={found}
            isPushShown={query.get("push") === "1"}
            onPush={() => showPush(true)}
            onPushed={() => showPush(false)}
          />
        )}
      </Loaded>
      {doomed && (
        <DeleteRepositories
          names={[name]}
          onClose={() => setDoomed(false)}
          onDeleted={() => void navigate(places.repositories())}
        />
      )}
    </Page>
  );
}

function Detail({
  repository,
  isPushShown,
  onPush,
  onPushed,
}: {
  readonly repository: Repository;
  readonly isPushShown: boolean;
  readonly onPush: () => void;
  readonly onPushed: () => void;
}) {
  const t = useWords(repositoryWords);
  const common = useCommonWords();
  const { repositoryName: name = "", repositoryArn: arn = "", repositoryUri: uri = "" } = repository;
  const images = useLive(imagesRead(name));
  const content = {
    images: () => <Images repository={repository} images={images} onPush={onPush} />,
    permissions: () => <Permissions name={name} />,
    "lifecycle-policy": () => <Lifecycle name={name} />,
    tags: () => <RepositoryTags name={name} arn={arn} />,
  };
  return (
    <SpaceBetween size="l">
      <Overview repository={repository} />
      <TabSet
        label={name}
        hrefOf={(tab) => places.repository(name, tab)}
        tabs={[
          { id: "images", label: t("images"), content: content.images },
          { id: "permissions", label: t("permissions"), content: content.permissions },
          { id: "lifecycle-policy", label: t("lifecycle"), content: content["lifecycle-policy"] },
          { id: "tags", label: common("tags"), content: content.tags },
        ]}
      />
      {isPushShown && <PushCommands name={name} uri={uri} images={images.data} onClose={onPushed} />}
    </SpaceBetween>
  );
}

function Overview({ repository }: { readonly repository: Repository }) {
  const ecr = useWords(ecrWords);
  const common = useCommonWords();
  const mutabilityText = useMutabilityText();
  const { repositoryArn = "", repositoryUri = "", createdAt, imageTagMutability } = repository;
  const { imageTagMutabilityExclusionFilters: filters = [], imageScanningConfiguration } = repository;
  const exclusions = filters.map(({ filter }) => filter).join(", ");
  const mutability = mutabilityText(imageTagMutability);
  return (
    <Container header={<Header variant="h2">{common("overview")}</Header>}>
      <Facts
        items={[
          { label: ecr("uri"), value: <Copyable text={repositoryUri} /> },
          { label: common("arn"), value: <Copyable text={repositoryArn} /> },
          { label: common("createdAt"), value: <Time at={createdAt} /> },
          { label: ecr("mutability"), value: exclusions ? `${mutability}: ${exclusions}` : mutability },
          { label: ecr("scanOnPush"), value: ecr(imageScanningConfiguration?.scanOnPush ? "on" : "off") },
          { label: ecr("encryption"), value: repository.encryptionConfiguration?.encryptionType },
        ]}
      />
    </Container>
  );
}
