// Docker's log stream, taken apart into lines. Two forms: frames of stdout and stderr (Docker Engine API, "Attach", stream
// format), or raw output where the container has a terminal. In both each message begins with a time stamp, and a line of
// more than 16 KiB comes as several messages, each with the time stamp of the line.
import type { LogLine } from "../engine.ts";
import { LineAssembly } from "./line-assembly.ts";

const headerBytes = 8;
const newline = 0x0a;
/** What Docker reads from a container in one piece at most (moby, daemon/logger/copier.go). */
const messageBytes = 16 * 1024;

/** Give it the chunks as they come; it calls back with each whole line. */
export class LogStream {
  readonly #stdout: LineAssembly;
  readonly #stderr: LineAssembly;
  #rest: Buffer = Buffer.alloc(0);
  #framed: boolean | undefined;

  constructor(onLine: (line: LogLine) => void) {
    this.#stdout = new LineAssembly("stdout", onLine);
    this.#stderr = new LineAssembly("stderr", onLine);
  }

  push(chunk: Buffer): void {
    let rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    if (rest.length === 0) return;
    // A frame begins with the number of its stream; raw output with the first digit of a year.
    this.#framed ??= rest.readUInt8(0) <= 2;
    for (;;) {
      const used = this.#framed ? this.#frame(rest) : this.#rawMessage(rest);
      if (used === 0) break;
      rest = rest.subarray(used);
    }
    this.#rest = rest;
  }

  /** The output has ended: what has no end of line yet is a line. */
  end(): void {
    if (this.#framed === false && this.#rest.length > 0) this.#stdout.message(this.#rest);
    this.#rest = Buffer.alloc(0);
    this.#stdout.flush();
    this.#stderr.flush();
  }

  /** Takes one frame from the front; the bytes it took, 0 while it is not whole. */
  #frame(bytes: Buffer): number {
    if (bytes.length < headerBytes) return 0;
    const length = headerBytes + bytes.readUInt32BE(4);
    if (bytes.length < length) return 0;
    const assembly = bytes.readUInt8(0) === 2 ? this.#stderr : this.#stdout;
    assembly.message(bytes.subarray(headerBytes, length));
    return length;
  }

  /** The same for raw output, where a message ends with its line, or is full. */
  #rawMessage(bytes: Buffer): number {
    const space = bytes.indexOf(" ");
    if (space < 0) return 0;
    const full = space + 1 + messageBytes;
    const end = bytes.indexOf(newline, space + 1);
    if (end < 0 && bytes.length < full) return 0;
    // A full message is followed by the next one, or by the end of the line by itself.
    const length = end >= 0 && end < full ? end + 1 : full;
    if (bytes.length < length) return 0;
    this.#stdout.message(bytes.subarray(0, length));
    return length;
  }
}
