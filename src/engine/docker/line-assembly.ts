// Lines of one output stream of a container, put together from Docker's time-stamped messages.
import type { LogLine } from "../engine.ts";

const longestLineBytes = 256 * 1024;
const newline = 0x0a;
const carriageReturn = 0x0d;

export class LineAssembly {
  readonly #stream: LogLine["stream"];
  readonly #onLine: (line: LogLine) => void;
  readonly #clock = new TimeStamps();
  #parts: Buffer[] = [];
  #bytes = 0;
  #timeMs = 0;

  constructor(stream: LogLine["stream"], onLine: (line: LogLine) => void) {
    this.#stream = stream;
    this.#onLine = onLine;
  }

  /** `2026-01-02T03:04:05.123456789Z text`, with a newline where the line ends. */
  message(message: Buffer): void {
    const space = message.indexOf(" ");
    if (space < 0) return;
    if (this.#bytes === 0) this.#timeMs = this.#clock.parseMs(message.toString("latin1", 0, space));
    const ends = message.at(-1) === newline;
    const text = message.subarray(space + 1, ends ? message.length - 1 : message.length);
    this.#parts.push(text);
    this.#bytes += text.length;
    while (this.#bytes > longestLineBytes) this.#split();
    if (ends) this.#emit(Buffer.concat(this.#parts));
  }

  /** The output has ended within a line. */
  flush(): void {
    if (this.#bytes > 0) this.#emit(Buffer.concat(this.#parts));
  }

  #split(): void {
    const bytes = Buffer.concat(this.#parts);
    const end = characterEnd(bytes, longestLineBytes);
    const rest = bytes.subarray(end);
    this.#emit(bytes.subarray(0, end));
    this.#parts = [rest];
    this.#bytes = rest.length;
  }

  #emit(bytes: Buffer): void {
    // A terminal ends its lines with both.
    const end = bytes.at(-1) === carriageReturn ? bytes.length - 1 : bytes.length;
    this.#parts = [];
    this.#bytes = 0;
    this.#onLine({ stream: this.#stream, timeMs: this.#timeMs, text: bytes.toString("utf8", 0, end) });
  }
}

/** The last end of a UTF-8 character at or before `end`. */
function characterEnd(bytes: Buffer, end: number): number {
  let cut = end;
  while (cut > end - 4 && ((bytes[cut] ?? 0) & 0xc0) === 0x80) cut--;
  return cut;
}

/** RFC 3339 with nanoseconds, to milliseconds with their fraction. Remembers the last second: most lines share it. */
class TimeStamps {
  #second = "";
  #secondMs = 0;

  parseMs(text: string): number {
    const second = text.slice(0, 19);
    if (second !== this.#second) {
      this.#second = second;
      this.#secondMs = Date.parse(`${second}Z`);
    }
    const fraction = /^\.(\d+)/.exec(text.slice(19))?.[1] ?? "0";
    return this.#secondMs + Number(fraction.padEnd(9, "0").slice(0, 9)) / 1e6;
  }
}
