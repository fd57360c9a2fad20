// Tabs that share one stream: who leads, what the others hear, and who takes over.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { ChangeListener } from "./changes.ts";
import { type Channel, followSharedChanges, type Message, type Tabs } from "./shared-changes.ts";

/** A browser with locks and channels that answer in the order of what was asked. */
class Browser implements Tabs {
  readonly #channels = new Set<Channel>();
  #held = Promise.resolve();
  /** The listeners of all streams that were opened, the oldest first. */
  readonly streams: ChangeListener[] = [];
  readonly locks: Tabs["locks"];

  constructor() {
    const request = (_name: string, { signal }: { signal: AbortSignal }, then: () => Promise<void>) => {
      const turn = this.#held.then(() => {
        signal.throwIfAborted();
        return then();
      });
      this.#held = turn.catch(() => {});
      return turn;
    };
    this.locks = { request: request as unknown as Tabs["locks"]["request"] };
  }

  channel = (): Channel => {
    const others = () => [...this.#channels].filter((one) => one !== channel);
    const channel: Channel = {
      onmessage: null,
      postMessage: (data: Message) => {
        for (const other of others()) other.onmessage?.({ data } as MessageEvent<Message>);
      },
      close: () => void this.#channels.delete(channel),
    };
    this.#channels.add(channel);
    return channel;
  };

  /** A tab, and what it hears as words. */
  open(tabs: Tabs | "none" = this) {
    const heard: string[] = [];
    const stop = new AbortController();
    const listener: ChangeListener = {
      onReady: () => heard.push("ready"),
      onChanges: (changes) => heard.push(...changes.map(({ kind }) => kind)),
      onBroken: () => heard.push("broken"),
    };
    const follow = (own: ChangeListener, signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        this.streams.push(own);
        signal.addEventListener("abort", () => resolve());
      });
    const ended = followSharedChanges(
      { name: "tabs", tabs: tabs === "none" ? undefined : tabs, follow },
      listener,
      stop.signal,
    );
    return {
      heard,
      close: async () => {
        stop.abort();
        await ended;
        await settled();
      },
    };
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("one stream serves all tabs, and each hears everything once", async () => {
  const browser = new Browser();
  const tabs = Array.from({ length: 10 }, () => browser.open());
  await settled();
  assert.equal(browser.streams.length, 1);
  browser.streams[0]?.onReady();
  browser.streams[0]?.onChanges([{ kind: "task" }]);
  for (const { heard } of tabs) assert.deepEqual(heard, ["ready", "task"]);
});

test("a tab that comes later is live at once, and the others do not read again for it", async () => {
  const browser = new Browser();
  const first = browser.open();
  await settled();
  browser.streams[0]?.onReady();
  const second = browser.open();
  const third = browser.open();
  assert.deepEqual([first.heard, second.heard, third.heard], [["ready"], ["ready"], ["ready"]]);
});

test("a tab that comes while the stream is broken waits until it is mended", async () => {
  const browser = new Browser();
  browser.open();
  await settled();
  browser.streams[0]?.onReady();
  browser.streams[0]?.onBroken(500);
  const second = browser.open();
  assert.deepEqual(second.heard, []);
  browser.streams[0]?.onReady();
  assert.deepEqual(second.heard, ["ready"]);
});

test("when the leader goes the next takes over, and all read again", async () => {
  const browser = new Browser();
  const first = browser.open();
  const second = browser.open();
  const third = browser.open();
  await settled();
  browser.streams[0]?.onReady();
  await first.close();
  assert.equal(browser.streams.length, 2);
  browser.streams[1]?.onReady();
  browser.streams[1]?.onChanges([{ kind: "service" }]);
  for (const { heard } of [second, third]) assert.deepEqual(heard, ["ready", "ready", "service"]);
  assert.deepEqual(first.heard, ["ready"], "who has gone hears nothing more");
});

test("a tab that goes before its turn never opens a stream", async () => {
  const browser = new Browser();
  const first = browser.open();
  const second = browser.open();
  await settled();
  const gone = second.close();
  await first.close();
  await gone;
  assert.equal(browser.streams.length, 1);
});

test("without locks or channels each tab has a stream of its own", async () => {
  const browser = new Browser();
  const tabs = [browser.open("none"), browser.open("none")];
  assert.equal(browser.streams.length, 2);
  browser.streams[1]?.onReady();
  assert.deepEqual([tabs[0]?.heard, tabs[1]?.heard], [[], ["ready"]]);
});
