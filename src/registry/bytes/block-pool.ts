// Buffers that are used again. Fresh ones for every block would make the runtime collect garbage all the time: it counts
// bytes outside its heap as pressure, and each collection walks the whole control plane's heap.

export class BlockPool {
  readonly blockBytes: number;
  readonly #kept: number;
  readonly #free: Buffer[] = [];

  /** Keeps at most `kept` blocks for the next user; more than these are left to the garbage collector. */
  constructor(blockBytes: number, kept: number) {
    this.blockBytes = blockBytes;
    this.#kept = kept;
  }

  take(): Buffer {
    return this.#free.pop() ?? Buffer.allocUnsafeSlow(this.blockBytes);
  }

  /** Only when nothing reads from or writes to it any more. */
  give(block: Buffer): void {
    if (this.#free.length < this.#kept) this.#free.push(block);
  }
}

/** Larger writes cost more in the kernel's page cache than they save in system calls (measured: four times at 1 MiB). */
export const writeBlocks = new BlockPool(1 << 18, 32);

/** Larger reads save switches between threads, and cost the kernel nothing. */
export const readBlocks = new BlockPool(1 << 19, 16);
