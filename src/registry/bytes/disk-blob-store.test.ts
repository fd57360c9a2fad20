// The disk under the conformance suite, and what is particular to a disk: places, durability, leftovers.
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { FakeClock } from "../../kit/fake-clock.ts";
import { seededDice } from "../../kit/ids.ts";
import { blobStoreConformance, pattern, pieces, sha256 } from "./conformance.ts";
import { openDiskBlobStore } from "./disk-blob-store.ts";

async function openOnDisk() {
  const directory = await mkdtemp(join(tmpdir(), "muelle-registry-"));
  const clock = new FakeClock();
  let opened = 0;
  const reopen = () => openDiskBlobStore({ directory, clock, dice: seededDice(opened++) });
  const close = () => rm(directory, { recursive: true });
  return { store: await reopen(), clock, reopen, close, directory };
}

blobStoreConformance("disk blob store", openOnDisk);

test("a blob lies once, under its digest, and its upload is gone", async () => {
  const { store, directory, close } = await openOnDisk();
  const bytes = pattern(100_000);
  const digest = sha256(bytes);
  const uploadId = await store.startUpload();
  await store.append(uploadId, pieces(bytes));
  assert.deepEqual(await readdir(join(directory, "uploads")), [uploadId]);
  await store.commit(uploadId, digest);
  assert.deepEqual(await readdir(join(directory, "uploads")), []);
  const hex = digest.slice("sha256:".length);
  assert.deepEqual(await readFile(join(directory, "blobs/sha256", hex.slice(0, 2), hex)), bytes);
  await close();
});

test("abandoned uploads leave no file", async () => {
  const { store, directory, clock, close } = await openOnDisk();
  await store.append(await store.startUpload(), pieces(pattern(10)));
  await store.cancelUpload(await store.startUpload());
  clock.advance(1000);
  await store.collect(new Set(), 1000);
  assert.deepEqual(await readdir(join(directory, "uploads")), []);
  await close();
});
