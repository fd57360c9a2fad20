// A container's output over Docker's API: from a point in time, then live, each line once.
import { asError } from "../../kit/assert.ts";
import { isKind, MachineError } from "../../kit/machine-error.ts";
import type { LogLine, LogOptions } from "../engine.ts";
import type { DockerHttp } from "./http.ts";
import { LogStream } from "./log-stream.ts";

type OnLine = (line: LogLine) => void;

/**
 * See Engine.logs. When a live stream has ended, what was written after the last line seen is read once more: Docker may
 * close the stream before it has sent the end of the file.
 */
export async function readLogs(http: DockerHttp, id: string, options: LogOptions, onLine: OnLine): Promise<void> {
  const { follow, signal } = options;
  const lastMs = await readOnce(http, id, options, onLine);
  if (!follow || signal?.aborted) return;
  const sinceMs = lastMs ?? options.sinceMs;
  try {
    await readOnce(http, id, { sinceMs, follow: false, signal }, onLine);
  } catch (thrown) {
    if (!isKind(thrown, "not-found")) throw thrown;
  }
}

/** One stream to its end; returns the time of its last line. */
async function readOnce(
  http: DockerHttp,
  id: string,
  { sinceMs, follow, signal }: LogOptions,
  onLine: OnLine,
): Promise<number | undefined> {
  let lastMs: number | undefined;
  const lines = new LogStream((line) => {
    // Docker's `since` is inclusive, ours is not.
    if (sinceMs !== undefined && line.timeMs <= sinceMs) return;
    if (signal?.aborted) return;
    lastMs = Math.max(lastMs ?? 0, line.timeMs);
    onLine(line);
  });
  try {
    const query = { stdout: true, stderr: true, timestamps: true, follow, since: sinceOf(sinceMs) };
    const stream = await http.open({ method: "GET", path: `/containers/${id}/logs`, query, signal });
    for await (const chunk of stream) lines.push(chunk as Buffer);
    lines.end();
  } catch (thrown) {
    if (signal?.aborted) return lastMs;
    if (thrown instanceof MachineError) throw thrown;
    throw new MachineError("unavailable", `The output of ${id} broke off: ${asError(thrown).message}`, {
      cause: thrown,
    });
  }
  return lastMs;
}

/** Seconds with nanoseconds, as Docker's API wants them, rounded down. */
function sinceOf(sinceMs: number | undefined): string | undefined {
  if (sinceMs === undefined) return undefined;
  const seconds = Math.floor(sinceMs / 1000);
  const nanos = Math.floor((sinceMs - seconds * 1000) * 1e6);
  return `${seconds}.${String(nanos).padStart(9, "0")}`;
}
