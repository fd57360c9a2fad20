// One upload: its file and, beside it in memory, the running hash. A hash in progress cannot be written down, so after a
// restart it is computed again from the file, once.
import { createHash } from "node:crypto";
import type { Hash } from "node:crypto";
import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import type { Clock } from "../../kit/clock.ts";
import type { DigestAlgorithm } from "../ports.ts";
import { BlockWriter } from "./block-writer.ts";
import { readFile } from "./files.ts";

export class UploadFile {
  readonly path: string;
  readonly #clock: Clock;
  #sizeBytes: number;
  #hash: Hash | undefined;
  #writer: BlockWriter | undefined;

  /** `sizeBytes` is the file's size; the hash of an empty file needs no reading. */
  constructor(path: string, sizeBytes: number, clock: Clock) {
    this.path = path;
    this.#clock = clock;
    this.#sizeBytes = sizeBytes;
    this.#hash = sizeBytes === 0 ? createHash("sha256") : undefined;
  }

  /** What is in the file, also while more arrives. */
  get sizeBytes(): number {
    return this.#writer?.writtenBytes ?? this.#sizeBytes;
  }

  /**
   * Writes `bytes` at the end while they arrive; returns the new size. A chunk may be used again once the next one is asked
   * for. What arrived before a failure of the source is kept.
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
    const writer = (this.#writer = new BlockWriter(handle, this.#sizeBytes, hash));
    try {
      for await (const chunk of bytes) await writer.add(chunk);
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
      this.#writer = undefined;
    }
  }

  async #hashFromFile(algorithm: DigestAlgorithm): Promise<Hash> {
    const hash = createHash(algorithm);
    for await (const block of readFile(this.path, 0, this.#sizeBytes)) hash.update(block);
    return hash;
  }
}
