// Server-sent events onto one connection: notices of one turn of the event loop go out together, each once, and a reader that
// cannot keep up is told to fetch everything instead of being queued for.
// https://html.spec.whatwg.org/multipage/server-sent-events.html
import type { ServerResponse } from "node:http";
import type { Clock, Timer } from "../../kit/clock.ts";
import type { Notice } from "./notices.ts";

/** Bytes that may wait for a reader. */
const mostWaitingBytes = 1024 * 1024;
const mostInOneEvent = 500;
/** Proxies and browsers give up connections that say nothing. */
const heartbeatMs = 20_000;

export class EventStream {
  readonly #response: ServerResponse;
  readonly #clock: Clock;
  #pending = new Map<string, Notice>();
  #revision: number;
  #scheduled = false;
  /** The reader is being waited for; what happens meanwhile is covered by one `everything`. */
  #isBehind = false;
  #heartbeat: Timer;

  /** Begins the answer with `ready`. `revision`: from which on changes are told. */
  constructor(response: ServerResponse, clock: Clock, revision: number) {
    this.#response = response;
    this.#clock = clock;
    this.#revision = revision;
    const headers = { "content-type": "text/event-stream", "cache-control": "no-store", connection: "close" };
    response.writeHead(200, headers);
    this.#send("ready", { revision });
    this.#heartbeat = clock.after(heartbeatMs, () => this.#beat());
    response.once("close", () => this.#heartbeat.cancel());
  }

  add(notices: readonly Notice[], revision: number): void {
    this.#revision = Math.max(this.#revision, revision);
    if (notices.length === 0 || this.#isBehind) return;
    for (const notice of notices) this.#pending.set(JSON.stringify(notice), notice);
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => this.#flush());
  }

  /** Tells the reader to read all again, whatever was told before. */
  everything(revision: number): void {
    this.#revision = Math.max(this.#revision, revision);
    if (!this.#isBehind) this.#send("everything", { revision: this.#revision });
  }

  end(): void {
    this.#flush();
    this.#response.end();
  }

  #flush(): void {
    this.#scheduled = false;
    const notices = [...this.#pending.values()];
    this.#pending.clear();
    for (let at = 0; at < notices.length && !this.#isBehind; at += mostInOneEvent)
      this.#send("changes", { changes: notices.slice(at, at + mostInOneEvent), revision: this.#revision });
  }

  #send(event: string, data: object): void {
    if (this.#response.writableEnded || this.#response.destroyed) return;
    this.#response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    if (this.#response.writableLength > mostWaitingBytes) this.#waitForReader();
  }

  #waitForReader(): void {
    this.#isBehind = true;
    this.#pending.clear();
    this.#response.once("drain", () => {
      this.#isBehind = false;
      this.#send("everything", { revision: this.#revision });
    });
  }

  /** A comment, which readers pass over. */
  #beat(): void {
    if (!this.#isBehind && !this.#response.writableEnded) this.#response.write(": here\n\n");
    this.#heartbeat = this.#clock.after(heartbeatMs, () => this.#beat());
  }
}
