// Images and their tags as rows: the few changes that ECR's operations, the registry's catalogue and life cycles share.
import { keyOfRepository, keyWithin } from "../../model/ecr/names.ts";
import type { Image, ImageTag, InRepository } from "../../model/ecr/records.ts";
import type { Reader, Transaction } from "../../store/store.ts";
import { images, imageTags } from "../../store/tables/ecr.ts";

/** Tags in order of name. */
export function tagsOf(reader: Reader, image: Image): string[] {
  return reader
    .by(imageTags, "image", keyWithin(image, image.digest))
    .map(({ tag }) => tag)
    .sort();
}

export function findTag(reader: Reader, repository: InRepository, tag: string): ImageTag | undefined {
  return reader.get(imageTags, keyWithin(repository, tag));
}

export function findImage(reader: Reader, repository: InRepository, digest: string): Image | undefined {
  return reader.get(images, keyWithin(repository, digest));
}

export const imagesOf = (reader: Reader, repository: InRepository): Image[] =>
  reader.by(images, "repository", keyOfRepository(repository));

/** Digests of the indexes of its repository that name the image. */
export const indexesNaming = (reader: Reader, image: Image): string[] =>
  reader.by(images, "manifest", keyWithin(image, image.digest)).map(({ digest }) => digest);

/** With all its tags. */
export function removeImage(tx: Transaction, image: Image): void {
  for (const tag of tagsOf(tx, image)) tx.delete(imageTags, keyWithin(image, tag));
  tx.delete(images, keyWithin(image, image.digest));
}

const leastBetweenPullsMs = 60_000;

/** AWS refreshes the time of the last pull now and then; here at most once a minute, so that pulls cost no commits. */
export function recordPull(tx: Transaction, image: Image, nowMs: number): void {
  if (nowMs - (image.lastPulledAtMs ?? 0) < leastBetweenPullsMs) return;
  tx.put(images, { ...image, lastPulledAtMs: nowMs });
}

export const inRepository = ({
  account,
  region,
  name,
}: {
  account: string;
  region: string;
  name: string;
}): InRepository => ({
  account,
  region,
  repositoryName: name,
});
