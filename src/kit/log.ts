// Structured log lines. A log is handed in; nothing in the house writes to the terminal by itself.

export type Level = "debug" | "info" | "warn" | "error";
export type Fields = Readonly<Record<string, unknown>>;

export interface Log {
  debug(message: string, fields?: Fields): void;
  info(message: string, fields?: Fields): void;
  warn(message: string, fields?: Fields): void;
  error(message: string, fields?: Fields): void;
  /** A log that adds `fields` to every line. */
  with(fields: Fields): Log;
}

const order: readonly Level[] = ["debug", "info", "warn", "error"];

const plain = (value: unknown): unknown =>
  value instanceof Error ? { name: value.name, message: value.message, stack: value.stack } : value;

/** One JSON object per line: time, level, message, fields. */
export function jsonLog(
  write: (line: string) => void,
  nowMs: () => number,
  least: Level = "info",
  base: Fields = {},
): Log {
  const at =
    (level: Level) =>
    (message: string, fields: Fields = {}) => {
      if (order.indexOf(level) < order.indexOf(least)) return;
      const entries = Object.entries({ ...base, ...fields }).map(([key, value]) => [key, plain(value)]);
      write(JSON.stringify({ time: new Date(nowMs()).toISOString(), level, message, ...Object.fromEntries(entries) }));
    };
  return {
    debug: at("debug"),
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
    with: (fields) => jsonLog(write, nowMs, least, { ...base, ...fields }),
  };
}

export const silentLog: Log = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  with: () => silentLog,
};
