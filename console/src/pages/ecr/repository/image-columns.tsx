// The columns of a repository's images.
import type { ImageDetail } from "@aws-sdk/client-ecr";
import { useMemo } from "react";
import { useSettings } from "../../../app/settings.tsx";
import { places } from "../../../app/places.ts";
import { Copyable } from "../../../parts/facts.tsx";
import { Go } from "../../../parts/go.tsx";
import type { Column } from "../../../parts/listing.tsx";
import { Time } from "../../../parts/time.tsx";
import { useWords } from "../../../words/use-words.ts";
import { artifactType } from "../image/manifest.ts";
import { imageUri, shortDigest } from "../parts/image-uri.ts";
import { megabytes } from "../parts/size.ts";
import { ecrWords } from "../words.ts";
import { repositoryWords } from "./words.ts";

export function useImageColumns(repository: string, repositoryUri: string): readonly Column<ImageDetail>[] {
  const t = useWords(repositoryWords);
  const ecr = useWords(ecrWords);
  const { language } = useSettings();
  return useMemo((): readonly Column<ImageDetail>[] => {
    const tagsText = ({ imageTags = [] }: ImageDetail) => imageTags.join(", ") || t("untagged");
    const type = (image: ImageDetail) => artifactType(image.imageManifestMediaType, image.artifactMediaType);
    return [
      {
        id: "tags",
        header: t("imageTag"),
        names: true,
        text: tagsText,
        cell: (image) => <Go to={places.image(repository, image.imageDigest ?? "")}>{tagsText(image)}</Go>,
      },
      { id: "type", header: t("artifactType"), text: type, cell: (image) => <span lang="en">{type(image)}</span> },
      {
        id: "pushed",
        header: t("pushedAt"),
        text: ({ imagePushedAt }) => imagePushedAt?.getTime(),
        cell: ({ imagePushedAt }) => <Time at={imagePushedAt} />,
        minWidth: 200,
      },
      {
        id: "size",
        header: t("size"),
        text: ({ imageSizeInBytes }) => imageSizeInBytes,
        cell: ({ imageSizeInBytes = 0 }) => megabytes(imageSizeInBytes, language),
      },
      {
        id: "uri",
        header: t("imageUri"),
        text: (image) => imageUri(repositoryUri, image),
        cell: (image) => <Copyable text={imageUri(repositoryUri, image)} shown={ecr("copyUri")} />,
        minWidth: 150,
      },
      {
        id: "digest",
        header: t("digest"),
        text: ({ imageDigest }) => imageDigest,
        cell: ({ imageDigest = "" }) => <Copyable text={imageDigest} shown={shortDigest(imageDigest)} />,
        minWidth: 230,
      },
      {
        id: "pulled",
        header: t("lastPull"),
        text: ({ lastRecordedPullTime }) => lastRecordedPullTime?.getTime(),
        cell: ({ lastRecordedPullTime }) => <Time at={lastRecordedPullTime} />,
        hidden: true,
        minWidth: 200,
      },
    ];
  }, [t, ecr, language, repository, repositoryUri]);
}
