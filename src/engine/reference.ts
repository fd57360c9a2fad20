// How an image reference falls into the two parts that Docker's API wants.

export interface ReferenceParts {
  readonly name: string;
  /** A tag, or a digest `algorithm:hex`. */
  readonly version: string;
  readonly isDigest: boolean;
}

/** `latest` where neither tag nor digest is given, as Docker's own client does; the API would pull every tag. */
export function splitReference(reference: string): ReferenceParts {
  const at = reference.indexOf("@");
  if (at >= 0) return { name: untagged(reference.slice(0, at)), version: reference.slice(at + 1), isDigest: true };
  const name = untagged(reference);
  return { name, version: reference.slice(name.length + 1) || "latest", isDigest: false };
}

function untagged(reference: string): string {
  const colon = reference.indexOf(":", reference.lastIndexOf("/") + 1);
  return colon < 0 ? reference : reference.slice(0, colon);
}
