// StartLifecyclePolicyPreview and GetLifecyclePolicyPreview. The preview is there at once, so it is always complete.
import type * as ECR from "@aws-sdk/client-ecr";
import { LifecyclePolicyPreviewNotFoundException } from "@aws-sdk/client-ecr";
import { expiredBy, type Verdict } from "../../model/ecr/lifecycle.ts";
import type { Repository } from "../../model/ecr/records.ts";
import { fail } from "../../model/errors.ts";
import { repositories } from "../../store/tables/ecr.ts";
import { sortedPage } from "../sorted-pages.ts";
import { checkList, limitOf, wrongToken } from "./constraints.ts";
import { candidates } from "./housekeeping.ts";
import { lifecycleOf, rulesOf } from "./lifecycle-policy.ts";
import { identity, repositoryOperation } from "./repository-operation.ts";

export const startLifecyclePolicyPreview = repositoryOperation("StartLifecyclePolicyPreview", {
  access: "Write",
  handle(input, { tx, nowMs }, admitted) {
    const text = input.lifecyclePolicyText ?? lifecycleOf(admitted.repository).text;
    const verdicts = expiredBy(rulesOf(text), candidates(tx, admitted.within), nowMs);
    tx.put(repositories, { ...admitted.repository, lifecyclePreview: { text, verdicts } });
    return { ...identity(admitted), lifecyclePolicyText: text, status: "COMPLETE" as const };
  },
});

export const getLifecyclePolicyPreview = repositoryOperation("GetLifecyclePolicyPreview", {
  access: "Read",
  handle(input, _, admitted) {
    const { text, verdicts } = previewOf(admitted.repository);
    checkList("imageIds", input.imageIds, 100);
    const tagStatus = input.filter?.tagStatus ?? "ANY";
    const { items, nextToken } = sortedPage({
      items: verdicts.filter(
        (verdict) =>
          (!input.imageIds || input.imageIds.some((id) => names(id, verdict))) &&
          (tagStatus === "ANY" || (tagStatus === "TAGGED") === verdict.tags.length > 0),
      ),
      keyOf: ({ digest }) => [digest],
      limit: limitOf(input.maxResults, 100),
      nextToken: input.nextToken,
      onWrongToken: wrongToken,
    });
    return {
      ...identity(admitted),
      lifecyclePolicyText: text,
      status: "COMPLETE" as const,
      nextToken,
      previewResults: items.map(view),
      summary: { expiringImageTotalCount: verdicts.length },
    };
  },
});

function previewOf({ lifecyclePreview, name, account }: Repository): NonNullable<Repository["lifecyclePreview"]> {
  return (
    lifecyclePreview ??
    fail(LifecyclePolicyPreviewNotFoundException, {
      message: `Lifecycle policy preview does not exist for the repository with name '${name}' in the registry with id '${account}'`,
    })
  );
}

const names = ({ imageDigest, imageTag }: ECR.ImageIdentifier, { digest, tags }: Verdict): boolean =>
  (imageDigest === undefined || imageDigest === digest) && (imageTag === undefined || tags.includes(imageTag));

const view = ({ digest, tags, pushedAtMs, rulePriority }: Verdict): ECR.LifecyclePolicyPreviewResult => ({
  imageTags: [...tags],
  imageDigest: digest,
  imagePushedAt: new Date(pushedAtMs),
  action: { type: "EXPIRE" },
  appliedRulePriority: rulePriority,
  storageClass: "STANDARD",
});
