// ListImageReferrers: what was attached to an image (signatures, bills of materials). OCI distribution-spec 1.1, referrers.
import { keyWithin } from "../../model/ecr/names.ts";
import { images } from "../../store/tables/ecr.ts";
import { sortedPage } from "../sorted-pages.ts";
import { limitOf, wrongToken } from "./constraints.ts";
import { repositoryOperation } from "./repository-operation.ts";

export const listImageReferrers = repositoryOperation("ListImageReferrers", {
  access: "List",
  handle({ subjectId, filter, maxResults, nextToken }, { tx }, { within }) {
    const { artifactTypes = [], artifactStatus } = filter ?? {};
    const none = artifactStatus === "ARCHIVED" || artifactStatus === "ACTIVATING";
    const found = none ? [] : tx.by(images, "subject", keyWithin(within, subjectId.imageDigest));
    const page = sortedPage({
      items: found.filter(
        ({ artifactType }) => artifactTypes.length === 0 || artifactTypes.includes(artifactType ?? ""),
      ),
      keyOf: ({ digest }) => [digest],
      limit: limitOf(maxResults, 50),
      nextToken,
      onWrongToken: wrongToken,
    });
    return {
      referrers: page.items.map(({ digest, mediaType, artifactType, sizeBytes, annotations }) => ({
        digest,
        mediaType,
        ...(artifactType && { artifactType }),
        size: sizeBytes,
        ...(annotations && { annotations: { ...annotations } }),
        artifactStatus: "ACTIVE" as const,
      })),
      nextToken: page.nextToken,
    };
  },
});
