// The name by which an image is pulled.
import type { ImageDetail } from "@aws-sdk/client-ecr";

/** By its first tag, which is what people write; by its digest when it has none. */
export const imageUri = (repositoryUri: string, { imageTags: [tag] = [], imageDigest = "" }: ImageDetail): string =>
  tag === undefined ? `${repositoryUri}@${imageDigest}` : `${repositoryUri}:${tag}`;

/** "sha256:0123456789ab…", as long as a table has room. */
export const shortDigest = (digest: string): string => (digest.length > 19 ? `${digest.slice(0, 19)}…` : digest);
