// Time as an argument. Only this room reads the clock or sleeps; everything else is handed a Clock.

export interface Timer {
  /** Idempotent; a cancelled timer never fires. */
  cancel(): void;
}

export interface Clock {
  /** Milliseconds since the Unix epoch. */
  nowMs(): number;
  /** Calls `work` once, `delayMs` from now (at least in the next turn). Does not keep the process alive. */
  after(delayMs: number, work: () => void): Timer;
}

const longestTimerMs = 2 ** 31 - 1;

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  after(delayMs, work) {
    const handle = setTimeout(work, Math.min(Math.max(delayMs, 0), longestTimerMs));
    handle.unref();
    return { cancel: () => clearTimeout(handle) };
  },
};

/** Resolves after `delayMs`; rejects with the signal's reason when it is aborted first. */
export function sleep(clock: Clock, delayMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason as Error);
    const timer = clock.after(delayMs, () => {
      signal?.removeEventListener("abort", stop);
      resolve();
    });
    const stop = () => {
      timer.cancel();
      reject(signal?.reason as Error);
    };
    signal?.addEventListener("abort", stop, { once: true });
  });
}

/** Keeps this process alive until the returned function is called: the clock's timers do not. For commands that wait. */
export function keepAwake(): () => void {
  const handle = setInterval(() => {}, longestTimerMs);
  return () => clearInterval(handle);
}
