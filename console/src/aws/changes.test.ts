// The parser of the change stream, and what a listener hears when the stream breaks or is refused.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Aws, MuelleRefused } from "./aws.ts";
import { followChanges, parseBlock, serverSentEvents } from "./changes.ts";

const bytesOf = (...parts: readonly string[]) =>
  new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (const part of parts) controller.enqueue(new TextEncoder().encode(part));
      controller.close();
    },
  });

async function eventsOf(...parts: readonly string[]) {
  const found = [];
  for await (const event of serverSentEvents({ body: bytesOf(...parts) }, new AbortController().signal))
    found.push(event);
  return found;
}

test("a block is an event with its data; a comment is none", () => {
  assert.deepEqual(parseBlock('event: ready\ndata: {"revision": 1}'), { event: "ready", data: '{"revision": 1}' });
  assert.deepEqual(parseBlock("data: one\ndata: two"), { event: "message", data: "one\ntwo" });
  assert.equal(parseBlock(": still here"), undefined);
  assert.equal(parseBlock(""), undefined);
});

test("events are whole wherever the bytes are cut", async () => {
  const text = 'event: ready\ndata: {}\n\n: beat\n\nevent: changes\ndata: {"name": "niño"}\n\nevent: cut';
  const whole = await eventsOf(text);
  assert.deepEqual(whole, [
    { event: "ready", data: "{}" },
    { event: "changes", data: '{"name": "niño"}' },
  ]);
  for (let at = 1; at < text.length; at++) assert.deepEqual(await eventsOf(text.slice(0, at), text.slice(at)), whole);
});

/** Follows until the listener hears that the stream broke; answers with what it heard. */
async function heardOf(answer: () => Response): Promise<string[]> {
  const heard: string[] = [];
  const stop = new AbortController();
  const aws = { stream: () => Promise.resolve().then(answer) } as unknown as Aws;
  const listener = {
    onReady: () => heard.push("ready"),
    onChanges: (changes: readonly { kind: string }[]) => heard.push(...changes.map(({ kind }) => kind)),
    onBroken: () => {
      heard.push("broken");
      stop.abort();
    },
    onRefused: () => heard.push("refused"),
  };
  await followChanges(aws, listener, stop.signal);
  return heard;
}

test("what is told is heard in its order, then that the stream has ended", async () => {
  const text =
    'event: ready\ndata: {"revision":1}\n\nevent: changes\ndata: {"changes":[{"kind":"task"},{"kind":"service"}]}\n\nevent: everything\ndata: {}\n\n';
  assert.deepEqual(await heardOf(() => new Response(bytesOf(text))), ["ready", "task", "service", "ready", "broken"]);
});

test("only credentials that are no longer good are a refusal", async () => {
  const refuse = (code: string) => () => {
    throw new MuelleRefused(code, "no");
  };
  assert.deepEqual(await heardOf(refuse("ExpiredTokenException")), ["refused", "broken"]);
  assert.deepEqual(await heardOf(refuse("UnrecognizedClientException")), ["refused", "broken"]);
  assert.deepEqual(await heardOf(refuse("ThrottlingException")), ["broken"]);
  const unreachable = () => {
    throw new TypeError("Failed to fetch");
  };
  assert.deepEqual(await heardOf(unreachable), ["broken"]);
});
