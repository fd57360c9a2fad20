// Which of the held lines are shown: by source, and by a text or a filter pattern of CloudWatch.
import { InvalidFilterPattern, parseFilterPattern } from "../../../../src/model/logs/filter-pattern/parse.ts";
import type { LogLine } from "./log-lines.ts";
import { type LogSource, sourceOf } from "./sources.ts";

export interface LineFilter {
  readonly kind: "text" | "pattern";
  readonly text: string;
  /** A source's label; undefined: all. */
  readonly source?: string;
}

export interface FilteredLines {
  readonly lines: readonly LogLine[];
  /** Why the pattern is none; every line is shown then. */
  readonly problem?: string;
}

export function filterLines(
  lines: readonly LogLine[],
  { kind, text, source }: LineFilter,
  sources: readonly LogSource[],
): FilteredLines {
  const ofSource =
    source === undefined
      ? lines
      : lines.filter(({ group, stream }) => sourceOf(sources, group, stream)?.label === source);
  if (text.trim() === "") return { lines: ofSource };
  if (kind === "text") {
    const wanted = text.toLowerCase();
    return { lines: ofSource.filter(({ message }) => message.toLowerCase().includes(wanted)) };
  }
  try {
    const pattern = parseFilterPattern(text);
    return { lines: ofSource.filter(({ message }) => pattern.matches(message)) };
  } catch (thrown) {
    if (!(thrown instanceof InvalidFilterPattern)) throw thrown;
    return { lines: ofSource, problem: thrown.message };
  }
}
