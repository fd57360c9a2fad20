// BatchGetImage: manifests by digest or tag.
import type * as ECR from "@aws-sdk/client-ecr";
import type { Image } from "../../model/ecr/records.ts";
import type { BlobStore } from "../../registry/registry.ts";
import { checkList } from "./constraints.ts";
import { findByIdentifier } from "./image-identifiers.ts";
import { findImage, recordPull } from "./images.ts";
import { slowRepositoryOperation } from "./repository-operation.ts";

type Answer = { readonly image: ECR.Image } | { readonly failure: ECR.ImageFailure };

export const batchGetImage = (blobs: BlobStore) =>
  slowRepositoryOperation("BatchGetImage", {
    access: "Read",
    async perform({ imageIds, acceptedMediaTypes }, { store, nowMs }, { within }) {
      checkList("imageIds", imageIds, 100);
      checkList("acceptedMediaTypes", acceptedMediaTypes, 100);
      const answers: Answer[] = [];
      for (const imageId of imageIds) {
        const found = findByIdentifier(store, within, imageId);
        answers.push("image" in found ? await read(blobs, found.image, imageId, acceptedMediaTypes) : found);
      }
      const images = answers.flatMap((answer) => ("image" in answer ? [answer.image] : []));
      store.transact((tx) => {
        for (const { imageId } of images) {
          const image = findImage(tx, within, imageId?.imageDigest ?? "");
          if (image) recordPull(tx, image, nowMs);
        }
      });
      return { images, failures: answers.flatMap((answer) => ("failure" in answer ? [answer.failure] : [])) };
    },
  });

async function read(
  blobs: BlobStore,
  image: Image,
  imageId: ECR.ImageIdentifier,
  accepted: readonly string[] | undefined,
): Promise<Answer> {
  const failure = (failureReason: string): Answer => ({
    failure: { imageId, failureCode: "ImageNotFound", failureReason },
  });
  if (accepted && !accepted.includes(image.mediaType))
    return failure(`Requested image has the media type ${image.mediaType}, which is not among the accepted ones`);
  const bytes = await blobs.readAll(image.digest);
  if (!bytes) return failure("Requested image not found");
  const { account: registryId, repositoryName, digest: imageDigest, mediaType: imageManifestMediaType } = image;
  return {
    image: {
      registryId,
      repositoryName,
      imageId: { imageDigest, ...(imageId.imageTag !== undefined && { imageTag: imageId.imageTag }) },
      imageManifest: bytes.toString("utf8"),
      imageManifestMediaType,
    },
  };
}
