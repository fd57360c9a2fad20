// Which images of a repository are new, or bear a tag that they did not bear before.
import type { ImageDetail } from "@aws-sdk/client-ecr";

/** Empty while either is unknown. */
export function newImages(
  before: readonly ImageDetail[] | undefined,
  now: readonly ImageDetail[] | undefined,
): readonly ImageDetail[] {
  if (!before || !now) return [];
  const known = new Map(before.map((image) => [image.imageDigest, image]));
  return now.filter((image) => {
    const old = known.get(image.imageDigest);
    if (!old || old.imagePushedAt?.getTime() !== image.imagePushedAt?.getTime()) return true;
    return (image.imageTags ?? []).some((tag) => !old.imageTags?.includes(tag));
  });
}
