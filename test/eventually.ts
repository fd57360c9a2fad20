// For tests of what runs elsewhere and tells nobody: it is asked again until it answers, as the vendor's own waiters do.
import { setTimeout as pause } from "node:timers/promises";

export interface Patience {
  readonly what: string;
  readonly mostMs?: number;
  readonly everyMs?: number;
}

/** The first answer that is not undefined. Errors: none came in time, with the last error that asking gave. */
export async function eventually<T>(
  ask: () => Promise<T | undefined> | T | undefined,
  { what, mostMs = 60_000, everyMs = 50 }: Patience,
): Promise<T> {
  const endMs = performance.now() + mostMs;
  let last: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
    } catch (thrown) {
      last = thrown;
    }
    if (performance.now() > endMs)
      throw new Error(`not within ${mostMs / 1000} s: ${what}`, last === undefined ? {} : { cause: last });
    await pause(everyMs);
  }
}
