// The dialog "Browse ECR images": repository, image, and whether its tag or its digest is written.
import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Modal from "@cloudscape-design/components/modal";
import RadioGroup from "@cloudscape-design/components/radio-group";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { ImageDetail } from "@aws-sdk/client-ecr";
import { useState } from "react";
import { useSettings } from "../../../app/settings.tsx";
import { useLive } from "../../../aws/live.tsx";
import { ProblemAlert } from "../../../parts/page.tsx";
import { formatTime } from "../../../parts/time.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { containerWords } from "./container-words.ts";
import { imageChoicesRead, repositoryChoicesRead } from "./ecr-reads.ts";
import { Choice } from "./fields.tsx";

type By = "tag" | "digest";

interface Reference {
  /** What follows the repository's URI: ":latest", "@sha256:…". */
  readonly value: string;
  readonly label: string;
  readonly hint: string;
}

function referencesOf(images: readonly ImageDetail[], by: By, time: (at: Date) => string): Reference[] {
  return images.flatMap(({ imageTags = [], imageDigest = "", imagePushedAt }) => {
    const pushed = imagePushedAt ? time(imagePushedAt) : "";
    const tags = imageTags.map((tag) => ({ value: `:${tag}`, label: tag, hint: pushed }));
    const label = `${imageDigest.slice(0, 19)}… ${imageTags.join(", ")}`.trim();
    return by === "tag" ? tags : [{ value: `@${imageDigest}`, label, hint: pushed }];
  });
}

export function BrowseImages({
  onSelect,
  onClose,
}: {
  readonly onSelect: (image: string) => void;
  readonly onClose: () => void;
}) {
  const t = useWords(containerWords);
  const common = useCommonWords();
  const { language } = useSettings();
  const [name, setName] = useState("");
  const [by, setBy] = useState<By>("tag");
  const [reference, setReference] = useState<string>();
  const repositories = useLive(repositoryChoicesRead);
  const images = useLive(imageChoicesRead(name));
  const repository = repositories.data?.find(({ repositoryName }) => repositoryName === name);
  const references = referencesOf(images.data ?? [], by, (at) => formatTime(at, language));
  const chosen = references.find(({ value }) => value === reference);
  const problem = repositories.error ?? images.error;
  return (
    <Modal
      visible
      header={t("browse")}
      onDismiss={onClose}
      closeAriaLabel={common("close")}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {common("cancel")}
            </Button>
            <Button
              variant="primary"
              disabled={!repository || !chosen}
              onClick={() => onSelect(`${repository?.repositoryUri ?? ""}${chosen?.value ?? ""}`)}
            >
              {t("browseSelect")}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {problem && <ProblemAlert problem={problem} />}
        <FormField label={t("browseRepository")}>
          <Choice
            value={name}
            options={(repositories.data ?? []).map(({ repositoryName = "", repositoryUri }) => ({
              value: repositoryName,
              label: repositoryName,
              hint: repositoryUri,
            }))}
            onChange={(value) => {
              setName(value);
              setReference(undefined);
            }}
            empty={t("browseNoRepositories")}
            isSearchable
          />
        </FormField>
        <FormField label={t("browseSelectBy")}>
          <RadioGroup
            value={by}
            onChange={({ detail }) => setBy(detail.value as By)}
            items={[
              { value: "tag", label: t("byTag") },
              { value: "digest", label: t("byDigest"), description: t("digestHint") },
            ]}
          />
        </FormField>
        <FormField label={t("browseImage")}>
          <Choice
            value={reference}
            options={references}
            onChange={setReference}
            isDisabled={name === ""}
            empty={t("browseNoImages")}
            isSearchable
          />
        </FormField>
        {images.data?.length === 0 && <Alert type="info">{t("browseNoImages")}</Alert>}
      </SpaceBetween>
    </Modal>
  );
}
