// Sending answers.
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

/**
 * Sends `blocks` no faster than the client takes them, and asks for the next one only when the last one is out of our
 * hands: blocks are used again. Returns early when the client goes away.
 */
export async function sendBlocks(res: ServerResponse, blocks: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const block of blocks) if (!(await sent(res, block))) return;
  res.end();
}

/** False when the client has gone. */
function sent(res: ServerResponse, block: Uint8Array): Promise<boolean> {
  if (res.destroyed) return Promise.resolve(false);
  return new Promise((resolve) => {
    const leave = () => resolve(false);
    res.once("close", leave);
    res.write(block, (error) => {
      res.off("close", leave);
      resolve(!error);
    });
  });
}
