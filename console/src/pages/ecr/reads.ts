// What ECR's pages read, with the notices that make it stale. Other services' pages use these too.
import {
  BatchGetImageCommand,
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  GetDownloadUrlForLayerCommand,
  GetLifecyclePolicyCommand,
  GetRepositoryPolicyCommand,
  type ImageDetail,
  LifecyclePolicyNotFoundException,
  ListTagsForResourceCommand,
  paginateDescribeImages,
  paginateDescribeRepositories,
  type Repository,
  RepositoryPolicyNotFoundException,
} from "@aws-sdk/client-ecr";
import type { LiveRead } from "../../aws/live.tsx";
import type { Tag } from "../../parts/tags.tsx";
import { NotThere } from "./parts/not-there.ts";

/** All repositories of the region. */
export const repositoriesRead: LiveRead<Repository[]> = {
  key: ["repositories"],
  on: [{ kind: "repository" }],
  read: async (aws, signal) => {
    const found: Repository[] = [];
    for await (const page of paginateDescribeRepositories({ client: aws.of(ECRClient) }, { maxResults: 1000 })) {
      signal.throwIfAborted();
      found.push(...(page.repositories ?? []));
    }
    return found;
  },
};

export const repositoryRead = (name: string): LiveRead<Repository> => ({
  key: ["repository", name],
  on: [{ kind: "repository", name }],
  enabled: name !== "",
  read: async (aws, signal) => {
    const command = new DescribeRepositoriesCommand({ repositoryNames: [name] });
    const { repositories = [] } = await aws.of(ECRClient).send(command, { abortSignal: signal });
    const [found] = repositories;
    if (!found) throw new NotThere(name);
    return found;
  },
});

/** All images of a repository, the newest first. */
export const imagesRead = (name: string): LiveRead<ImageDetail[]> => ({
  key: ["images", name],
  on: [{ kind: "image", repository: name }],
  enabled: name !== "",
  read: async (aws, signal) => {
    const found: ImageDetail[] = [];
    const input = { repositoryName: name, maxResults: 1000 };
    for await (const page of paginateDescribeImages({ client: aws.of(ECRClient) }, input)) {
      signal.throwIfAborted();
      found.push(...(page.imageDetails ?? []));
    }
    return found;
  },
});

export const imageRead = (name: string, imageDigest: string): LiveRead<ImageDetail> => ({
  key: ["image", name, imageDigest],
  on: [{ kind: "image", repository: name, digest: imageDigest }],
  read: async (aws, signal) => {
    const command = new DescribeImagesCommand({ repositoryName: name, imageIds: [{ imageDigest }] });
    const { imageDetails = [] } = await aws.of(ECRClient).send(command, { abortSignal: signal });
    const [found] = imageDetails;
    if (!found) throw new NotThere(imageDigest);
    return found;
  },
});

/** The manifest's text. It is named by its digest, so it never changes. */
export const manifestRead = (name: string, imageDigest: string): LiveRead<string> => ({
  key: ["manifest", name, imageDigest],
  on: [],
  read: async (aws, signal) => {
    const command = new BatchGetImageCommand({ repositoryName: name, imageIds: [{ imageDigest }] });
    const { images = [], failures = [] } = await aws.of(ECRClient).send(command, { abortSignal: signal });
    const manifest = images[0]?.imageManifest;
    if (manifest === undefined) throw new NotThere(failures[0]?.failureReason ?? imageDigest);
    return manifest;
  },
});

/** The text of a small blob, such as an image's configuration. */
export const blobRead = (name: string, digest: string, enabled: boolean): LiveRead<string> => ({
  key: ["blob", name, digest],
  on: [],
  enabled,
  read: async (aws, signal) => {
    const command = new GetDownloadUrlForLayerCommand({ repositoryName: name, layerDigest: digest });
    const { downloadUrl = "" } = await aws.of(ECRClient).send(command, { abortSignal: signal });
    return (await fetchSigned(downloadUrl, signal)).text();
  },
});

/** The address carries its own password, which a browser takes only as a header. */
async function fetchSigned(downloadUrl: string, signal: AbortSignal): Promise<Response> {
  const { username, password, pathname, search } = new URL(downloadUrl);
  const authorization = `Basic ${btoa(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`)}`;
  const response = await fetch(pathname + search, { headers: { authorization }, signal, credentials: "omit" });
  if (!response.ok) throw new Error(`The registry answered ${response.status} ${response.statusText}`);
  return response;
}

/** Empty: the repository has none. */
export const repositoryPolicyRead = (name: string): LiveRead<string> => ({
  key: ["repository-policy", name],
  on: [{ kind: "repository", name }],
  read: (aws, signal) =>
    documentOf(async () => {
      const command = new GetRepositoryPolicyCommand({ repositoryName: name });
      return (await aws.of(ECRClient).send(command, { abortSignal: signal })).policyText;
    }),
});

/** Empty: the repository has none. */
export const lifecyclePolicyRead = (name: string): LiveRead<string> => ({
  key: ["lifecycle-policy", name],
  on: [{ kind: "repository", name }],
  read: (aws, signal) =>
    documentOf(async () => {
      const command = new GetLifecyclePolicyCommand({ repositoryName: name });
      return (await aws.of(ECRClient).send(command, { abortSignal: signal })).lifecyclePolicyText;
    }),
});

async function documentOf(read: () => Promise<string | undefined>): Promise<string> {
  try {
    return (await read()) ?? "";
  } catch (thrown) {
    if (thrown instanceof RepositoryPolicyNotFoundException) return "";
    if (thrown instanceof LifecyclePolicyNotFoundException) return "";
    throw thrown;
  }
}

export const repositoryTagsRead = (name: string, resourceArn: string): LiveRead<Tag[]> => ({
  key: ["repository-tags", resourceArn],
  on: [{ kind: "repository", name }],
  read: async (aws, signal) => {
    const command = new ListTagsForResourceCommand({ resourceArn });
    const { tags = [] } = await aws.of(ECRClient).send(command, { abortSignal: signal });
    return tags.map(({ Key = "", Value = "" }) => ({ key: Key, value: Value }));
  },
});
