// One upload: its file and, beside it in memory, the running hash. A hash in progress cannot be written down, so after a
// restart it is computed again from the file, once.
import { createHash } from "node:crypto";
import type { Hash } from "node:crypto";
import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import type { Clock } from "../../kit/clock.ts";
import type { DigestAlgorithm } from "../ports.ts";
import { blockBytes, readFile, writeAll } from "./files.ts";

export class UploadFile {
  readonly path: string;
  readonly #clock: Clock;
  #sizeBytes: number;
  #hash: Hash | undefined;

  /** `sizeBytes` is the file's size; the hash of an empty file needs no reading. */
  constructor(path: string, sizeBytes: number, clock: Clock) {
    this.path = path;
    this.#clock = clock;
    this.#sizeBytes = sizeBytes;
    this.#hash = sizeBytes === 0 ? createHash("sha256") : undefined;
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /**
   * Writes `bytes` at the end while they arrive; returns the new size. Chunks are held until they are written: the source
   * must not change them. What arrived before a failure of the source is kept.
   */
  async append(bytes: AsyncIterable<Uint8Array>): Promise<number> {
    const handle = await open(this.path, "r+");
    try {
      const hash = (this.#hash ??= await this.#hashFromFile("sha256"));
      await this.#receive(handle, hash, bytes);
      const now = this.#clock.nowMs() / 1000;
      await handle.utimes(now, now);
    } finally {
      await handle.close();
    }
    return this.#sizeBytes;
  }

  /** The hexadecimal digest of all bytes so far; more may be appended afterwards. */
  async digest(algorithm: DigestAlgorithm): Promise<string> {
    if (algorithm !== "sha256") return (await this.#hashFromFile(algorithm)).digest("hex");
    this.#hash ??= await this.#hashFromFile(algorithm);
    return this.#hash.copy().digest("hex");
  }

  /** Returns when the bytes would survive a power cut. Sets the time of last change. */
  async sync(): Promise<void> {
    const handle = await open(this.path, "r+");
    try {
      const now = this.#clock.nowMs() / 1000;
      await handle.utimes(now, now);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  async #receive(handle: FileHandle, hash: Hash, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    const writer = new BlockWriter(handle, this.#sizeBytes);
    try {
      for await (const chunk of bytes) {
        hash.update(chunk);
        await writer.add(chunk);
      }
    } finally {
      await this.#settle(writer);
    }
  }

  /** Writes what is left. When the disk refuses, the hash is ahead of the file and must be computed anew. */
  async #settle(writer: BlockWriter): Promise<void> {
    try {
      await writer.end();
    } catch (error) {
      this.#hash = undefined;
      throw error;
    } finally {
      this.#sizeBytes = writer.writtenBytes;
    }
  }

  async #hashFromFile(algorithm: DigestAlgorithm): Promise<Hash> {
    const hash = createHash(algorithm);
    for await (const block of readFile(this.path, 0, this.#sizeBytes)) hash.update(block);
    return hash;
  }
}

/** Gathers chunks into blocks and writes one block while the next one arrives. */
class BlockWriter {
  readonly #handle: FileHandle;
  #block: Uint8Array[] = [];
  #blockBytes = 0;
  #writing: Promise<void> = Promise.resolve();
  #writtenBytes: number;

  constructor(handle: FileHandle, offset: number) {
    this.#handle = handle;
    this.#writtenBytes = offset;
  }

  /** The file's size as far as this writer knows it to be written. */
  get writtenBytes(): number {
    return this.#writtenBytes;
  }

  async add(chunk: Uint8Array): Promise<void> {
    this.#block.push(chunk);
    this.#blockBytes += chunk.byteLength;
    if (this.#blockBytes >= blockBytes) await this.#flush();
  }

  async end(): Promise<void> {
    if (this.#blockBytes > 0) await this.#flush();
    await this.#writing;
  }

  async #flush(): Promise<void> {
    await this.#writing;
    this.#writing = this.#write(this.#block, this.#blockBytes);
    // The failure is heard at the next flush or at the end; until then nobody may be listening.
    this.#writing.catch(() => {});
    this.#block = [];
    this.#blockBytes = 0;
  }

  async #write(block: readonly Uint8Array[], bytes: number): Promise<void> {
    await writeAll(this.#handle, block, this.#writtenBytes);
    this.#writtenBytes += bytes;
  }
}
