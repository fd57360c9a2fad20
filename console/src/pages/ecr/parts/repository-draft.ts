// The forms that create and change a repository: what may be sent, and what is wrong before it is sent.
// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html
import type { ImageTagMutability, ImageTagMutabilityExclusionFilter, Repository } from "@aws-sdk/client-ecr";
import { isRepositoryName, longestName, shortestName } from "../../../../../src/model/ecr/names.ts";

export type Mutability = "MUTABLE" | "IMMUTABLE";

export interface MutabilityDraft {
  readonly mutability: Mutability;
  /** As typed: "latest, dev-*". */
  readonly exclusions: string;
}

export type NameProblem = "empty" | "length" | "form";

export function nameProblem(name: string): NameProblem | undefined {
  if (name === "") return "empty";
  if (name.length < shortestName || name.length > longestName) return "length";
  // AWS's console asks for a letter first, though its API would take a digit.
  return /^[a-z]/.test(name) && isRepositoryName(name) ? undefined : "form";
}

const mostFilters = 5;
const filterForm = /^[0-9a-zA-Z._*-]{1,128}$/;

export const filtersOf = (exclusions: string): string[] => exclusions.split(/[\s,]+/).filter((each) => each !== "");

export type FilterProblem = { readonly kind: "many" } | { readonly kind: "form"; readonly filter: string };

export function filtersProblem(exclusions: string): FilterProblem | undefined {
  const filters = filtersOf(exclusions);
  if (filters.length > mostFilters) return { kind: "many" };
  const wrong = filters.find((filter) => !filterForm.test(filter) || filter.split("*").length > 3);
  return wrong === undefined ? undefined : { kind: "form", filter: wrong };
}

export interface MutabilityRequest {
  readonly imageTagMutability: ImageTagMutability;
  readonly imageTagMutabilityExclusionFilters?: ImageTagMutabilityExclusionFilter[];
}

export function mutabilityRequest({ mutability, exclusions }: MutabilityDraft): MutabilityRequest {
  const filters = filtersOf(exclusions);
  if (filters.length === 0) return { imageTagMutability: mutability };
  return {
    imageTagMutability: `${mutability}_WITH_EXCLUSION`,
    imageTagMutabilityExclusionFilters: filters.map((filter) => ({ filterType: "WILDCARD", filter })),
  };
}

/** The repository's setting, as the form holds it. */
export function mutabilityDraftOf(repository: Repository): MutabilityDraft {
  const { imageTagMutability = "MUTABLE", imageTagMutabilityExclusionFilters: filters = [] } = repository;
  return {
    mutability: imageTagMutability.startsWith("IMMUTABLE") ? "IMMUTABLE" : "MUTABLE",
    exclusions: filters.map(({ filter }) => filter).join(", "),
  };
}
