// One change stream for all tabs of an account and region: browsers open six connections to a host, and each stream holds one.
// The tab that holds the lock follows the stream and passes on what it hears; when it goes, the browser gives the lock to the next.
import type { Change, ChangeListener } from "./changes.ts";

/** What tabs share: `navigator.locks`, and a BroadcastChannel of that name. */
export interface Tabs {
  readonly locks: Pick<LockManager, "request">;
  readonly channel: (name: string) => Channel;
}

/** The part of BroadcastChannel that is used. What a tab posts is heard by all others, not by itself. */
export interface Channel {
  onmessage: ((event: MessageEvent<Message>) => void) | null;
  postMessage(message: Message): void;
  close(): void;
}

export type Message =
  /** A tab that follows has come: is anybody live? */
  | { readonly type: "hello" }
  /** The leader's answer: it is. Those who know already do not read again. */
  | { readonly type: "welcome" }
  | { readonly type: "ready" }
  | { readonly type: "changes"; readonly changes: readonly Change[] }
  | { readonly type: "broken"; readonly retryInMs: number };

export interface SharedStream {
  /** The same for tabs that may share a stream: who is signed in, and the region. */
  readonly name: string;
  /** Undefined where the browser has no locks or channels: a stream of its own. */
  readonly tabs: Tabs | undefined;
  /** Follows the stream itself until the signal is aborted. Never rejects. */
  readonly follow: (listener: ChangeListener, signal: AbortSignal) => Promise<void>;
}

export function tabsOfThisBrowser(): Tabs | undefined {
  if (!("locks" in navigator) || typeof BroadcastChannel === "undefined") return undefined;
  return { locks: navigator.locks, channel: (name) => new BroadcastChannel(name) };
}

/** Tells `listener` what any tab's stream hears, until `signal` is aborted. Never rejects. */
export async function followSharedChanges(
  { name, tabs, follow }: SharedStream,
  listener: ChangeListener,
  signal: AbortSignal,
): Promise<void> {
  if (!tabs) return follow(listener, signal);
  const channel = tabs.channel(name);
  const follower = new Follower(channel, listener);
  try {
    await tabs.locks.request(name, { signal }, () => follow(follower.lead(), signal));
  } catch {
    // Aborted while it waited for its turn: this tab goes, or asks as somebody else.
  } finally {
    channel.close();
  }
}

/** A tab: hears the leader, until it leads itself. */
class Follower {
  readonly #channel: Channel;
  readonly #listener: ChangeListener;
  #live = false;
  #leads = false;

  constructor(channel: Channel, listener: ChangeListener) {
    this.#channel = channel;
    this.#listener = listener;
    channel.onmessage = ({ data }) => this.#hear(data);
    channel.postMessage({ type: "hello" });
  }

  /** From now on this tab hears the stream, and tells the others. */
  lead(): ChangeListener {
    this.#leads = true;
    return {
      onReady: () => this.#tell({ type: "ready" }),
      onChanges: (changes) => this.#tell({ type: "changes", changes }),
      onBroken: (retryInMs) => this.#tell({ type: "broken", retryInMs }),
    };
  }

  #tell(message: Message): void {
    this.#channel.postMessage(message);
    this.#hear(message);
  }

  #hear(message: Message): void {
    if (message.type === "hello") {
      if (this.#leads && this.#live) this.#channel.postMessage({ type: "welcome" });
    } else if (message.type === "changes") {
      this.#listener.onChanges(message.changes);
    } else if (message.type === "broken") {
      this.#live = false;
      this.#listener.onBroken(message.retryInMs);
    } else if (message.type === "ready" || !this.#live) {
      this.#live = true;
      this.#listener.onReady();
    }
  }
}
