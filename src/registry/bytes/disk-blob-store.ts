// The blob store on a local disk. Bytes are written once, hashed while they arrive, and kept by rename: a blob is either
// whole and durable under its digest or not there.
import { mkdir, open, readdir, readFile as readWhole, rename, unlink, utimes } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Clock } from "../../kit/clock.ts";
import { uuid } from "../../kit/ids.ts";
import type { Dice } from "../../kit/ids.ts";
import { MachineError } from "../../kit/machine-error.ts";
import { algorithmOf, digestOf } from "../meaning/digest.ts";
import type { BlobStore, Digest, DigestAlgorithm } from "../ports.ts";
import { algorithmFolder, algorithms, blobPlace, uploadFile, uploadsFolder } from "./disk-layout.ts";
import { isAbsent, readFile, statFile, syncFolder } from "./files.ts";
import { Grace } from "./grace.ts";
import { UploadFile } from "./upload-file.ts";

export interface DiskBlobStoreOptions {
  /** Made when absent. One store at a time may work on it. */
  readonly directory: string;
  readonly clock: Clock;
  readonly dice: Dice;
}

/** Opens the store; uploads that were under way when an earlier one ended can be resumed. */
export async function openDiskBlobStore(options: DiskBlobStoreOptions): Promise<BlobStore> {
  const { directory } = options;
  await mkdir(uploadsFolder(directory), { recursive: true });
  for (const algorithm of algorithms) await mkdir(algorithmFolder(directory, algorithm), { recursive: true });
  await syncFolder(join(directory, "blobs"));
  await syncFolder(directory);
  return new DiskBlobStore(options);
}

class DiskBlobStore implements BlobStore {
  readonly #directory: string;
  readonly #clock: Clock;
  readonly #dice: Dice;
  readonly #grace: Grace;
  readonly #uploads = new Map<string, UploadFile>();
  readonly #busy = new Set<string>();

  constructor({ directory, clock, dice }: DiskBlobStoreOptions) {
    this.#directory = directory;
    this.#clock = clock;
    this.#dice = dice;
    this.#grace = new Grace(clock);
  }

  async has(digest: Digest): Promise<boolean> {
    return (await this.size(digest)) !== undefined;
  }

