// Taking a manifest in: checked, complete, stored, then named. The OCI server and ECR's PutImage share it, so that both
// promise the same.
import { algorithmOf, digestOf } from "./digest.ts";
import { longestManifestBytes, parseManifest } from "./manifest.ts";
import type { Descriptor } from "./manifest.ts";
import { Refusal } from "../ports.ts";
import type { BlobStore, Catalogue, Digest, ManifestRecord, RepositoryRef } from "../ports.ts";

export interface ManifestPush {
  readonly bytes: Uint8Array;
  /** What the client declared; without it the manifest's own mediaType counts. */
  readonly mediaType?: string;
  /** What the content must hash to, when the client says so. */
  readonly digest?: Digest;
  readonly tag?: string;
}

interface Machines {
  readonly blobs: BlobStore;
  readonly catalogue: Catalogue;
}

/**
 * Stores a manifest and moves its tag; returns its record. All that it names must be in the repository already. Throws
 * Refusals: MANIFEST_INVALID, DIGEST_INVALID, MANIFEST_BLOB_UNKNOWN, and the catalogue's own. OCI distribution-spec 1.1,
 * pushing manifests.
 */
export async function pushManifest(
  { blobs, catalogue }: Machines,
  repository: RepositoryRef,
  push: ManifestPush,
): Promise<ManifestRecord> {
  const { bytes } = push;
  if (bytes.byteLength > longestManifestBytes)
    throw new Refusal("MANIFEST_INVALID", `a manifest has at most ${longestManifestBytes} bytes`);
  const algorithm = push.digest ? algorithmOf(push.digest) : "sha256";
  const digest = digestOf(bytes, algorithm);
  if (push.digest && push.digest !== digest)
    throw new Refusal("DIGEST_INVALID", `the manifest's digest is ${digest}, not ${push.digest}`);
  const parsed = parseManifest(bytes, push.mediaType, digest);
  await assertBlobs({ blobs, catalogue }, repository, parsed.blobs);
  assertManifests(catalogue, repository, parsed.manifests);
  await blobs.put(bytes, algorithm);
  await catalogue.putManifest(repository, parsed.record, push.tag);
  return parsed.record;
}

async function assertBlobs({ blobs, catalogue }: Machines, repository: RepositoryRef, named: readonly Descriptor[]) {
  for (const blob of named.filter((item) => !item.isForeign)) {
    const sizeBytes = catalogue.hasBlob(repository, blob.digest) ? await blobs.size(blob.digest) : undefined;
    assertNamed(blob, sizeBytes, "blob");
  }
}

function assertManifests(catalogue: Catalogue, repository: RepositoryRef, named: readonly Descriptor[]) {
  for (const manifest of named)
    assertNamed(manifest, catalogue.resolve(repository, manifest.digest)?.sizeBytes, "manifest");
}

function assertNamed(item: Descriptor, sizeBytes: number | undefined, what: string): void {
  const { digest } = item;
  if (sizeBytes === undefined)
    throw new Refusal("MANIFEST_BLOB_UNKNOWN", `${what} ${digest} is not in this repository; push it first`, {
      digest,
    });
  if (sizeBytes !== item.sizeBytes)
    throw new Refusal("MANIFEST_INVALID", `${what} ${digest} has ${sizeBytes} bytes, not ${item.sizeBytes}`, {
      digest,
    });
}
