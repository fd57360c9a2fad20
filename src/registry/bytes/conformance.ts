// What every blob store promises, as a suite: the disk is held to it, and another store (S3) can be.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, test } from "node:test";
import type { FakeClock } from "../../kit/fake-clock.ts";
import { isKind } from "../../kit/machine-error.ts";
import type { MachineErrorKind } from "../../kit/machine-error.ts";
import type { BlobStore, Digest } from "../ports.ts";

/** An empty store for one test. */
export interface BlobStoreUnderTest {
  readonly store: BlobStore;
  readonly clock: FakeClock;
  /** Another store object over the same bytes, as after a kill -9 of the process; the first one is not used any more. */
  readonly reopen: () => Promise<BlobStore>;
  readonly close: () => Promise<void>;
}

const mebibyte = 1 << 20;
const graceMs = 60_000;

/** Bytes that are the same in every run. */
export function pattern(length: number, seed = 1): Buffer {
  const block = createHash("sha512").update(`${seed}`).digest();
  const bytes = Buffer.alloc(length, block);
  for (let at = 0; at + 4 <= length; at += 4096) bytes.writeUInt32LE(at, at);
  return bytes;
}

export const sha256 = (bytes: Uint8Array): Digest => `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
const sha512 = (bytes: Uint8Array): Digest => `sha512:${createHash("sha512").update(bytes).digest("hex")}`;

/** `bytes` as they come from a socket: in small pieces. */
export async function* pieces(bytes: Uint8Array, size = 60_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function* broken(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield* pieces(bytes);
  throw new Error("the client went away");
}

async function collected(blocks: AsyncIterable<Uint8Array> | undefined): Promise<Buffer | undefined> {
  if (!blocks) return undefined;
  const all: Uint8Array[] = [];
  for await (const block of blocks) all.push(Buffer.from(block));
  return Buffer.concat(all);
}

const kind = (expected: MachineErrorKind) => (error: unknown) => isKind(error, expected);

export function blobStoreConformance(name: string, open: () => Promise<BlobStoreUnderTest>): void {
  const it = (title: string, body: (under: BlobStoreUnderTest) => Promise<void>): void =>
    void test(title, async () => {
      const under = await open();
      try {
        await body(under);
      } finally {
        await under.close();
      }
    });

  describe(`${name}: blobs`, () => {
    it("knows nothing at first", async ({ store }) => {
      const digest = sha256(pattern(3));
      assert.equal(await store.has(digest), false);
      assert.equal(await store.size(digest), undefined);
      assert.equal(await store.read(digest), undefined);
      assert.equal(await store.readAll(digest), undefined);
    });

    it("keeps a small blob under its digest, again and again", async ({ store }) => {
      const bytes = pattern(1000);
      assert.equal(await store.put(bytes), sha256(bytes));
      assert.equal(await store.put(bytes), sha256(bytes));
      assert.equal(await store.size(sha256(bytes)), 1000);
      assert.deepEqual(await store.readAll(sha256(bytes)), bytes);
    });

    it("keeps an empty blob", async ({ store }) => {
      const digest = await store.put(Buffer.alloc(0));
      assert.equal(await store.size(digest), 0);
      assert.deepEqual(await store.readAll(digest), Buffer.alloc(0));
    });

    it("knows sha512", async ({ store }) => {
      const bytes = pattern(5000);
      assert.equal(await store.put(bytes, "sha512"), sha512(bytes));
      const uploadId = await store.startUpload();
      const more = pattern(6000, 2);
      await store.append(uploadId, pieces(more));
      assert.equal(await store.commit(uploadId, sha512(more)), 6000);
      assert.deepEqual(await store.readAll(sha512(more)), more);
      assert.equal(await store.has(sha256(more)), false);
    });

    it("reads whole and in part", async ({ store }) => {
      const bytes = pattern(3 * mebibyte + 7);
      const digest = await store.put(bytes);
      assert.deepEqual(await collected(await store.read(digest)), bytes);
      const middle = await collected(await store.read(digest, { start: mebibyte - 1, end: 2 * mebibyte }));
      assert.deepEqual(middle, bytes.subarray(mebibyte - 1, 2 * mebibyte + 1));
      const end = await collected(await store.read(digest, { start: bytes.length - 3 }));
      assert.deepEqual(end, bytes.subarray(-3));
      assert.deepEqual(await collected(await store.read(digest, { start: 5, end: 5 })), bytes.subarray(5, 6));
    });

    it("survives a reader that leaves early", async ({ store }) => {
      const bytes = pattern(4 * mebibyte);
      const digest = await store.put(bytes);
      for await (const block of (await store.read(digest)) ?? []) {
        assert.ok(block.length > 0);
        break;
      }
      assert.deepEqual(await store.readAll(digest), bytes);
    });

    for (const bad of [
      "",
      "sha256:",
      `sha256:${"A".repeat(64)}`,
      `sha256:../../../etc/passwd`,
      `md5:${"a".repeat(32)}`,
    ])
      it(`refuses ${JSON.stringify(bad)} as a digest`, async ({ store }) => {
        await assert.rejects(store.has(bad), kind("invalid"));
        await assert.rejects(store.readAll(bad), kind("invalid"));
      });
  });

  describe(`${name}: uploads`, () => {
    it("takes a blob in chunks", async ({ store }) => {
      const bytes = pattern(2 * mebibyte + 123);
      const uploadId = await store.startUpload();
      assert.equal(await store.uploadSize(uploadId), 0);
      assert.equal(await store.append(uploadId, pieces(bytes.subarray(0, mebibyte)), 0), mebibyte);
      assert.equal(await store.uploadSize(uploadId), mebibyte);
      assert.equal(await store.append(uploadId, pieces(bytes.subarray(mebibyte)), mebibyte), bytes.length);
      assert.equal(await store.has(sha256(bytes)), false);
      assert.equal(await store.commit(uploadId, sha256(bytes)), bytes.length);
      assert.deepEqual(await store.readAll(sha256(bytes)), bytes);
      assert.equal(await store.uploadSize(uploadId), undefined);
    });

    it("refuses a chunk at another offset", async ({ store }) => {
      const uploadId = await store.startUpload();
      await store.append(uploadId, pieces(pattern(10)));
      await assert.rejects(store.append(uploadId, pieces(pattern(5)), 11), kind("conflict"));
      await assert.rejects(store.append(uploadId, pieces(pattern(5)), 9), kind("conflict"));
      assert.equal(await store.uploadSize(uploadId), 10);
    });

    it("verifies, and keeps the upload when the content is another", async ({ store }) => {
      const bytes = pattern(100);
      const uploadId = await store.startUpload();
      await store.append(uploadId, pieces(bytes.subarray(0, 60)));
      await assert.rejects(store.commit(uploadId, sha256(bytes)), kind("invalid"));
      assert.equal(await store.has(sha256(bytes)), false);
      await store.append(uploadId, pieces(bytes.subarray(60)));
      assert.equal(await store.commit(uploadId, sha256(bytes)), 100);
    });

    it("takes a blob that it has already", async ({ store }) => {
      const bytes = pattern(100);
      const digest = await store.put(bytes);
      const uploadId = await store.startUpload();
      await store.append(uploadId, pieces(bytes));
      assert.equal(await store.commit(uploadId, digest), 100);
      assert.deepEqual(await store.readAll(digest), bytes);
      assert.equal(await store.uploadSize(uploadId), undefined);
    });

    it("keeps what came before the client went away", async ({ store }) => {
      const bytes = pattern(3 * mebibyte + 11);
      const uploadId = await store.startUpload();
      const half = 2 * mebibyte + 5;
      await assert.rejects(store.append(uploadId, broken(bytes.subarray(0, half))), /went away/);
      assert.equal(await store.uploadSize(uploadId), half);
      await store.append(uploadId, pieces(bytes.subarray(half)), half);
      assert.equal(await store.commit(uploadId, sha256(bytes)), bytes.length);
    });

    it("goes on after a restart, wherever it was", async ({ store, reopen }) => {
      const bytes = pattern(2 * mebibyte + 1);
      const uploadId = await store.startUpload();
      await store.append(uploadId, pieces(bytes.subarray(0, mebibyte + 1)));
      const again = await reopen();
      assert.equal(await again.uploadSize(uploadId), mebibyte + 1);
      await again.append(uploadId, pieces(bytes.subarray(mebibyte + 1)), mebibyte + 1);
      assert.equal(await again.commit(uploadId, sha256(bytes)), bytes.length);
      assert.deepEqual(await again.readAll(sha256(bytes)), bytes);
    });

    it("commits after a restart what was whole before", async ({ store, reopen }) => {
      const bytes = pattern(1234);
      const uploadId = await store.startUpload();
      await store.append(uploadId, pieces(bytes));
      const again = await reopen();
      await assert.rejects(again.commit(uploadId, sha256(pattern(1))), kind("invalid"));
      assert.equal(await again.commit(uploadId, sha256(bytes)), bytes.length);
    });

    it("says how much has arrived while more does", async ({ store }) => {
      const uploadId = await store.startUpload();
      const [asked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      const slow = (async function* () {
        yield pattern(4 * mebibyte);
        asked.resolve();
        await answered.promise;
        yield pattern(5);
      })();
      const appending = store.append(uploadId, slow);
      await asked.promise;
      const during = (await store.uploadSize(uploadId)) ?? -1;
      assert.ok(during >= 0 && during <= 4 * mebibyte);
      answered.resolve();
      assert.equal(await appending, 4 * mebibyte + 5);
      assert.equal(await store.uploadSize(uploadId), 4 * mebibyte + 5);
    });

    it("may be fed from one buffer that is used again", async ({ store }) => {
      const bytes = pattern(3 * mebibyte + 17);
      const chunk = Buffer.alloc(100_003);
      const again = (async function* () {
        for (let at = 0; at < bytes.length; at += chunk.length) {
          const length = bytes.copy(chunk, 0, at);
          yield chunk.subarray(0, length);
          chunk.fill(0);
        }
      })();
      const uploadId = await store.startUpload();
      await store.append(uploadId, again);
      assert.equal(await store.commit(uploadId, sha256(bytes)), bytes.length);
      assert.deepEqual(await store.readAll(sha256(bytes)), bytes);
    });

    it("lets one at a time work on an upload", async ({ store }) => {
      const uploadId = await store.startUpload();
      const first = Promise.withResolvers<void>();
      const slow = (async function* () {
        yield pattern(10);
        await first.promise;
      })();
      const appending = store.append(uploadId, slow);
      await assert.rejects(store.append(uploadId, pieces(pattern(5))), kind("conflict"));
      await assert.rejects(store.commit(uploadId, sha256(pattern(10))), kind("conflict"));
      await assert.rejects(store.cancelUpload(uploadId), kind("conflict"));
      first.resolve();
      assert.equal(await appending, 10);
      assert.equal(await store.commit(uploadId, sha256(pattern(10))), 10);
    });

    it("keeps uploads apart, also of the same content", async ({ store }) => {
      const bytes = pattern(mebibyte + 9);
      const ids = await Promise.all([1, 2, 3, 4].map(() => store.startUpload()));
      assert.equal(new Set(ids).size, 4);
      await Promise.all(ids.map((id) => store.append(id, pieces(bytes))));
      const sizes = await Promise.all(ids.map((id) => store.commit(id, sha256(bytes))));
      assert.deepEqual(
        sizes,
        ids.map(() => bytes.length),
      );
      assert.deepEqual(await store.readAll(sha256(bytes)), bytes);
    });

    it("forgets a cancelled upload", async ({ store }) => {
      const uploadId = await store.startUpload();
      await store.append(uploadId, pieces(pattern(10)));
      await store.cancelUpload(uploadId);
      assert.equal(await store.uploadSize(uploadId), undefined);
      await assert.rejects(store.cancelUpload(uploadId), kind("not-found"));
      await assert.rejects(store.append(uploadId, pieces(pattern(10))), kind("not-found"));
      await assert.rejects(store.commit(uploadId, sha256(pattern(10))), kind("not-found"));
    });

    for (const bad of ["", "..", "../blobs", "no-such-upload", "00000000-0000-4000-8000-000000000000"])
      it(`has no upload ${JSON.stringify(bad)}`, async ({ store }) => {
        assert.equal(await store.uploadSize(bad), undefined);
        await assert.rejects(store.append(bad, pieces(pattern(1))), kind("not-found"));
        await assert.rejects(store.cancelUpload(bad), kind("not-found"));
      });
  });

  describe(`${name}: garbage collection`, () => {
    it("removes what nobody needs once its grace is over, and says how much", async ({ store, clock }) => {
      const live = await store.put(pattern(10, 1));
      const dead = await store.put(pattern(20, 2));
      clock.advance(graceMs - 1);
      const young = await store.put(pattern(30, 3));
      assert.deepEqual(await store.collect(new Set([live]), graceMs), { blobs: 0, bytes: 0 });
      clock.advance(1);
      assert.deepEqual(await store.collect(new Set([live]), graceMs), { blobs: 1, bytes: 20 });
      assert.deepEqual(await Promise.all([live, dead, young].map((digest) => store.has(digest))), [true, false, true]);
    });

    it("counts the grace from before a restart", async ({ store, clock, reopen }) => {
      const dead = await store.put(pattern(20));
      clock.advance(graceMs);
      const again = await reopen();
      assert.equal((await again.collect(new Set(), graceMs)).blobs, 1);
      assert.equal(await again.has(dead), false);
    });

    it("spares what was looked at", async ({ store, clock }) => {
      const digest = await store.put(pattern(20));
      clock.advance(graceMs);
      assert.equal(await store.has(digest), true);
      assert.equal((await store.collect(new Set(), graceMs)).blobs, 0);
      clock.advance(graceMs);
      assert.equal((await store.collect(new Set(), graceMs)).blobs, 1);
    });

    it("spares what was pushed again, also after a restart", async ({ store, clock, reopen }) => {
      const digest = await store.put(pattern(20));
      clock.advance(graceMs);
      await store.put(pattern(20));
      const again = await reopen();
      assert.equal((await again.collect(new Set(), graceMs)).blobs, 0);
      assert.equal(await again.has(digest), true);
    });

    it("never takes a blob from under a commit", async ({ store }) => {
      const bytes = pattern(500);
      const digest = sha256(bytes);
      for (let round = 0; round < 50; round++) {
        await store.put(bytes);
        const [stored] = await Promise.all([store.put(bytes), store.collect(new Set(), graceMs)]);
        assert.equal(stored, digest);
        assert.deepEqual(await store.readAll(digest), bytes);
      }
    });

    it("leaves no half-removed blob behind without any grace", async ({ store }) => {
      const bytes = pattern(500);
      for (let round = 0; round < 50; round++) {
        await store.put(bytes);
        await Promise.all([store.put(bytes), store.collect(new Set(), 0)]);
        const found = await store.readAll(sha256(bytes));
        if (found) assert.deepEqual(found, bytes);
      }
    });

    it("removes abandoned uploads, not those at work", async ({ store, clock }) => {
      const abandoned = await store.startUpload();
      await store.append(abandoned, pieces(pattern(10)));
      const active = await store.startUpload();
      const first = Promise.withResolvers<void>();
      const slow = (async function* () {
        yield pattern(10);
        await first.promise;
      })();
      const appending = store.append(active, slow);
      clock.advance(graceMs);
      const fresh = await store.startUpload();
      await store.collect(new Set(), graceMs);
      assert.equal(await store.uploadSize(abandoned), undefined);
      assert.equal(await store.uploadSize(fresh), 0);
      first.resolve();
      assert.equal(await appending, 10);
      await store.collect(new Set(), graceMs);
      assert.equal(await store.commit(active, sha256(pattern(10))), 10);
    });
  });
}