  async size(digest: Digest): Promise<number | undefined> {
    const { file } = blobPlace(this.#directory, digest);
    await this.#grace.renew(digest);
    return (await statFile(file))?.size;
  }

  async read(
    digest: Digest,
    range?: { readonly start: number; readonly end?: number },
  ): Promise<AsyncIterable<Uint8Array> | undefined> {
    const sizeBytes = await this.size(digest);
    if (sizeBytes === undefined) return undefined;
    const end = Math.min(sizeBytes, (range?.end ?? sizeBytes) + 1);
    return readFile(blobPlace(this.#directory, digest).file, range?.start ?? 0, end);
  }

  async readAll(digest: Digest): Promise<Buffer | undefined> {
    if (!(await this.has(digest))) return undefined;
    return readWhole(blobPlace(this.#directory, digest).file);
  }

  async put(bytes: Uint8Array, algorithm: DigestAlgorithm = "sha256"): Promise<Digest> {
    const digest = digestOf(bytes, algorithm);
    if (await this.#keepsAlready(digest)) return digest;
    const uploadId = await this.startUpload();
    await this.append(
      uploadId,
      (async function* () {
        yield bytes;
      })(),
    );
    await this.commit(uploadId, digest);
    return digest;
  }

  async startUpload(): Promise<string> {
    const uploadId = uuid(this.#dice);
    const path = join(uploadsFolder(this.#directory), uploadId);
    await (await open(path, "wx")).close();
    this.#uploads.set(uploadId, new UploadFile(path, 0, this.#clock));
    return uploadId;
  }

  async uploadSize(uploadId: string): Promise<number | undefined> {
    const path = uploadFile(this.#directory, uploadId);
    if (!path) return undefined;
    return this.#uploads.get(uploadId)?.sizeBytes ?? (await statFile(path))?.size;
  }

  append(uploadId: string, bytes: AsyncIterable<Uint8Array>, offset?: number): Promise<number> {
    return this.#alone(uploadId, (upload) => {
      if (offset === undefined || offset === upload.sizeBytes) return upload.append(bytes);
      throw new MachineError("conflict", `the upload has ${upload.sizeBytes} bytes; it cannot go on at ${offset}`);
    });
  }

  commit(uploadId: string, digest: Digest): Promise<number> {
    return this.#alone(uploadId, async (upload) => {
      const { folder, file } = blobPlace(this.#directory, digest);
      const algorithm = algorithmOf(digest);
      const found = `${algorithm}:${await upload.digest(algorithm)}`;
      if (found !== digest) throw new MachineError("invalid", `the content's digest is ${found}, not ${digest}`);
      if (await this.#keepsAlready(digest)) await unlink(upload.path);
      else await this.#keep(upload, folder, file);
      this.#uploads.delete(uploadId);
      return upload.sizeBytes;
    });
  }

  cancelUpload(uploadId: string): Promise<void> {
    return this.#alone(uploadId, (upload) => this.#forget(upload));
  }

  async collect(
    live: ReadonlySet<Digest>,
    graceMs: number,
  ): Promise<{ readonly blobs: number; readonly bytes: number }> {
    const gone = { blobs: 0, bytes: 0 };
    for (const algorithm of algorithms)
      for await (const digest of this.#digests(algorithm)) {
        if (live.has(digest)) continue;
        const bytes = await this.#collectBlob(digest, graceMs);
        if (bytes === undefined) continue;
        gone.blobs += 1;
        gone.bytes += bytes;
      }
    await this.#collectUploads(graceMs);
    this.#grace.forgetOlderThan(graceMs);
    return gone;
  }

  /** True when the blob is here, durably; then its time of last change is renewed, for the grace to survive a restart. */
  async #keepsAlready(digest: Digest): Promise<boolean> {
    if (!(await this.has(digest))) return false;
    const { folder, file } = blobPlace(this.#directory, digest);
    const now = this.#clock.nowMs() / 1000;
    try {
      await utimes(file, now, now);
    } catch (error) {
      if (isAbsent(error)) return false;
      throw error;
    }
    await this.#syncNames(folder);
    return true;
  }

  async #keep(upload: UploadFile, folder: string, file: string): Promise<void> {
    await upload.sync();
    await mkdir(folder, { recursive: true });
    await rename(upload.path, file);
    await this.#syncNames(folder);
  }

  /** Costs nothing when another commit has just done it. */
  async #syncNames(folder: string): Promise<void> {
    await syncFolder(folder);
    await syncFolder(join(folder, ".."));
  }

  /** Runs `work` on an upload that nobody else is working on. */
  async #alone<T>(uploadId: string, work: (upload: UploadFile) => Promise<T>): Promise<T> {
    if (this.#busy.has(uploadId)) throw new MachineError("conflict", `upload ${uploadId} is at work already`);
    this.#busy.add(uploadId);
    try {
      const upload = await this.#find(uploadId);
      if (!upload) throw new MachineError("not-found", `there is no upload ${uploadId}`);
      return await work(upload);
    } finally {
      this.#busy.delete(uploadId);
    }
  }

  /** Only for whoever is alone with it: there must be one UploadFile per file. */
  async #find(uploadId: string): Promise<UploadFile | undefined> {
    const known = this.#uploads.get(uploadId);
    const path = uploadFile(this.#directory, uploadId);
    if (known || !path) return known;
    const file = await statFile(path);
    if (!file) return undefined;
    const upload = new UploadFile(path, file.size, this.#clock);
    this.#uploads.set(uploadId, upload);
    return upload;
  }

  async #forget(upload: UploadFile): Promise<void> {
    this.#uploads.delete(basename(upload.path));
    await unlink(upload.path).catch(ignoreAbsent);
  }

  async *#digests(algorithm: DigestAlgorithm): AsyncGenerator<Digest> {
    const root = algorithmFolder(this.#directory, algorithm);
    for (const folder of await readdir(root))
      for (const hex of await readdir(join(root, folder))) yield `${algorithm}:${hex}`;
  }

  async #collectBlob(digest: Digest, graceMs: number): Promise<number | undefined> {
    const { file } = blobPlace(this.#directory, digest);
    const found = await statFile(file);
    if (!found || this.#clock.nowMs() - found.mtimeMs < graceMs) return undefined;
    return (await this.#grace.take(digest, graceMs, () => unlink(file))) ? found.size : undefined;
  }

  async #collectUploads(graceMs: number): Promise<void> {
    for (const uploadId of await readdir(uploadsFolder(this.#directory))) {
      const path = uploadFile(this.#directory, uploadId);
      const file = path && !this.#busy.has(uploadId) ? await statFile(path) : undefined;
      if (!file || this.#clock.nowMs() - file.mtimeMs < graceMs || this.#busy.has(uploadId)) continue;
      await this.cancelUpload(uploadId);
    }
  }
}

function ignoreAbsent(error: unknown): void {
  if (!isAbsent(error)) throw error;
}
