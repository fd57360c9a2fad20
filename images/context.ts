// Build contexts: a tar archive of files that are held in memory, written as it is read. Only what an image of Muelle needs of
// the format: regular files, owned by root, at the epoch, so that the same files always give the same bytes.
import { createHash } from "node:crypto";

export interface ContextFile {
  /** Relative, with slashes. */
  readonly path: string;
  /** Permission bits, such as 0o755. */
  readonly mode: number;
  readonly bytes: Uint8Array;
}

const blockBytes = 512;
const longestNameBytes = 100;
const longestPrefixBytes = 155;
/** Eleven octal digits. */
const largestFileBytes = 8 ** 11 - 1;

/** The archive, in the order given (POSIX.1-1988 ustar). Throws a RangeError for a path or file that the format cannot hold. */
export async function* buildContext(files: readonly ContextFile[]): AsyncGenerator<Uint8Array> {
  for (const file of files) {
    yield header(file);
    yield file.bytes;
    const padding = (blockBytes - (file.bytes.length % blockBytes)) % blockBytes;
    if (padding > 0) yield Buffer.alloc(padding);
  }
  yield Buffer.alloc(2 * blockBytes);
}

/** The SHA-256 of what the context holds, in hexadecimal: equal for equal files. */
export function contextHash(files: readonly ContextFile[]): string {
  const hash = createHash("sha256");
  for (const file of files) hash.update(header(file)).update(file.bytes);
  return hash.digest("hex");
}

function header({ path, mode, bytes }: ContextFile): Buffer {
  if (bytes.length > largestFileBytes) throw new RangeError(`${path} is too large for a build context`);
  const { name, prefix } = splitPath(path);
  const block = Buffer.alloc(blockBytes);
  block.write(name, 0, longestNameBytes, "utf8");
  block.write(octal(mode, 7), 100, "latin1");
  block.write(octal(0, 7), 108, "latin1");
  block.write(octal(0, 7), 116, "latin1");
  block.write(octal(bytes.length, 11), 124, "latin1");
  block.write(octal(0, 11), 136, "latin1");
  block.write("0", 156, "latin1");
  block.write("ustar\x0000", 257, "latin1");
  block.write(prefix, 345, longestPrefixBytes, "utf8");
  block.write(`${octal(checksum(block), 6)}\0 `, 148, "latin1");
  return block;
}

/** The sum of the header's bytes, with its own field as spaces. */
function checksum(block: Buffer): number {
  block.fill(" ", 148, 156);
  return block.reduce((sum, byte) => sum + byte, 0);
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, "0");
}

/** A long path is kept in two fields, cut at a slash. */
function splitPath(path: string): { readonly name: string; readonly prefix: string } {
  if (Buffer.byteLength(path) <= longestNameBytes) return { name: path, prefix: "" };
  for (let slash = path.indexOf("/"); slash > 0; slash = path.indexOf("/", slash + 1)) {
    const prefix = path.slice(0, slash);
    const name = path.slice(slash + 1);
    const fits = Buffer.byteLength(name) <= longestNameBytes && Buffer.byteLength(prefix) <= longestPrefixBytes;
    if (fits && name !== "") return { name, prefix };
  }
  throw new RangeError(`${path} is too long for a build context`);
}
