// Saves lines as a text file.
import { type LogLine, shownText } from "./log-lines.ts";

/** One line each: ISO 8601 time, stream, text. */
export const asText = (lines: readonly LogLine[]): string =>
  lines
    .map((line) => `${new Date(line.timestampMs).toISOString()} ${line.stream} ${shownText(line.message)}\n`)
    .join("");

export function downloadText(text: string, fileName: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
