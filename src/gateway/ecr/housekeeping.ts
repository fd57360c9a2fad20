// What the daemon does for ECR every hour, and once at the start: life cycles are carried out, dead tokens and links that
// nothing needs are forgotten. Bytes go afterwards: `blobs.collect(catalogue.liveDigests(), graceMs)`.
import { type Candidate, expiredBy, parseLifecyclePolicy } from "../../model/ecr/lifecycle.ts";
import type { InRepository, Repository } from "../../model/ecr/records.ts";
import type { Reader, Store, Transaction } from "../../store/store.ts";
import { blobLinks, images, layerUploads, repositories } from "../../store/tables/ecr.ts";
import { forgetAllDeadTokens } from "../../store/tables/ecr-tokens.ts";
import { findImage, imagesOf, indexesNaming, inRepository, removeImage, tagsOf } from "./images.ts";

const dayMs = 86_400_000;
/** A link lets a push skip an upload; while one that skipped it may be under way, the link stays. */
const linkGraceMs = dayMs;
const uploadLifeMs = 7 * dayMs;

export interface HousekeepingReport {
  readonly expiredImages: number;
  readonly forgottenLinks: number;
  readonly forgottenTokens: number;
}

/** Idempotent; one transaction for each repository with a policy. */
export function keepEcr(store: Store, nowMs: number): HousekeepingReport {
  let expiredImages = 0;
  for (const repository of store.list(repositories))
    if (repository.lifecycle) expiredImages += store.transact((tx) => runLifecycle(tx, repository, nowMs));
  return store.transact((tx) => ({
    expiredImages,
    forgottenLinks: forgetLinks(tx, nowMs),
    forgottenTokens: forgetAllDeadTokens(tx, nowMs),
  }));
}

export const candidates = (reader: Reader, within: InRepository): Candidate[] =>
  imagesOf(reader, within).map((image) => ({
    digest: image.digest,
    tags: tagsOf(reader, image),
    pushedAtMs: image.pushedAtMs,
    isPartOfIndex: indexesNaming(reader, image).length > 0,
  }));

function runLifecycle(tx: Transaction, repository: Repository, nowMs: number): number {
  const { lifecycle } = repository;
  if (!lifecycle) return 0;
  const within = inRepository(repository);
  const expired = expiredBy(parseLifecyclePolicy(lifecycle.text), candidates(tx, within), nowMs);
  for (const { digest } of expired) {
    const image = findImage(tx, within, digest);
    if (image) removeImage(tx, image);
  }
  tx.put(repositories, { ...repository, lifecycle: { ...lifecycle, lastEvaluatedAtMs: nowMs } });
  return expired.length;
}

function forgetLinks(tx: Transaction, nowMs: number): number {
  const unneeded = tx
    .list(blobLinks)
    .filter((link) => nowMs - link.linkedAtMs > linkGraceMs && tx.count(images, "blob", blobLinks.key(link)) === 0);
  for (const link of unneeded) tx.delete(blobLinks, blobLinks.key(link));
  for (const { uploadId, startedAtMs } of tx.list(layerUploads))
    if (nowMs - startedAtMs > uploadLifeMs) tx.delete(layerUploads, uploadId);
  return unneeded.length;
}
