// PutImageTagMutability, and what the pair of mutability and exclusion filters must be like.
import type { ImageTagMutability, ImageTagMutabilityExclusionFilter } from "@aws-sdk/client-ecr";
import { repositories } from "../../store/tables/ecr.ts";
import { checkLength, invalid } from "./constraints.ts";
import { identity, repositoryOperation } from "./repository-operation.ts";
import { exclusionFilters } from "./repository-view.ts";

/** The filters' wildcards, checked. */
export function exclusionsOf(
  mutability: ImageTagMutability,
  filters: readonly { filter: string }[] | undefined,
): readonly string[] {
  const path = "imageTagMutabilityExclusionFilters";
  const isWanted = mutability === "IMMUTABLE_WITH_EXCLUSION" || mutability === "MUTABLE_WITH_EXCLUSION";
  if (!isWanted && filters?.length) invalid(path, `must not be given with imageTagMutability ${mutability}`);
  if (!isWanted) return [];
  checkLength(path, filters ?? [], 1, 5);
  return (filters ?? []).map(({ filter }) => {
    if (!/^[0-9a-zA-Z._*-]{1,128}$/.test(filter))
      invalid(path, "must satisfy regular expression '^[0-9a-zA-Z._*-]{1,128}$'");
    if (filter.split("*").length > 3) invalid(path, "must have at most 2 wildcards in a filter");
    return filter;
  });
}

export type Filters = ImageTagMutabilityExclusionFilter[];

export const putImageTagMutability = repositoryOperation("PutImageTagMutability", {
  access: "Write",
  handle({ imageTagMutability, imageTagMutabilityExclusionFilters }, { tx }, admitted) {
    const mutabilityExclusions = exclusionsOf(imageTagMutability, imageTagMutabilityExclusionFilters);
    const repository = tx.put(repositories, {
      ...admitted.repository,
      mutability: imageTagMutability,
      mutabilityExclusions,
    });
    return {
      ...identity(admitted),
      imageTagMutability,
      ...(mutabilityExclusions.length > 0 && { imageTagMutabilityExclusionFilters: exclusionFilters(repository) }),
    };
  },
});
