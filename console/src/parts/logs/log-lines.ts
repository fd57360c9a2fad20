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

  /**
   * Puts those in that are not there yet; says how many were new. Lines of the same moment keep the order in which they were
   * written: `place` says whether those of this reading come after what is held or before it.
   */
  add(reading: Reading, incoming: readonly NewLine[], place: "after" | "before" = "after"): number {
    const fresh: LogLine[] = [];
    for (const line of incoming) {
      const key = keyOf(line);
      const seen = (reading.get(key) ?? 0) + 1;
      reading.set(key, seen);
      if (seen <= (this.#counts.get(key) ?? 0)) continue;
      this.#counts.set(key, seen);
      fresh.push({ ...line, id: this.#nextId++ });
    }
    if (fresh.length > 0) this.#put(place === "after" ? [...this.#lines, ...fresh] : [...fresh, ...this.#lines]);
    return fresh.length;
  }

  clear(): void {
    this.#lines = [];
    this.hasDropped = false;
  }

  #put(all: LogLine[]): void {
    if (!isSorted(all)) all.sort(byTime);
    // Let go in lots: each time, everything on the screen moves up.
    const isFull = all.length > this.#most * (1 + slack);
    const surplus = isFull ? all.length - this.#most : 0;
    this.hasDropped ||= surplus > 0;
    for (const line of all.slice(0, surplus)) this.#counts.delete(keyOf(line));
    this.#lines = surplus > 0 ? all.slice(surplus) : all;
  }
}

/** As CloudWatch orders events; what is equal stays as it is. */
export const byTime = (one: NewLine, other: NewLine): number =>
  one.timestampMs - other.timestampMs || one.ingestedAtMs - other.ingestedAtMs;

const isSorted = (lines: readonly NewLine[]): boolean =>
  lines.every((line, at) => {
    const before = lines[at - 1];
    return before === undefined || byTime(before, line) <= 0;
  });

const escape = String.fromCharCode(27);
const terminalCodes = new RegExp(`${escape}\\[[0-9;?]*[ -/]*[@-~]`, "g");

/** Without the colours and movements that programs write for terminals, and without the line break at the end. */
export const shownText = (message: string): string => message.replace(terminalCodes, "").replace(/\r?\n$/, "");
