// The stream of change notices: names of what changed, never what it says. Queries that look at it are asked again.
import { type Aws, MuelleRefused } from "./aws.ts";

/** `kind` and the names that identify it: {kind: "task", arn, cluster, service?}. See docs/muelle-api.md. */
export interface Change {
  readonly kind: string;
  readonly [name: string]: string | undefined;
}

export interface ChangeListener {
  /** Connected: everything that was read before may be out of date. */
  onReady(): void;
  onChanges(changes: readonly Change[]): void;
  /** Broken off; another attempt follows in `retryInMs`. */
  onBroken(retryInMs: number): void;
  /** The credentials are no longer good: the session has ended, here or in another tab. */
  onRefused?(): void;
}

const endedCodes = new Set(["ExpiredTokenException", "UnrecognizedClientException"]);

const firstRetryMs = 500;
const mostRetryMs = 10_000;

/** Follows the stream until `signal` is aborted. Never rejects. */
export async function followChanges(aws: Aws, listener: ChangeListener, signal: AbortSignal): Promise<void> {
  for (let failures = 0; !signal.aborted; failures++) {
    try {
      const response = await aws.stream("GET", "events", undefined, signal);
      for await (const { event, data } of serverSentEvents(response, signal)) {
        failures = 0;
        if (event === "ready" || event === "everything") listener.onReady();
        else if (event === "changes") listener.onChanges((JSON.parse(data) as { changes: Change[] }).changes);
      }
    } catch (thrown) {
      // Whatever broke it, the answer is the same: try again, and say so meanwhile.
      if (thrown instanceof MuelleRefused && endedCodes.has(thrown.name)) listener.onRefused?.();
    }
    if (signal.aborted) return;
    const retryInMs = Math.min(firstRetryMs * 2 ** failures, mostRetryMs);
    listener.onBroken(retryInMs);
    await pause(retryInMs, signal);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}

interface ServerSentEvent {
  readonly event: string;
  readonly data: string;
}

/** WHATWG HTML, "Server-sent events", as far as the stream uses it. EventSource cannot send signed headers. */
export async function* serverSentEvents(
  response: Pick<Response, "body">,
  signal: AbortSignal,
): AsyncGenerator<ServerSentEvent> {
  if (!response.body) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  try {
    while (!signal.aborted) {
      const { value, done } = await reader.read();
      if (done) return;
      const blocks = (rest + value).split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) {
        const event = parseBlock(block);
        if (event) yield event;
      }
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/** Undefined for a comment, which is a heartbeat. */
export function parseBlock(block: string): ServerSentEvent | undefined {
  let event = "message";
  const data: string[] = [];
  for (const line of block.split("\n")) {
    if (line.startsWith("event:")) event = line.slice("event:".length).trim();
    if (line.startsWith("data:")) data.push(line.slice("data:".length).trim());
  }
  return data.length > 0 ? { event, data: data.join("\n") } : undefined;
}
