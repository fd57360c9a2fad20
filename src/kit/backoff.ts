// How long to wait before trying again: doubling from `firstMs` to `mostMs`.

export interface Backoff {
  readonly firstMs: number;
  readonly mostMs: number;
}

/** The wait before try number `failures + 1`; zero after no failure. */
export function backoffMs({ firstMs, mostMs }: Backoff, failures: number): number {
  return failures <= 0 ? 0 : Math.min(mostMs, firstMs * 2 ** Math.min(failures - 1, 40));
}
