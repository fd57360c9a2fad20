// Ships a container's output to its awslogs stream while it runs, with the output's own time stamps; after a restart it goes
// on where it was, without a gap or a double line. No timers: a batch is what came while the last one was written.
import type { Engine, LogLine } from "../engine/engine.ts";
import type { Log } from "../kit/log.ts";
import type { LogEvent, OpenLog } from "./ports.ts";

/** Lines looked back at when shipping starts again. */
const lookBack = 1000;

export class LogShipper {
  readonly #engine: Engine;
  readonly #log: Log;
  readonly #running = new Map<string, Promise<void>>();
  readonly #stop = new AbortController();

  constructor(engine: Engine, log: Log) {
    this.#engine = engine;
    this.#log = log;
  }

  /** Ships until the container ends. Ships already: nothing. */
  ship(containerId: string, target: OpenLog): void {
    if (this.#running.has(containerId)) return;
    const shipping = this.#ship(containerId, target)
      .catch((error: unknown) => this.#log.warn("log shipping ended early", { containerId, error }))
      .finally(() => this.#running.delete(containerId));
    this.#running.set(containerId, shipping);
  }

  /** Resolves when everything that the (ended) container wrote is in its stream. */
  async drained(containerId: string): Promise<void> {
    await this.#running.get(containerId);
  }

  /** Lets go; what was not shipped is shipped after the next start. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#running.values());
  }

  async #ship(containerId: string, target: OpenLog): Promise<void> {
    const shipped = await target.newest(lookBack);
    const isNew = unlessShipped(shipped);
    const batcher = new Batcher(target);
    // The engine's bound is exclusive and the stream's stamps are whole milliseconds: begin one earlier and leave out what is there.
    const sinceMs = shipped.length > 0 ? Math.max(...shipped.map(({ timestampMs }) => timestampMs)) - 1 : undefined;
    await this.#engine.logs(containerId, { follow: true, sinceMs, signal: this.#stop.signal }, (line) => {
      const event = asEvent(line);
      if (isNew(event)) batcher.add(event);
    });
    await batcher.done();
  }
}

const asEvent = ({ timeMs, text }: LogLine): LogEvent => ({ timestampMs: Math.floor(timeMs), message: text });

/** Says whether a line is new, counting equal lines of the same millisecond. */
function unlessShipped(shipped: readonly LogEvent[]): (event: LogEvent) => boolean {
  const identity = ({ timestampMs, message }: LogEvent) => `${timestampMs} ${message}`;
  const seen = new Map<string, number>();
  for (const event of shipped) seen.set(identity(event), (seen.get(identity(event)) ?? 0) + 1);
  return (event) => {
    const left = seen.get(identity(event)) ?? 0;
    if (left > 0) seen.set(identity(event), left - 1);
    return left === 0;
  };
}

class Batcher {
  readonly #target: OpenLog;
  #waiting: LogEvent[] = [];
  #writing: Promise<void> | undefined;

  constructor(target: OpenLog) {
    this.#target = target;
  }

  add(event: LogEvent): void {
    // CloudWatch takes no empty message; an empty line says nothing.
    if (event.message.length > 0) this.#waiting.push(event);
    this.#writing ??= this.#write();
  }

  async done(): Promise<void> {
    await this.#writing;
  }

  async #write(): Promise<void> {
    await Promise.resolve();
    try {
      while (this.#waiting.length > 0) await this.#target.append(this.#waiting.splice(0, 10_000));
    } finally {
      this.#writing = undefined;
    }
  }
}
