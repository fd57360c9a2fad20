// What a command writes: steps with their times, and blocks of facts, for people; nothing of it with --json. Colour and
// animation only where the output is a terminal and NO_COLOR is not set (no-color.org).
import type { Clock } from "../kit/clock.ts";

export interface Terminal {
  /** A line of its own. */
  line(text?: string): void;
  warn(text: string): void;
  /** A line with its verdict before it; undefined: there is none. */
  check(ok: boolean | undefined, text: string): void;
  /** Runs `work` under a title and writes how long it took, and what it came to. */
  step<T>(title: string, work: () => Promise<T>, outcome?: (result: T) => string): Promise<T>;
  /** Facts under one another: label and value. */
  facts(rows: readonly (readonly [label: string, value: string])[]): void;
  readonly warnings: readonly string[];
}

export interface TerminalOptions {
  readonly clock: Clock;
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  /** Nothing is written: the answer is JSON. */
  readonly silent: boolean;
}

const codes = { bold: 1, dim: 2, green: 32, red: 31, yellow: 33, cyan: 36 } as const;

export function openTerminal({ clock, write, isTerminal, silent }: TerminalOptions): Terminal {
  const warnings: string[] = [];
  const paint = (style: keyof typeof codes, text: string) =>
    isTerminal ? `\x1b[${codes[style]}m${text}\x1b[0m` : text;
  const line = (text = "") => {
    if (!silent) write(`${text}\n`);
  };
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  return {
    warnings,
    line,
    warn(text) {
      warnings.push(text);
      line(paint("yellow", `! ${text}`));
    },
    check(ok, text) {
      if (ok === undefined) line(paint("dim", `– ${text}`));
      else line(`${ok ? paint("green", "✓") : paint("red", "✗")} ${text}`);
    },
    async step(title, work, outcome) {
      const startMs = clock.nowMs();
      if (isTerminal && !silent) write(paint("dim", `… ${title}`));
      const clear = isTerminal && !silent ? "\r\x1b[2K" : "";
      try {
        const result = await work();
        const told = outcome?.(result);
        const took = paint("dim", `(${seconds(clock.nowMs() - startMs)})`);
        line(`${clear}${paint("green", "✓")} ${title} ${took}${told ? `\n  ${told}` : ""}`);
        return result;
      } catch (thrown) {
        line(`${clear}${paint("red", "✗")} ${title}`);
        throw thrown;
      }
    },
    facts(rows) {
      const width = Math.max(...rows.map(([label]) => label.length));
      for (const [label, value] of rows) line(`  ${paint("bold", label.padEnd(width))}  ${value}`);
    },
  };
}
