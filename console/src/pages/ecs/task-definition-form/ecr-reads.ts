// What is read of ECR to choose an image, and to lead from a definition to its image.
import {
  ECRClient,
  type ImageDetail,
  paginateDescribeImages,
  paginateDescribeRepositories,
  type Repository,
} from "@aws-sdk/client-ecr";
import type { LiveRead } from "../../../aws/live.tsx";

export const repositoryChoicesRead: LiveRead<Repository[]> = {
  key: ["repository-choices"],
  on: [{ kind: "repository" }],
  read: async (aws, signal) => {
    const found: Repository[] = [];
    for await (const { repositories = [] } of paginateDescribeRepositories({ client: aws.of(ECRClient) }, {})) {
      signal.throwIfAborted();
      found.push(...repositories);
    }
    return found;
  },
};

/** The newest first. */
export const imageChoicesRead = (repository: string): LiveRead<ImageDetail[]> => ({
  key: ["image-choices", repository],
  on: [{ kind: "image", repository }],
  enabled: repository !== "",
  read: async (aws, signal) => {
    const found: ImageDetail[] = [];
    const pages = paginateDescribeImages({ client: aws.of(ECRClient) }, { repositoryName: repository });
    for await (const { imageDetails = [] } of pages) {
      signal.throwIfAborted();
      found.push(...imageDetails);
    }
    return found.sort((one, other) => Number(other.imagePushedAt ?? 0) - Number(one.imagePushedAt ?? 0));
  },
});
