// Buffers that are used again. Fresh ones for every block would make the runtime collect garbage all the time: it counts
// bytes outside its heap as pressure, and each collection walks the whole control plane's heap.

/** Large enough that system calls do not show; larger ones cost more in the kernel's page cache than they save (measured). */
export const blockBytes = 1 << 18;

/** Kept for the next user; more than these are left to the garbage collector. */
const keptBlocks = 32;

const free: Buffer[] = [];

export function takeBlock(): Buffer {
  return free.pop() ?? Buffer.allocUnsafeSlow(blockBytes);
}

/** Only when nothing reads from or writes to it any more. */
export function giveBlock(block: Buffer): void {
  if (free.length < keptBlocks) free.push(block);
}
