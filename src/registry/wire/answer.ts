// Sending answers.
import { once } from "node:events";
import type { ServerResponse } from "node:http";

type Headers = Readonly<Record<string, string | number>>;

/** No body. */
export function sendEmpty(res: ServerResponse, status: number, headers: Headers = {}): void {
  res.writeHead(status, status === 204 || status === 304 ? headers : { "Content-Length": 0, ...headers }).end();
}

/** `body` as JSON; only its length to a HEAD. */
export function sendJson(res: ServerResponse, status: number, body: unknown, headers: Headers = {}): void {
  sendBytes(res, status, Buffer.from(JSON.stringify(body)), { "Content-Type": "application/json", ...headers });
}

/** `body` whole; only its length to a HEAD. */
export function sendBytes(res: ServerResponse, status: number, body: Uint8Array, headers: Headers): void {
  res.writeHead(status, { "Content-Length": body.byteLength, ...headers }).end(body);
}

/** Sends `blocks` no faster than the client takes them; returns early when the client goes away. */
export async function sendBlocks(res: ServerResponse, blocks: AsyncIterable<Uint8Array>): Promise<void> {
  const gone = new AbortController();
  const leave = () => gone.abort();
  res.once("close", leave);
  try {
    for await (const block of blocks) {
      if (res.destroyed) return;
      if (!res.write(block)) await once(res, "drain", { signal: gone.signal });
    }
    res.end();
  } catch (error) {
    if (!gone.signal.aborted) throw error;
  } finally {
    res.off("close", leave);
  }
}
