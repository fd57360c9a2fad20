// Gathers chunks into blocks, hashes each, and writes them in order while the next ones arrive.
import type { Hash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { writeBlocks } from "./block-pool.ts";
import { writeAll } from "./files.ts";

/** Full blocks that may wait for the disk before the source is held back: 1 MiB. */
const mostWaiting = 4;

export class BlockWriter {
  readonly #handle: FileHandle;
  readonly #hash: Hash;
  readonly #waiting: Buffer[] = [];
  #block: Buffer | undefined;
  #used = 0;
  #writtenBytes: number;
  #writing: Promise<void> | undefined;

  /** Every byte goes through `hash`, in order, before it is written. */
  constructor(handle: FileHandle, offset: number, hash: Hash) {
    this.#handle = handle;
    this.#writtenBytes = offset;
    this.#hash = hash;
  }

  /** The file's size as far as this writer knows it to be written. */
  get writtenBytes(): number {
    return this.#writtenBytes;
  }

  /** Copies `chunk`; a promise when the source should wait for the disk. Failures of earlier writes surface here or at the end. */
  add(chunk: Uint8Array): Promise<void> | undefined {
    for (let at = 0; at < chunk.byteLength; ) {
      const block = (this.#block ??= writeBlocks.take());
      const part = chunk.subarray(at, at + block.byteLength - this.#used);
      block.set(part, this.#used);
      this.#used += part.byteLength;
      at += part.byteLength;
      if (this.#used === block.byteLength) this.#pass();
    }
    return this.#waiting.length > mostWaiting ? this.#writing : undefined;
  }

  /** Writes what is left and waits for all of it. */
  async end(): Promise<void> {
    if (this.#used > 0) this.#pass();
    await this.#writing;
  }

  #pass(): void {
    const block = this.#block;
    if (!block) return;
    const filled = block.subarray(0, this.#used);
    this.#hash.update(filled);
    this.#waiting.push(filled);
    this.#block = undefined;
    this.#used = 0;
    if (this.#writing) return;
    this.#writing = this.#drain();
    // Heard by whoever waits; until then nobody may be listening.
    this.#writing.catch(() => {});
  }

  /** After a failure nothing more is written: the promise stays, and stays rejected. */
  async #drain(): Promise<void> {
    for (let block = this.#waiting[0]; block; block = this.#waiting[0]) {
      await writeAll(this.#handle, block, this.#writtenBytes);
      this.#writtenBytes += block.byteLength;
      this.#waiting.shift();
      writeBlocks.give(Buffer.from(block.buffer));
    }
    this.#writing = undefined;
  }
}
