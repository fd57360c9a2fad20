// ECR > Repositories > one > an image: its names, what a container of it starts with, and the layers that it is made of.
import type { ImageDetail } from "@aws-sdk/client-ecr";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { useFlash } from "../../../app/flashes.tsx";
import { places } from "../../../app/places.ts";
import { useSettings } from "../../../app/settings.tsx";
import { useAws, useLive } from "../../../aws/live.tsx";
import { ConfirmDelete } from "../../../parts/confirm-delete.tsx";
import { Copyable, Facts } from "../../../parts/facts.tsx";
import { Loaded, Page } from "../../../parts/page.tsx";
import { Time } from "../../../parts/time.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { deleteImages } from "../parts/delete-images.ts";
import { imageUri, shortDigest } from "../parts/image-uri.ts";
import { sizeText } from "../parts/size.ts";
import { imageRead, repositoryRead } from "../reads.ts";
import { repositoryWords } from "../repository/words.ts";
import { ecrWords } from "../words.ts";
import { Contents } from "./contents.tsx";
import { artifactType } from "./manifest.ts";
import { imageWords } from "./words.ts";

export default function ImagePage() {
  const ecr = useWords(ecrWords);
  const common = useCommonWords();
  const navigate = useNavigate();
  const { repository: name = "", digest = "" } = useParams();
  const image = useLive(imageRead(name, digest));
  const [doomed, setDoomed] = useState(false);
  const { imageTags: [tag] = [] } = image.data ?? {};
  return (
    <Page
      title={tag === undefined ? shortDigest(digest) : `${name}:${tag}`}
      crumbs={[
        { text: "Amazon ECR", href: places.repositories() },
        { text: ecr("repositories"), href: places.repositories() },
        { text: name, href: places.repository(name) },
      ]}
      actions={
        <Button disabled={!image.data} onClick={() => setDoomed(true)}>
          {common("delete")}
        </Button>
      }
    >
      <Loaded read={image}>
        {(found) => (
          <SpaceBetween size="l">
            <Details name={name} image={found} />
            <Contents name={name} digest={digest} />
          </SpaceBetween>
        )}
      </Loaded>
      {doomed && image.data && (
        <DeleteImage
          name={name}
          image={image.data}
          onClose={() => setDoomed(false)}
          onDeleted={() => void navigate(places.repository(name))}
        />
      )}
    </Page>
  );
}

function Details({ name, image }: { readonly name: string; readonly image: ImageDetail }) {
  const t = useWords(imageWords);
  const list = useWords(repositoryWords);
  const { language } = useSettings();
  const repository = useLive(repositoryRead(name));
  const { imageDigest = "", imageTags = [], imageSizeInBytes = 0, imagePushedAt, lastRecordedPullTime } = image;
  const { imageManifestMediaType, artifactMediaType } = image;
  const uri = repository.data?.repositoryUri;
  return (
    <Container header={<Header variant="h2">{t("details")}</Header>}>
      <Facts
        columns={3}
        items={[
          { label: t("imageTags"), value: imageTags.join(", ") || list("untagged") },
          { label: "URI", value: uri && <Copyable text={imageUri(uri, image)} /> },
          { label: list("digest"), value: <Copyable text={imageDigest} shown={shortDigest(imageDigest)} /> },
          {
            label: list("artifactType"),
            value: <span lang="en">{artifactType(imageManifestMediaType, artifactMediaType)}</span>,
          },
          { label: t("sizeOne"), value: sizeText(imageSizeInBytes, language) },
          { label: list("pushedAt"), value: <Time at={imagePushedAt} /> },
          { label: list("lastPull"), value: <Time at={lastRecordedPullTime} /> },
          { label: t("mediaType"), value: imageManifestMediaType },
        ]}
      />
    </Container>
  );
}

function DeleteImage({
  name,
  image,
  onClose,
  onDeleted,
}: {
  readonly name: string;
  readonly image: ImageDetail;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}) {
  const t = useWords(imageWords);
  const list = useWords(repositoryWords);
  const aws = useAws();
  const { flash } = useFlash();
  const confirmed = async () => {
    await deleteImages(aws, name, [image]);
    flash({ type: "success", content: list("imagesDeleted", { count: 1 }) });
    onDeleted();
  };
  return (
    <ConfirmDelete title={t("deleteTitle")} word="delete" onConfirm={confirmed} onClose={onClose}>
      {list("deleteImagesHint")} {imageUri(name, image)}
    </ConfirmDelete>
  );
}
