// The lines that a view of logs holds: in order of time, each once although several readings may bring it, and no more than fit.
export interface LogLine {
  /** Unique among the lines that are held. */
  readonly id: number;
  readonly group: string;
  readonly stream: string;
  readonly timestampMs: number;
  readonly ingestedAtMs: number;
  readonly message: string;
}

export type NewLine = Omit<LogLine, "id">;

/**
 * One pass over the logs: what was read page by page, or one live session. CloudWatch gives events no identity that every
 * operation tells, so equal lines are counted: a reading that brings a line for the second time brings a second line.
 */
export type Reading = Map<string, number>;

const keyOf = ({ group, stream, timestampMs, ingestedAtMs, message }: NewLine): string =>
  `${timestampMs} ${ingestedAtMs} ${group} ${stream} ${message}`;

/** How far beyond its room the view may grow before it lets lines go, as a part of it. */
const slack = 0.1;

export class LogLines {
  #lines: LogLine[] = [];
  #counts = new Map<string, number>();
  #nextId = 0;
  #most: number;
  /** Older lines were let go to make room. */
  hasDropped = false;

  constructor(mostLines: number) {
    this.#most = mostLines;
  }

  /** In order of time; a new array whenever something changed. */
  get lines(): readonly LogLine[] {
    return this.#lines;
  }

  /** Lines that the visitor asked for are not let go at once: there is room for so many more. */
  makeRoom(lines: number): void {
    this.#most += lines;
  }

  /** Puts those in that are not there yet. Says how many were new. */
  add(reading: Reading, incoming: readonly NewLine[]): number {
    const fresh: LogLine[] = [];
    for (const line of incoming) {
      const key = keyOf(line);
      const seen = (reading.get(key) ?? 0) + 1;
      reading.set(key, seen);
      if (seen <= (this.#counts.get(key) ?? 0)) continue;
      this.#counts.set(key, seen);
      fresh.push({ ...line, id: this.#nextId++ });
    }
    if (fresh.length > 0) this.#put(fresh);
    return fresh.length;
  }

  clear(): void {
    this.#lines = [];
    this.hasDropped = false;
  }

  #put(fresh: LogLine[]): void {
    const isInOrder = isSorted(fresh) && (fresh[0]?.timestampMs ?? 0) >= (this.#lines.at(-1)?.timestampMs ?? 0);
    const all = [...this.#lines, ...fresh];
    // Sorting is stable: lines of the same millisecond stay as they came.
    if (!isInOrder) all.sort((one, other) => one.timestampMs - other.timestampMs);
    // Let go in lots: each time, everything on the screen moves up.
    const isFull = all.length > this.#most * (1 + slack);
    const surplus = isFull ? all.length - this.#most : 0;
    this.hasDropped ||= surplus > 0;
    for (const line of all.slice(0, surplus)) this.#counts.delete(keyOf(line));
    this.#lines = surplus > 0 ? all.slice(surplus) : all;
  }
}

const isSorted = (lines: readonly LogLine[]): boolean =>
  lines.every((line, at) => at === 0 || line.timestampMs >= (lines[at - 1]?.timestampMs ?? 0));

const escape = String.fromCharCode(27);
const terminalCodes = new RegExp(`${escape}\\[[0-9;?]*[ -/]*[@-~]`, "g");

/** Without the colours and movements that programs write for terminals, and without the line break at the end. */
export const shownText = (message: string): string => message.replace(terminalCodes, "").replace(/\r?\n$/, "");
