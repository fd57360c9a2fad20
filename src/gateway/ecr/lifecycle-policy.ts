// PutLifecyclePolicy, GetLifecyclePolicy, DeleteLifecyclePolicy. Rules: model/ecr/lifecycle.ts; carrying them out:
// housekeeping.ts.
import { LifecyclePolicyNotFoundException } from "@aws-sdk/client-ecr";
import { InvalidLifecyclePolicy, parseLifecyclePolicy, type Rule } from "../../model/ecr/lifecycle.ts";
import type { Repository } from "../../model/ecr/records.ts";
import { fail } from "../../model/errors.ts";
import { repositories } from "../../store/tables/ecr.ts";
import { checkLength, invalid } from "./constraints.ts";
import { identity, repositoryOperation } from "./repository-operation.ts";

/** The policy's rules, checked. */
export function rulesOf(lifecyclePolicyText: string): readonly Rule[] {
  checkLength("lifecyclePolicyText", lifecyclePolicyText, 100, 30_720);
  try {
    return parseLifecyclePolicy(lifecyclePolicyText);
  } catch (thrown) {
    if (!(thrown instanceof InvalidLifecyclePolicy)) throw thrown;
    return invalid("LifecyclePolicyText", `Lifecycle policy validation failure: ${thrown.message}`);
  }
}

export function lifecycleOf({ lifecycle, name, account }: Repository): NonNullable<Repository["lifecycle"]> {
  return (
    lifecycle ??
    fail(LifecyclePolicyNotFoundException, {
      message: `Lifecycle policy does not exist for the repository with name '${name}' in the registry with id '${account}'`,
    })
  );
}

export const putLifecyclePolicy = repositoryOperation("PutLifecyclePolicy", {
  access: "Write",
  handle({ lifecyclePolicyText }, { tx }, admitted) {
    rulesOf(lifecyclePolicyText);
    tx.put(repositories, { ...admitted.repository, lifecycle: { text: lifecyclePolicyText } });
    return { ...identity(admitted), lifecyclePolicyText };
  },
});

const view = ({ text, lastEvaluatedAtMs }: NonNullable<Repository["lifecycle"]>) => ({
  lifecyclePolicyText: text,
  ...(lastEvaluatedAtMs !== undefined && { lastEvaluatedAt: new Date(lastEvaluatedAtMs) }),
});

export const getLifecyclePolicy = repositoryOperation("GetLifecyclePolicy", {
  access: "Read",
  handle: (_, __, admitted) => ({ ...identity(admitted), ...view(lifecycleOf(admitted.repository)) }),
});

export const deleteLifecyclePolicy = repositoryOperation("DeleteLifecyclePolicy", {
  access: "Write",
  handle(_, { tx }, admitted) {
    const gone = lifecycleOf(admitted.repository);
    const { lifecycle: _gone, ...repository } = admitted.repository;
    tx.put(repositories, repository);
    return { ...identity(admitted), ...view(gone) };
  },
});
