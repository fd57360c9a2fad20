// Digests: their form and how they are computed. OCI image-spec, descriptor, digests.
import { createHash } from "node:crypto";
import type { Digest, DigestAlgorithm } from "../ports.ts";

const form = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;

/** True for a digest of a registered algorithm in its canonical form. */
export function isDigest(text: string): boolean {
  return form.test(text);
}

/** The algorithm of a well-formed digest. */
export function algorithmOf(digest: Digest): DigestAlgorithm {
  return digest.startsWith("sha512:") ? "sha512" : "sha256";
}

/** The digest of `bytes`. */
export function digestOf(bytes: Uint8Array, algorithm: DigestAlgorithm = "sha256"): Digest {
  return `${algorithm}:${createHash(algorithm).update(bytes).digest("hex")}`;
}
