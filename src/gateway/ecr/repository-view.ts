// A repository as answers show it.
import type * as ECR from "@aws-sdk/client-ecr";
import { repositoryArn } from "../../model/ecr/names.ts";
import type { Repository } from "../../model/ecr/records.ts";
import { registryDefaults } from "../../model/ecr/names.ts";
import { repositoryPath } from "../../registry/registry.ts";
import type { Addresses } from "../service.ts";

export const repositoryUri = (repository: Repository, { registryHost }: Addresses): string =>
  `${registryHost}/${repositoryPath(repository, registryDefaults)}`;

export const repositoryView = (repository: Repository, addresses: Addresses): ECR.Repository => ({
  repositoryArn: repositoryArn(repository, repository.name),
  registryId: repository.account,
  repositoryName: repository.name,
  repositoryUri: repositoryUri(repository, addresses),
  createdAt: new Date(repository.createdAtMs),
  imageTagMutability: repository.mutability,
  ...(repository.mutabilityExclusions.length > 0 && {
    imageTagMutabilityExclusionFilters: exclusionFilters(repository),
  }),
  imageScanningConfiguration: { scanOnPush: repository.scanOnPush },
  encryptionConfiguration: { ...repository.encryption },
});

export const exclusionFilters = ({ mutabilityExclusions }: Repository): ECR.ImageTagMutabilityExclusionFilter[] =>
  mutabilityExclusions.map((filter) => ({ filterType: "WILDCARD", filter }));
