// BatchDeleteImage: a tag goes, and its image with the last tag; a digest goes with all its tags. An image that an index
// names stays until the index has gone.
import type * as ECR from "@aws-sdk/client-ecr";
import { keyWithin } from "../../model/ecr/names.ts";
import type { Image } from "../../model/ecr/records.ts";
import type { Transaction } from "../../store/store.ts";
import { imageTags } from "../../store/tables/ecr.ts";
import { checkList } from "./constraints.ts";
import { findByIdentifier } from "./image-identifiers.ts";
import { indexesNaming, removeImage, tagsOf } from "./images.ts";
import { repositoryOperation } from "./repository-operation.ts";

export const batchDeleteImage = repositoryOperation("BatchDeleteImage", {
  access: "Write",
  handle(input, { tx }, { within }) {
    checkList("imageIds", input.imageIds, 100);
    const imageIds: ECR.ImageIdentifier[] = [];
    const failures: ECR.ImageFailure[] = [];
    for (const imageId of input.imageIds) {
      const found = findByIdentifier(tx, within, imageId);
      const failure = "failure" in found ? found.failure : heldByIndex(tx, found.image, imageId);
      if (failure) failures.push(failure);
      else if ("image" in found) imageIds.push(...remove(tx, found.image, imageId.imageTag));
    }
    return { imageIds, failures };
  },
});

function heldByIndex(tx: Transaction, image: Image, imageId: ECR.ImageIdentifier): ECR.ImageFailure | undefined {
  const indexes = indexesNaming(tx, image);
  const isLastTag = imageId.imageTag === undefined || tagsOf(tx, image).length === 1;
  if (indexes.length === 0 || !isLastTag) return undefined;
  return {
    imageId,
    failureCode: "ImageReferencedByManifestList",
    failureReason: `Requested image referenced by manifest list: [${indexes.join(", ")}]`,
  };
}

function remove(tx: Transaction, image: Image, imageTag: string | undefined): ECR.ImageIdentifier[] {
  const imageDigest = image.digest;
  const tags = tagsOf(tx, image);
  if (imageTag === undefined || tags.length === 1) removeImage(tx, image);
  else tx.delete(imageTags, keyWithin(image, imageTag));
  if (imageTag !== undefined) return [{ imageDigest, imageTag }];
  return tags.length === 0 ? [{ imageDigest }] : tags.map((tag) => ({ imageDigest, imageTag: tag }));
}
