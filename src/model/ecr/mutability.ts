// May a tag be moved? Pure.
// https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html
import { wildcard } from "./wildcard.ts";
import type { Repository } from "./records.ts";

/** True when the tag, once set, must keep its image. */
export function isTagImmutable(
  { mutability, mutabilityExclusions }: Pick<Repository, "mutability" | "mutabilityExclusions">,
  tag: string,
): boolean {
  const isExcluded = mutabilityExclusions.some((filter) => wildcard(filter)(tag));
  switch (mutability) {
    case "MUTABLE":
      return false;
    case "IMMUTABLE":
      return true;
    case "MUTABLE_WITH_EXCLUSION":
      return isExcluded;
    case "IMMUTABLE_WITH_EXCLUSION":
      return !isExcluded;
  }
}
