// The registry's catalogue over the store: what docker pushes, ECR lists, and the other way round.
import type { Clock } from "../../kit/clock.ts";
import { keyOfRepository, keyWithin, repositoryKey } from "../../model/ecr/names.ts";
import { isTagImmutable } from "../../model/ecr/mutability.ts";
import type { Image, InRepository, Repository } from "../../model/ecr/records.ts";
import {
  type Catalogue,
  type Digest,
  isDigest,
  type ManifestRecord,
  Refusal,
  type RepositoryRef,
} from "../../registry/registry.ts";
import type { Reader, Store, Transaction } from "../../store/store.ts";
import { blobLinks, images, imageTags, repositories } from "../../store/tables/ecr.ts";
import { findImage, findTag, inRepository, recordPull, removeImage } from "./images.ts";
import { immutableTag, missingRepository } from "./messages.ts";

export interface StoreCatalogueOptions {
  readonly store: Store;
  readonly clock: Pick<Clock, "nowMs">;
}

export const storeCatalogue = ({ store, clock }: StoreCatalogueOptions): Catalogue =>
  new StoreCatalogue(store, () => clock.nowMs());

class StoreCatalogue implements Catalogue {
  readonly #store: Store;
  readonly #nowMs: () => number;

  constructor(store: Store, nowMs: () => number) {
    this.#store = store;
    this.#nowMs = nowMs;
  }

  assertRepository(ref: RepositoryRef): void {
    requireRepository(this.#store, ref);
  }

  async preparePush(ref: RepositoryRef): Promise<void> {
    requireRepository(this.#store, ref);
  }

  resolve(ref: RepositoryRef, reference: string): ManifestRecord | undefined {
    requireRepository(this.#store, ref);
    const image = find(this.#store, inRepository(ref), reference);
    return image && manifestRecord(image);
  }

  recordPull(ref: RepositoryRef, digest: Digest): void {
    this.#store.transact((tx) => {
      const image = findImage(tx, inRepository(ref), digest);
      if (image) recordPull(tx, image, this.#nowMs());
    });
  }

  putManifest(ref: RepositoryRef, manifest: ManifestRecord, tag: string | undefined): Promise<void> {
    return this.#write((tx) => {
      const repository = requireRepository(tx, ref);
      const within = inRepository(ref);
      if (tag !== undefined) moveTag(tx, repository, within, tag, manifest.digest);
      // A push of what is there is not a new push.
      if (!findImage(tx, within, manifest.digest))
        tx.put(images, { ...within, ...manifest, pushedAtMs: this.#nowMs() });
    });
  }

  deleteReference(ref: RepositoryRef, reference: string): Promise<void> {
    return this.#write((tx) => {
      requireRepository(tx, ref);
      const within = inRepository(ref);
      const image = find(tx, within, reference);
      if (!image) throw new Refusal("MANIFEST_UNKNOWN", `${ref.name} has no ${reference}`);
      if (isDigest(reference)) removeImage(tx, image);
      else tx.delete(imageTags, keyWithin(within, reference));
    });
  }

  tags(ref: RepositoryRef): readonly string[] {
    requireRepository(this.#store, ref);
    return this.#store.by(imageTags, "repository", keyOfRepository(inRepository(ref))).map(({ tag }) => tag);
  }

  repositories(account: string): readonly RepositoryRef[] {
    return this.#store.by(repositories, "account", account).map(({ region, name }) => ({ account, region, name }));
  }

  referrers(ref: RepositoryRef, subject: Digest): readonly ManifestRecord[] {
    requireRepository(this.#store, ref);
    return this.#store.by(images, "subject", keyWithin(inRepository(ref), subject)).map(manifestRecord);
  }

  hasBlob(ref: RepositoryRef, digest: Digest): boolean {
    requireRepository(this.#store, ref);
    return this.#store.get(blobLinks, keyWithin(inRepository(ref), digest)) !== undefined;
  }

  linkBlob(ref: RepositoryRef, digest: Digest, sizeBytes: number): Promise<void> {
    return this.#write((tx) => {
      requireRepository(tx, ref);
      tx.put(blobLinks, { ...inRepository(ref), digest, sizeBytes, linkedAtMs: this.#nowMs() });
    });
  }

  unlinkBlob(ref: RepositoryRef, digest: Digest): Promise<void> {
    return this.#write((tx) => {
      requireRepository(tx, ref);
      const key = keyWithin(inRepository(ref), digest);
      if (!tx.get(blobLinks, key)) throw new Refusal("BLOB_UNKNOWN", `${ref.name} has no blob ${digest}`);
      const [image] = tx.by(images, "blob", key);
      if (image)
        throw new Refusal("UNSUPPORTED", `manifest ${image.digest} names this blob; delete the manifest first`);
      tx.delete(blobLinks, key);
    });
  }

  liveDigests(): ReadonlySet<Digest> {
    const live = new Set<Digest>();
    for (const { digest, blobs, manifests } of this.#store.list(images))
      for (const needed of [digest, ...blobs, ...manifests]) live.add(needed);
    return live;
  }

  /** One transaction, durable when the promise resolves. */
  async #write(work: (tx: Transaction) => void): Promise<void> {
    this.#store.transact(work);
    await this.#store.flushed();
  }
}

function requireRepository(reader: Reader, ref: RepositoryRef): Repository {
  const repository = reader.get(repositories, repositoryKey(ref, ref.name));
  if (!repository) throw new Refusal("NAME_UNKNOWN", missingRepository(ref));
  return repository;
}

function find(reader: Reader, within: InRepository, reference: string): Image | undefined {
  const digest = isDigest(reference) ? reference : findTag(reader, within, reference)?.digest;
  return digest === undefined ? undefined : findImage(reader, within, digest);
}

function moveTag(tx: Transaction, repository: Repository, within: InRepository, tag: string, digest: Digest): void {
  const held = findTag(tx, within, tag)?.digest;
  if (held === digest) return;
  if (held !== undefined && isTagImmutable(repository, tag))
    throw new Refusal("TAG_INVALID", immutableTag(tag, within));
  tx.put(imageTags, { ...within, tag, digest });
}

/** The registry's half of an image's row. */
function manifestRecord(image: Image): ManifestRecord {
  const { account: _a, region: _r, repositoryName: _n, pushedAtMs: _p, lastPulledAtMs: _l, ...record } = image;
  return record;
}
