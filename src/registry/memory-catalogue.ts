// A catalogue in memory: names, tags and links without AWS around them. For this room's tests and for the bench; it shows
// in the fewest lines what catalogueConformance asks of any catalogue.
import { isDigest } from "./meaning/digest.ts";
import { Refusal } from "./ports.ts";
import type { Catalogue, Digest, ManifestRecord, RepositoryRef } from "./ports.ts";

interface Repository {
  readonly ref: RepositoryRef;
  isImmutable: boolean;
  readonly manifests: Map<Digest, ManifestRecord>;
  readonly tags: Map<string, Digest>;
  readonly blobs: Map<Digest, number>;
}

export interface MemoryCatalogueOptions {
  /** Makes an absent repository when a push begins; otherwise a push to it is refused with NAME_UNKNOWN. */
  readonly createOnPush?: boolean;
}

const keyOf = (ref: RepositoryRef) => `${ref.account}/${ref.region}/${ref.name}`;

export class MemoryCatalogue implements Catalogue {
  readonly #repositories = new Map<string, Repository>();
  readonly #createOnPush: boolean;

  constructor(options: MemoryCatalogueOptions = {}) {
    this.#createOnPush = options.createOnPush ?? false;
  }

  /** Makes a repository, or changes whether the tags of an existing one may move. */
  createRepository(ref: RepositoryRef, options: { readonly immutableTags?: boolean } = {}): void {
    const isImmutable = options.immutableTags ?? false;
    const known = this.#repositories.get(keyOf(ref));
    if (known) known.isImmutable = isImmutable;
    else
      this.#repositories.set(keyOf(ref), {
        ref,
        isImmutable,
        manifests: new Map(),
        tags: new Map(),
        blobs: new Map(),
      });
  }

  assertRepository(ref: RepositoryRef): void {
    this.#get(ref);
  }

  async preparePush(ref: RepositoryRef): Promise<void> {
    if (this.#createOnPush && !this.#repositories.has(keyOf(ref))) this.createRepository(ref);
    this.#get(ref);
  }

  resolve(ref: RepositoryRef, reference: string): ManifestRecord | undefined {
    const repository = this.#get(ref);
    const digest = isDigest(reference) ? reference : repository.tags.get(reference);
    return digest === undefined ? undefined : repository.manifests.get(digest);
  }

  async putManifest(ref: RepositoryRef, manifest: ManifestRecord, tag: string | undefined): Promise<void> {
    const repository = this.#get(ref);
    const held = tag === undefined ? undefined : repository.tags.get(tag);
    if (repository.isImmutable && held !== undefined && held !== manifest.digest)
      throw new Refusal("TAG_INVALID", `tag ${tag} of ${ref.name} names ${held} and is immutable`);
    repository.manifests.set(manifest.digest, manifest);
    if (tag !== undefined) repository.tags.set(tag, manifest.digest);
  }

  async deleteReference(ref: RepositoryRef, reference: string): Promise<void> {
    const repository = this.#get(ref);
    const isThere = isDigest(reference) ? repository.manifests.delete(reference) : repository.tags.delete(reference);
    if (!isThere) throw new Refusal("MANIFEST_UNKNOWN", `${ref.name} has no ${reference}`);
    for (const [tag, digest] of repository.tags) if (digest === reference) repository.tags.delete(tag);
  }

  tags(ref: RepositoryRef): readonly string[] {
    return [...this.#get(ref).tags.keys()];
  }

  repositories(account: string): readonly RepositoryRef[] {
    return [...this.#repositories.values()].map(({ ref }) => ref).filter((ref) => ref.account === account);
  }

  referrers(ref: RepositoryRef, subject: Digest): readonly ManifestRecord[] {
    return [...this.#get(ref).manifests.values()].filter((manifest) => manifest.subject === subject);
  }

  hasBlob(ref: RepositoryRef, digest: Digest): boolean {
    return this.#get(ref).blobs.has(digest);
  }

  async linkBlob(ref: RepositoryRef, digest: Digest, sizeBytes: number): Promise<void> {
    this.#get(ref).blobs.set(digest, sizeBytes);
  }

  async unlinkBlob(ref: RepositoryRef, digest: Digest): Promise<void> {
    const { blobs, manifests } = this.#get(ref);
    if (!blobs.has(digest)) throw new Refusal("BLOB_UNKNOWN", `${ref.name} has no blob ${digest}`);
    for (const manifest of manifests.values())
      if (manifest.blobs.includes(digest))
        throw new Refusal("UNSUPPORTED", `manifest ${manifest.digest} names this blob; delete the manifest first`);
    blobs.delete(digest);
  }

  liveDigests(): ReadonlySet<Digest> {
    const manifests = [...this.#repositories.values()].flatMap((repository) => [...repository.manifests.values()]);
    return new Set(manifests.flatMap((manifest) => [manifest.digest, ...manifest.blobs, ...manifest.manifests]));
  }

  #get(ref: RepositoryRef): Repository {
    const repository = this.#repositories.get(keyOf(ref));
    if (!repository) throw new Refusal("NAME_UNKNOWN", `there is no repository ${ref.name}`);
    return repository;
  }
}
