// CreateRepository.
import type * as ECR from "@aws-sdk/client-ecr";
import { RepositoryAlreadyExistsException } from "@aws-sdk/client-ecr";
import { repositoryArn, repositoryKey } from "../../model/ecr/names.ts";
import { fail } from "../../model/errors.ts";
import { repositories } from "../../store/tables/ecr.ts";
import { operation } from "../service.ts";
import { checkLength, checkRegistryId, checkRepositoryName, invalid } from "./constraints.ts";
import { exclusionsOf } from "./mutability.ts";
import { repositoryView } from "./repository-view.ts";
import { tagConditions, tagsOfInput } from "./tags.ts";

export const createRepository = operation<typeof ECR, "CreateRepository">({
  access: "Write",
  resources: ({ repositoryName }, scope) => repositoryArn(scope, repositoryName),
  conditions: ({ tags }) => tagConditions(tags),
  handle(input, context) {
    const { repositoryName: name, registryId, imageTagMutability: mutability = "MUTABLE" } = input;
    const { account, region, nowMs } = context;
    checkRepositoryName(name);
    checkRegistryId(registryId);
    if (registryId !== undefined && registryId !== account)
      invalid("registryId", "must be the account that makes the request");
    const encryption = input.encryptionConfiguration ?? { encryptionType: "AES256" };
    if (encryption.kmsKey !== undefined) checkLength("encryptionConfiguration.kmsKey", encryption.kmsKey, 1, 2048);
    if (encryption.kmsKey !== undefined && encryption.encryptionType === "AES256")
      invalid("encryptionConfiguration", "kmsKey must not be given with encryptionType AES256");
    const mutabilityExclusions = exclusionsOf(mutability, input.imageTagMutabilityExclusionFilters);
    const tags = tagsOfInput(input.tags ?? []);
    if (context.tx.get(repositories, repositoryKey(context, name)))
      fail(RepositoryAlreadyExistsException, {
        message: `The repository with name '${name}' already exists in the registry with id '${account}'`,
      });
    const repository = context.tx.put(repositories, {
      account,
      region,
      name,
      createdAtMs: nowMs,
      mutability,
      mutabilityExclusions,
      scanOnPush: input.imageScanningConfiguration?.scanOnPush ?? false,
      encryption: { ...encryption },
      tags,
    });
    return { repository: repositoryView(repository, context.addresses) };
  },
});
