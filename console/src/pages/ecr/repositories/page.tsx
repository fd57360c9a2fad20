// ECR > Repositories: the list.
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useNavigate } from "react-router";
import { places } from "../../../app/places.ts";
import { useLive } from "../../../aws/live.tsx";
import { Listing } from "../../../parts/listing.tsx";
import { Page } from "../../../parts/page.tsx";
import { pushWords } from "../../../parts/push/words.ts";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { DeleteRepositories } from "../parts/delete-repositories.tsx";
import { RepositoryPush } from "../parts/repository-push.tsx";
import { repositoriesRead } from "../reads.ts";
import { ecrWords } from "../words.ts";
import { useRepositoryColumns } from "./columns.tsx";
import { repositoriesWords } from "./words.ts";

export default function RepositoriesPage() {
  const t = useWords(repositoriesWords);
  const ecr = useWords(ecrWords);
  const push = useWords(pushWords);
  const common = useCommonWords();
  const navigate = useNavigate();
  const repositories = useLive(repositoriesRead);
  const columns = useRepositoryColumns();
  const [pushedTo, setPushedTo] = useState<string>();
  const [doomed, setDoomed] = useState<readonly string[]>([]);
  const target = repositories.data?.find(({ repositoryName }) => repositoryName === pushedTo);
  const create = (variant: "primary" | "normal") => (
    <Button variant={variant} onClick={() => void navigate(places.createRepository())}>
      {ecr("createRepository")}
    </Button>
  );
  return (
    <Page
      title={t("title")}
      crumbs={[{ text: "Amazon ECR", href: places.repositories() }]}
      description={t("description")}
    >
      <Listing
        id="repositories"
        title={t("title")}
        items={repositories.data}
        error={repositories.error}
        onRetry={() => void repositories.refetch()}
        columns={columns}
        keyOf={({ repositoryName = "" }) => repositoryName}
        placeholder={t("find")}
        sortBy={{ column: "name" }}
        selection="multi"
        empty={{ title: t("emptyTitle"), hint: t("emptyHint"), action: create("normal") }}
        actions={(selected) => (
          <SpaceBetween direction="horizontal" size="xs">
            <Button
              disabled={selected.length !== 1}
              disabledReason={t("selectOne")}
              onClick={() => setPushedTo(selected[0]?.repositoryName)}
            >
              {push("view")}
            </Button>
            <Button
              disabled={selected.length === 0}
              onClick={() => setDoomed(selected.map(({ repositoryName = "" }) => repositoryName))}
            >
              {common("delete")}
            </Button>
            {create("primary")}
          </SpaceBetween>
        )}
      />
      {target && <RepositoryPush repository={target} onClose={() => setPushedTo(undefined)} />}
      {doomed.length > 0 && <DeleteRepositories names={doomed} onClose={() => setDoomed([])} />}
    </Page>
  );
}
