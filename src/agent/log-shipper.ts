// Ships a container's output to its awslogs stream while it runs, with the output's own time stamps; after a restart, or a
// break on either side, it goes on where it was, without a gap or a double line. A batch is what came while the last one
// was written.
import type { Engine, LogLine } from "../engine/engine.ts";
import { asError } from "../kit/assert.ts";
import { backoffMs } from "../kit/backoff.ts";
import { type Clock, sleep } from "../kit/clock.ts";
import { isKind } from "../kit/machine-error.ts";
import type { Log } from "../kit/log.ts";
import type { LogEvent, OpenLog } from "./ports.ts";

/** Events looked back at when shipping begins again. */
const lookBack = 1000;
/** Lines of the two outputs of a container may come a little out of order. */
const overlapMs = 1_000;
const again = { firstMs: 100, mostMs: 10_000 };
/** Breaks in a row without a line shipped, about a minute: then the rest of the output is given up, and said. */
const mostFailures = 12;

export interface ShipperMachines {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly log: Log;
}

export class LogShipper {
  readonly #machines: ShipperMachines;
  readonly #running = new Map<string, Promise<void>>();
  readonly #stop = new AbortController();

  constructor(machines: ShipperMachines) {
    this.#machines = machines;
  }

  /** Ships until the container ends. Ships already: nothing. */
  ship(containerId: string, target: OpenLog): void {
    if (this.#running.has(containerId)) return;
    const { log } = this.#machines;
    const shipping = this.#ship(containerId, target)
      .catch((error: unknown) => log.warn("log shipping ended early", { containerId, error }))
      .finally(() => this.#running.delete(containerId));
    this.#running.set(containerId, shipping);
  }

  /**
   * True when everything that the (ended) container wrote is in its stream, or was given up; false after `mostMs`. Throws
   * when the shipper lets go before: the output is still needed then.
   */
  async drained(containerId: string, mostMs: number): Promise<boolean> {
    const shipping = this.#running.get(containerId);
    if (!shipping) return true;
    const late = Promise.withResolvers<boolean>();
    const timer = this.#machines.clock.after(mostMs, () => late.resolve(false));
    try {
      const isDone = await Promise.race([shipping.then(() => true), late.promise]);
      this.#stop.signal.throwIfAborted();
      return isDone;
    } finally {
      timer.cancel();
    }
  }

  /** Lets go; what was not shipped is shipped after the next start. */
  async stop(): Promise<void> {
    this.#stop.abort(new Error("the control plane is going down"));
    await Promise.all(this.#running.values());
  }

  async #ship(containerId: string, target: OpenLog): Promise<void> {
    const { clock, log } = this.#machines;
    const { signal } = this.#stop;
    for (let failures = 1; !signal.aborted; failures++) {
      const batcher = new Batcher(target);
      try {
        return await this.#shipOnce(containerId, target, batcher);
      } catch (thrown) {
        if (signal.aborted || isFinal(thrown)) return;
        if (batcher.hasWritten) failures = 1;
        if (failures >= mostFailures) throw thrown;
        log.debug("log shipping broke off", { containerId, error: asError(thrown) });
        await sleep(clock, backoffMs(again, failures), signal).catch(() => {});
      }
    }
  }

  /** From where the stream ends now to the end of the output. Throws when either side breaks. */
  async #shipOnce(containerId: string, target: OpenLog, batcher: Batcher): Promise<void> {
    const shipped = await target.newest(lookBack);
    if (this.#stop.signal.aborted) return;
    const isNew = unlessShipped(shipped);
    const broken = new AbortController();
    const stop = () => broken.abort();
    batcher.onFailure = stop;
    this.#stop.signal.addEventListener("abort", stop, { once: true });
    try {
      const { engine } = this.#machines;
      await engine.logs(containerId, { follow: true, sinceMs: since(shipped), signal: broken.signal }, (line) => {
        const event = asEvent(line);
        if (isNew(event)) batcher.add(event);
      });
      await batcher.done();
    } finally {
      this.#stop.signal.removeEventListener("abort", stop);
      await batcher.quiet();
    }
  }
}

/** Gone on either side: there is nothing to ship any more, or nowhere to ship it. */
const isFinal = (thrown: unknown): boolean => isKind(thrown, "not-found") || isKind(thrown, "invalid");

/**
 * From when on to read again; undefined: from the beginning. A little before the newest event, but never before the
 * oldest of those looked back at, when there may be older ones.
 */
export function since(shipped: readonly LogEvent[], limit = lookBack): number | undefined {
  if (shipped.length === 0) return undefined;
  const times = shipped.map(({ timestampMs }) => timestampMs);
  const overlapped = Math.max(...times) - overlapMs;
  // The engine's bound is exclusive and the stream's stamps are whole milliseconds: the oldest one's lines may not all be known.
  return shipped.length < limit
    ? overlapped
    : Math.max(overlapped, Math.min(Math.min(...times) + 1, Math.max(...times) - 1));
}

const asEvent = ({ timeMs, text }: LogLine): LogEvent => ({ timestampMs: Math.floor(timeMs), message: text });

/** Says whether a line is new, counting equal lines of the same millisecond. */
export function unlessShipped(shipped: readonly LogEvent[]): (event: LogEvent) => boolean {
  const identity = ({ timestampMs, message }: LogEvent) => `${timestampMs} ${message}`;
  const seen = new Map<string, number>();
  for (const event of shipped) seen.set(identity(event), (seen.get(identity(event)) ?? 0) + 1);
  return (event) => {
    const left = seen.get(identity(event)) ?? 0;
    if (left > 0) seen.set(identity(event), left - 1);
    return left === 0;
  };
}

/** Writes what is added, in order, one append at a time. After a failure nothing more is written. */
class Batcher {
  readonly #target: OpenLog;
  #waiting: LogEvent[] = [];
  #writing: Promise<void> | undefined;
  #failure: Error | undefined;
  hasWritten = false;
  onFailure: () => void = () => {};

  constructor(target: OpenLog) {
    this.#target = target;
  }

  add(event: LogEvent): void {
    // CloudWatch takes no empty message; an empty line says nothing.
    if (event.message.length > 0) this.#waiting.push(event);
    this.#writing ??= this.#write();
  }

  /** Throws when what was added could not be written. */
  async done(): Promise<void> {
    await this.quiet();
    if (this.#failure) throw this.#failure;
  }

  /** No append is under way any more. */
  async quiet(): Promise<void> {
    await this.#writing;
  }

  async #write(): Promise<void> {
    await Promise.resolve();
    try {
      while (this.#waiting.length > 0 && !this.#failure) {
        await this.#target.append(this.#waiting.splice(0, 10_000));
        this.hasWritten = true;
      }
    } catch (thrown) {
      this.#failure = asError(thrown);
      this.onFailure();
    }
    this.#writing = undefined;
  }
}
