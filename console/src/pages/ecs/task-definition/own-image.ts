// Whether an image is one of this account's own repositories: then a link leads to it.
export interface OwnImage {
  readonly repository: string;
  /** Undefined: it is named by a tag. */
  readonly digest?: string;
}

/** `registryHost`: by which Muelle's own registry is named, "localhost:4566". AWS's own name of a registry is understood too. */
export function ownImage(image: string, registryHost: string): OwnImage | undefined {
  const slash = image.indexOf("/");
  const host = image.slice(0, Math.max(slash, 0));
  const isOwn = host === registryHost || /^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com$/.test(host);
  if (!isOwn) return undefined;
  const [name = "", digest] = image.slice(slash + 1).split("@");
  const repository = name.replace(/:[^:/]*$/, "");
  return digest === undefined ? { repository } : { repository, digest };
}
