// The tab of a repository's images.
import type { ImageDetail, Repository } from "@aws-sdk/client-ecr";
import Button from "@cloudscape-design/components/button";
import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import { useFlash } from "../../../app/flashes.tsx";
import { useAws } from "../../../aws/live.tsx";
import { ConfirmDelete } from "../../../parts/confirm-delete.tsx";
import { Listing } from "../../../parts/listing.tsx";
import { pushWords } from "../../../parts/push/words.ts";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { deleteImages } from "../parts/delete-images.ts";
import { imageUri } from "../parts/image-uri.ts";
import { useImageColumns } from "./image-columns.tsx";
import { repositoryWords } from "./words.ts";

export function Images({
  repository: { repositoryName: name = "", repositoryUri: uri = "" },
  images,
  onPush,
}: {
  readonly repository: Repository;
  readonly images: UseQueryResult<ImageDetail[], Error>;
  /** Opens the push commands. */
  readonly onPush: () => void;
}) {
  const t = useWords(repositoryWords);
  const push = useWords(pushWords);
  const common = useCommonWords();
  const aws = useAws();
  const { flash } = useFlash();
  const columns = useImageColumns(name, uri);
  const [doomed, setDoomed] = useState<readonly ImageDetail[]>([]);
  const confirmed = async () => {
    await deleteImages(aws, name, doomed);
    flash({ type: "success", content: t("imagesDeleted", { count: doomed.length }) });
  };
  return (
    <>
      <Listing
        id="images"
        title={t("images")}
        items={images.data}
        error={images.error}
        onRetry={() => void images.refetch()}
        columns={columns}
        keyOf={({ imageDigest = "" }) => imageDigest}
        nameOf={(image) => imageUri(uri, image)}
        placeholder={t("findImages")}
        sortBy={{ column: "pushed", descending: true }}
        selection="multi"
        empty={{
          title: t("emptyTitle"),
          hint: t("emptyHint"),
          action: <Button onClick={onPush}>{push("view")}</Button>,
        }}
        actions={(selected) => (
          <Button disabled={selected.length === 0} onClick={() => setDoomed(selected)}>
            {common("delete")}
          </Button>
        )}
      />
      {doomed.length > 0 && (
        <ConfirmDelete
          title={t("deleteImages", { count: doomed.length })}
          word="delete"
          onConfirm={confirmed}
          onClose={() => setDoomed([])}
        >
          {t("deleteImagesHint")}
          <ul>
            {doomed.map((image) => (
              <li key={image.imageDigest}>{imageUri(uri, image)}</li>
            ))}
          </ul>
        </ConfirmDelete>
      )}
    </>
  );
}
