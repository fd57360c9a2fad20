// May a principal do something with a repository? Its own policies and the repository's are weighed together, within an
// account and across accounts. https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html
import { type RepositoryName, repositoryArn, repositoryKey } from "../../model/ecr/names.ts";
import type { Principal } from "../../model/iam/principal.ts";
import { decideFor } from "../../model/iam/rights.ts";
import type { Reader } from "../../store/store.ts";
import { repositories } from "../../store/tables/ecr.ts";
import { iamDirectory } from "../../store/views/iam.ts";
import type { Authoriser, Decision } from "../auth/authoriser.ts";

const silentPolicy = '{"Statement":[]}';

/** Asks `authoriser` where the repository's policy has no say, so that a house with other rules (tests) keeps them. */
export function decideOnRepository(
  reader: Reader,
  authoriser: Authoriser | undefined,
  principal: Principal,
  action: string,
  repository: RepositoryName,
): Decision {
  const resource = repositoryArn(repository, repository.name);
  const policyText = reader.get(repositories, repositoryKey(repository, repository.name))?.policyText;
  if (authoriser && policyText === undefined && principal.account === repository.account)
    return authoriser.decide(principal, action, resource, {}, reader);
  const { account } = repository;
  return decideFor(
    iamDirectory(reader),
    principal,
    { action, resource },
    { document: policyText ?? silentPolicy, account },
  );
}
