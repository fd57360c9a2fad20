// What a visitor feels, in numbers: how much a first visit loads, how long the page did not answer.
import type { Page } from "playwright-core";

export interface Loaded {
  /** The path, without the host. */
  readonly name: string;
  /** As it came over the wire: compressed. */
  readonly bytes: number;
}

/** What the page has fetched from the console's own files so far; without the page itself and without calls. */
export async function loadedFiles(page: Page): Promise<Loaded[]> {
  return (await page.evaluate(
    `performance.getEntriesByType("resource").filter(({ name }) => !name.includes("/_muelle/")).map(({ name, encodedBodySize }) => ({ name: new URL(name).pathname, bytes: encodedBodySize }))`,
  )) as Loaded[];
}

/** From now on. https://www.w3.org/TR/longtasks-1/ tells tasks of the main thread of over 50 ms. */
export async function watchPauses(page: Page): Promise<void> {
  await page.evaluate(
    `window.pauses = []; new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => window.pauses.push(duration))).observe({ type: "longtask" })`,
  );
}

/** Milliseconds of each pause since `watchPauses`. */
export const pausesMs = async (page: Page): Promise<number[]> => (await page.evaluate("window.pauses")) as number[];
