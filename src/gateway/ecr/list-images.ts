// ListImages: one entry for each tag, and one for each image without any.
import type { Image } from "../../model/ecr/records.ts";
import type { Reader } from "../../store/store.ts";
import { sortedPage } from "../sorted-pages.ts";
import { limitOf, wrongToken } from "./constraints.ts";
import { imagesOf, tagsOf } from "./images.ts";
import { repositoryOperation } from "./repository-operation.ts";

interface Entry {
  readonly imageDigest: string;
  readonly imageTag?: string;
}

export const listImages = repositoryOperation("ListImages", {
  access: "List",
  handle({ filter, maxResults, nextToken }, { tx }, { within }) {
    const { tagStatus = "ANY", imageStatus } = filter ?? {};
    // Nothing is ever archived here.
    const none = imageStatus === "ARCHIVED" || imageStatus === "ACTIVATING";
    const entries = none ? [] : imagesOf(tx, within).flatMap((image) => entriesOf(tx, image));
    const page = sortedPage({
      items: entries.filter(
        ({ imageTag }) => tagStatus === "ANY" || (tagStatus === "TAGGED") === (imageTag !== undefined),
      ),
      keyOf: ({ imageDigest, imageTag = "" }) => [imageDigest, imageTag],
      limit: limitOf(maxResults, 1000),
      nextToken,
      onWrongToken: wrongToken,
    });
    return { imageIds: [...page.items], nextToken: page.nextToken };
  },
});

function entriesOf(reader: Reader, image: Image): Entry[] {
  const tags = tagsOf(reader, image);
  if (tags.length === 0) return [{ imageDigest: image.digest }];
  return tags.map((imageTag) => ({ imageDigest: image.digest, imageTag }));
}
