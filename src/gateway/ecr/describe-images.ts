// DescribeImages: newest first.
import type * as ECR from "@aws-sdk/client-ecr";
import type { Image } from "../../model/ecr/records.ts";
import type { Reader } from "../../store/store.ts";
import { sortedPage } from "../sorted-pages.ts";
import { checkList, invalid, limitOf, wrongToken } from "./constraints.ts";
import { requireImage } from "./image-identifiers.ts";
import { findImage, imagesOf, tagsOf } from "./images.ts";
import { repositoryOperation } from "./repository-operation.ts";

export const describeImages = repositoryOperation("DescribeImages", {
  access: "Read",
  handle(input, { tx }, { within }) {
    const { imageIds, maxResults, nextToken, filter } = input;
    checkList("imageIds", imageIds, 100);
    if (imageIds && (maxResults !== undefined || nextToken !== undefined))
      invalid("imageIds", "must not be given with maxResults or nextToken");
    if (imageIds) {
      const found = new Set(imageIds.map((imageId) => requireImage(tx, within, imageId)));
      return { imageDetails: [...found].map((image) => detail(tx, image)) };
    }
    const page = sortedPage({
      items: imagesOf(tx, within).filter((image) => fits(tx, image, filter)),
      keyOf: ({ pushedAtMs, digest }) => [-pushedAtMs, digest],
      limit: limitOf(maxResults, 1000),
      nextToken,
      onWrongToken: wrongToken,
    });
    return { imageDetails: page.items.map((image) => detail(tx, image)), nextToken: page.nextToken };
  },
});

function fits(
  reader: Reader,
  image: Image,
  { tagStatus = "ANY", imageStatus }: ECR.DescribeImagesFilter = {},
): boolean {
  // Nothing is ever archived here.
  if (imageStatus === "ARCHIVED" || imageStatus === "ACTIVATING") return false;
  return tagStatus === "ANY" || (tagStatus === "TAGGED") === tagsOf(reader, image).length > 0;
}

function detail(reader: Reader, image: Image): ECR.ImageDetail {
  const imageTags = tagsOf(reader, image);
  return {
    registryId: image.account,
    repositoryName: image.repositoryName,
    imageDigest: image.digest,
    ...(imageTags.length > 0 && { imageTags }),
    imageSizeInBytes: sizeBytes(reader, image),
    imagePushedAt: new Date(image.pushedAtMs),
    imageManifestMediaType: image.mediaType,
    ...(image.artifactType && { artifactMediaType: image.artifactType }),
    ...(image.lastPulledAtMs !== undefined && { lastRecordedPullTime: new Date(image.lastPulledAtMs) }),
    ...(image.subject && { subjectManifestDigest: image.subject }),
    imageStatus: "ACTIVE",
  };
}

/** Of an index: the largest of its images, as AWS has it. */
function sizeBytes(reader: Reader, image: Image): number {
  const parts = image.manifests.map((digest) => findImage(reader, image, digest)?.imageSizeBytes ?? 0);
  return Math.max(image.imageSizeBytes, ...parts);
}
