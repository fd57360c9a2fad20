// BatchDeleteImage for any number of images; indexes first, because an image that an index names cannot go before it.
// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchDeleteImage.html
import { BatchDeleteImageCommand, ECRClient, type ImageDetail, type ImageFailure } from "@aws-sdk/client-ecr";
import type { Aws } from "../../../aws/aws.ts";
import { artifactType } from "../image/manifest.ts";

/** Most that BatchDeleteImage takes at once. */
const atOnce = 100;

/** Some images stayed: `name` is the code of the first failure. */
export class ImagesRefused extends Error {
  override readonly name: string;
  constructor(failures: readonly ImageFailure[]) {
    super(failures.map(({ imageId, failureReason }) => `${imageId?.imageDigest}: ${failureReason}`).join("; "));
    this.name = failures[0]?.failureCode ?? "ImageFailure";
  }
}

/** Throws ImagesRefused when any stays; the others have gone all the same. */
export async function deleteImages(aws: Aws, repositoryName: string, images: readonly ImageDetail[]): Promise<void> {
  const isIndex = (image: ImageDetail) =>
    artifactType(image.imageManifestMediaType, image.artifactMediaType) === "Image Index";
  const inOrder = [...images.filter(isIndex), ...images.filter((image) => !isIndex(image))];
  const failed: ImageFailure[] = [];
  for (let at = 0; at < inOrder.length; at += atOnce) {
    const imageIds = inOrder.slice(at, at + atOnce).map(({ imageDigest }) => ({ imageDigest }));
    const { failures = [] } = await aws.of(ECRClient).send(new BatchDeleteImageCommand({ repositoryName, imageIds }));
    failed.push(...failures);
  }
  if (failed.length > 0) throw new ImagesRefused(failed);
}
