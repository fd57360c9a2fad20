// Ending a container in good order. Docker's own stop knows only whole seconds and, before API 1.42, only the image's
// signal; for anything else the steps are taken one by one.
import type { Clock } from "../../kit/clock.ts";
import { isKind } from "../../kit/machine-error.ts";
import { find, waitUntil } from "./containers.ts";
import type { DockerHttp } from "./http.ts";

export interface StopOptions {
  readonly timeoutMs: number;
  readonly signal?: string;
}

/** Time that Docker may take beyond the container's own, to kill it and to answer. */
const marginMs = 60_000;

/** See Engine.stop. */
export async function stopContainer(http: DockerHttp, clock: Clock, id: string, options: StopOptions): Promise<void> {
  const { timeoutMs, signal } = options;
  if (signal !== undefined || timeoutMs % 1000 !== 0) return stopInSteps(http, clock, id, options);
  await ifRunning(
    http.call({
      method: "POST",
      path: `/containers/${id}/stop`,
      query: { t: timeoutMs / 1000 },
      silenceMs: timeoutMs + marginMs,
    }),
  );
}

async function stopInSteps(http: DockerHttp, clock: Clock, id: string, options: StopOptions): Promise<void> {
  const signal = options.signal ?? (await find(http, id))?.Config.StopSignal ?? "SIGTERM";
  if (!(await kill(http, id, signal))) return;
  if (await exitsWithin(http, clock, id, options.timeoutMs)) return;
  await kill(http, id, "SIGKILL");
  await waitUntil(http, id, "not-running");
}

async function exitsWithin(http: DockerHttp, clock: Clock, id: string, timeoutMs: number): Promise<boolean> {
  const late = new AbortController();
  const timer = clock.after(timeoutMs, () => late.abort());
  try {
    await waitUntil(http, id, "not-running", late.signal);
    return true;
  } catch (thrown) {
    if (late.signal.aborted) return false;
    throw thrown;
  } finally {
    timer.cancel();
  }
}

/** False when there was nothing to kill. */
function kill(http: DockerHttp, id: string, signal: string): Promise<boolean> {
  return ifRunning(http.call({ method: "POST", path: `/containers/${id}/kill`, query: { signal } }));
}

/** Absent or not running (404, 409) is what a stop wants. */
async function ifRunning(call: Promise<unknown>): Promise<boolean> {
  try {
    await call;
    return true;
  } catch (thrown) {
    if (isKind(thrown, "not-found") || isKind(thrown, "conflict")) return false;
    throw thrown;
  }
}
