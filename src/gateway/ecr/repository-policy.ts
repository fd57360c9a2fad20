// SetRepositoryPolicy, GetRepositoryPolicy, DeleteRepositoryPolicy. The policy is weighed in rights.ts.
import { RepositoryPolicyNotFoundException } from "@aws-sdk/client-ecr";
import { checkDocument } from "../../model/iam/policy/check-document.ts";
import { fail } from "../../model/errors.ts";
import { repositories } from "../../store/tables/ecr.ts";
import { checkLength, invalid } from "./constraints.ts";
import { type Admitted, identity, repositoryOperation } from "./repository-operation.ts";
import { decideOnRepository } from "./rights.ts";

const longestPolicy = 10_240;

export const setRepositoryPolicy = repositoryOperation("SetRepositoryPolicy", {
  access: "Permissions management",
  handle({ policyText, force }, { tx, principal }, admitted) {
    checkLength("policyText", policyText, 0, longestPolicy);
    if (checkDocument(policyText, "resource") !== undefined)
      invalid("PolicyText", "Invalid repository policy provided");
    tx.put(repositories, { ...admitted.repository, policyText });
    const { allowed } = decideOnRepository(tx, undefined, principal, "ecr:SetRepositoryPolicy", admitted.repository);
    if (!allowed && !force)
      invalid("PolicyText", "The policy would prevent you from setting another one in the future; set force to do so");
    return { ...identity(admitted), policyText };
  },
});

function policyOf({ repository }: Admitted): string {
  const { policyText, name, account } = repository;
  return (
    policyText ??
    fail(RepositoryPolicyNotFoundException, {
      message: `Repository policy does not exist for the repository with name '${name}' in the registry with id '${account}'`,
    })
  );
}

export const getRepositoryPolicy = repositoryOperation("GetRepositoryPolicy", {
  access: "Read",
  handle: (_, __, admitted) => ({ ...identity(admitted), policyText: policyOf(admitted) }),
});

export const deleteRepositoryPolicy = repositoryOperation("DeleteRepositoryPolicy", {
  access: "Permissions management",
  handle(_, { tx }, admitted) {
    const policyText = policyOf(admitted);
    const { policyText: _gone, ...repository } = admitted.repository;
    tx.put(repositories, repository);
    return { ...identity(admitted), policyText };
  },
});
