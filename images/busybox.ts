// The one binary that Muelle's own images are made of: this machine's static busybox. Nothing is downloaded.
import { readFile } from "node:fs/promises";

const places = ["/bin/busybox", "/usr/bin/busybox", "/usr/lib/initramfs-tools/bin/busybox"];
const interpreterHeader = 3;

/** The bytes of a statically linked busybox. Throws with what to install when this machine has none. */
export async function staticBusybox(candidates: readonly string[] = places): Promise<Uint8Array> {
  for (const path of candidates) {
    const bytes = await readFile(path).catch(() => undefined);
    if (bytes && isStatic(bytes)) return bytes;
  }
  throw new Error(
    `No statically linked busybox at ${candidates.join(", ")}: install it (Debian and Ubuntu: apt-get install busybox-static)`,
  );
}

/** A 64-bit ELF program that asks for no loader (System V ABI, "Program Header": no PT_INTERP). */
export function isStatic(bytes: Buffer): boolean {
  if (bytes.length < 64 || bytes.readUInt32BE(0) !== 0x7f454c46 || bytes.readUInt8(4) !== 2) return false;
  const tableAt = Number(bytes.readBigUInt64LE(32));
  const entryBytes = bytes.readUInt16LE(54);
  const entries = Array.from({ length: bytes.readUInt16LE(56) }, (_, at) => tableAt + at * entryBytes);
  return entries.every((at) => at + 4 <= bytes.length && bytes.readUInt32LE(at) !== interpreterHeader);
}
