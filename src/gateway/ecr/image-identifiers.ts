// Images as requests name them: by digest, by tag, or by both.
import type * as ECR from "@aws-sdk/client-ecr";
import { ImageNotFoundException } from "@aws-sdk/client-ecr";
import type { Image, InRepository } from "../../model/ecr/records.ts";
import { fail } from "../../model/errors.ts";
import type { Reader } from "../../store/store.ts";
import { findImage, findTag } from "./images.ts";
import { missingImage } from "./messages.ts";

export type Found =
  | { readonly image: Image }
  | { readonly failure: Required<ECR.ImageFailure> & { failureCode: ECR.ImageFailureCode } };

const digestPattern = "[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+";
const digestForm = new RegExp(`^(?:${digestPattern})$`);

export function findByIdentifier(reader: Reader, within: InRepository, imageId: ECR.ImageIdentifier): Found {
  const { imageDigest, imageTag } = imageId;
  const failure = (failureCode: ECR.ImageFailureCode, failureReason: string): Found => ({
    failure: { imageId, failureCode, failureReason },
  });
  if (imageDigest === undefined && imageTag === undefined)
    return failure("MissingDigestAndTag", "Invalid request parameters: both tag and digest cannot be null");
  if (imageDigest !== undefined && !digestForm.test(imageDigest))
    return failure(
      "InvalidImageDigest",
      `Invalid request parameters: image digest should satisfy the regex '${digestPattern}'`,
    );
  if (imageTag !== undefined && (imageTag.length < 1 || imageTag.length > 300))
    return failure("InvalidImageTag", "Invalid request parameters: image tag should have 1 to 300 characters");
  const tagged = imageTag === undefined ? undefined : findTag(reader, within, imageTag)?.digest;
  const image = findImage(reader, within, imageDigest ?? tagged ?? "");
  if (!image || (imageTag !== undefined && tagged === undefined))
    return failure("ImageNotFound", "Requested image not found");
  if (tagged !== undefined && tagged !== image.digest)
    return failure("ImageTagDoesNotMatchDigest", "image tag does not match image digest");
  return { image };
}

/** As `findByIdentifier`; throws AWS's error. */
export function requireImage(reader: Reader, within: InRepository, imageId: ECR.ImageIdentifier): Image {
  const found = findByIdentifier(reader, within, imageId);
  return "image" in found ? found.image : fail(ImageNotFoundException, { message: missingImage(imageId, within) });
}
