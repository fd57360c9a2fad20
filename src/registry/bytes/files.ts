// File operations with the care that a registry needs: whole writes, durable names, reads that overlap with their use.
import { open, stat } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";

/** Bytes moved by one read or write: large enough that system calls do not show, small enough to keep many in memory. */
export const blockBytes = 1 << 20;

/** Size and time of last change of a file; undefined when it is absent. */
export async function statFile(path: string): Promise<{ readonly size: number; readonly mtimeMs: number } | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

export function isAbsent(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

/** Makes the names in a folder durable: a rename or a new file counts after a power cut only when its folder is synced. */
export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes all of `chunks` at `position`, also when the kernel takes only a part at first. */
export async function writeAll(handle: FileHandle, chunks: readonly Uint8Array[], position: number): Promise<void> {
  const total = chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
  const { bytesWritten } = await handle.writev(chunks, position);
  if (bytesWritten === total) return;
  let rest = Buffer.concat(chunks).subarray(bytesWritten);
  let at = position + bytesWritten;
  while (rest.length > 0) {
    const written = (await handle.write(rest, 0, rest.length, at)).bytesWritten;
    rest = rest.subarray(written);
    at += written;
  }
}

/** The bytes of a file from `start` up to, not including, `end`. The next block is read while the last one is in use. */
export async function* readFile(path: string, start: number, end: number): AsyncGenerator<Uint8Array> {
  const handle = await open(path, "r");
  try {
    let at = start;
    let ahead = readBlock(handle, at, end);
    while (at < end) {
      const block = await ahead;
      if (block.length === 0) throw new Error(`${path} ended at byte ${at}, before ${end}`);
      at += block.length;
      ahead = readBlock(handle, at, end);
      yield block;
    }
  } finally {
    await handle.close();
  }
}

function readBlock(handle: FileHandle, at: number, end: number): Promise<Uint8Array> {
  const length = Math.min(blockBytes, end - at);
  if (length <= 0) return Promise.resolve(Buffer.alloc(0));
  const reading = handle
    .read(Buffer.allocUnsafeSlow(length), 0, length, at)
    .then(({ bytesRead, buffer }) => buffer.subarray(0, bytesRead));
  // Whoever asks for the block hears of the failure; a reader that went away must not bring the process down.
  reading.catch(() => {});
  return reading;
}
