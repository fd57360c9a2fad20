// File operations with the care that a registry needs: whole writes, durable names, reads that overlap with their use.
import { open, stat } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { readBlocks } from "./block-pool.ts";

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

/** Writes all of `bytes` at `position`, also when the kernel takes only a part at first. */
export async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.byteLength; )
    done += (await handle.write(bytes, done, bytes.byteLength - done, position + done)).bytesWritten;
}

/**
 * The bytes of a file from `start` up to, not including, `end`. The next block is read while the last one is in use; a
 * block is valid only until the next one is asked for.
 */
export async function* readFile(path: string, start: number, end: number): AsyncGenerator<Uint8Array> {
  const handle = await open(path, "r");
  const [one, other] = [readBlocks.take(), readBlocks.take()];
  let ahead: Promise<Uint8Array> | undefined;
  try {
    ahead = readBlock(handle, one, start, end);
    for (let at = start, turn = 1; at < end; turn++) {
      const block = await ahead;
      if (block.length === 0) throw new Error(`${path} ended at byte ${at}, before ${end}`);
      at += block.length;
      ahead = readBlock(handle, turn % 2 === 0 ? one : other, at, end);
      yield block;
    }
    // Not when the reader left early: it may still be busy with a block.
    for (const block of [one, other]) readBlocks.give(block);
  } finally {
    await ahead?.catch(() => {});
    await handle.close();
  }
}

function readBlock(handle: FileHandle, block: Buffer, at: number, end: number): Promise<Uint8Array> {
  const length = Math.min(block.length, end - at);
  if (length <= 0) return Promise.resolve(block.subarray(0, 0));
  const reading = handle.read(block, 0, length, at).then(({ bytesRead }) => block.subarray(0, bytesRead));
  // Whoever asks for the block hears of the failure; a reader that went away must not bring the process down.
  reading.catch(() => {});
  return reading;
}
