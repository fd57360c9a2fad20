// ECR's words for what goes wrong, which docker shows as well.
import type { RepositoryName } from "../../model/ecr/names.ts";
import type { InRepository } from "../../model/ecr/records.ts";

export const missingRepository = ({ name, account }: RepositoryName): string =>
  `The repository with name '${name}' does not exist in the registry with id '${account}'`;

export const immutableTag = (tag: string, { repositoryName }: InRepository): string =>
  `The image tag '${tag}' already exists in the '${repositoryName}' repository and cannot be overwritten because the repository is immutable.`;

export const missingImage = (
  { imageDigest, imageTag }: { readonly imageDigest?: string; readonly imageTag?: string },
  { repositoryName, account }: InRepository,
): string =>
  `The image with imageId {imageDigest:'${imageDigest ?? "null"}', imageTag:'${imageTag ?? "null"}'} does not exist within the repository with name '${repositoryName}' in the registry with id '${account}'`;
