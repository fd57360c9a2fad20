// Answers onto the socket: whole bodies with their length, streams as they come.
import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { WireResponse } from "../wire/message.ts";

/** Resolves when the answer has been handed over. A client that goes away half-way is no error. */
export async function respond(response: ServerResponse, { status, headers, body }: WireResponse): Promise<void> {
  if (typeof body === "string" || body instanceof Uint8Array) {
    headers["content-length"] = String(Buffer.byteLength(body));
    response.writeHead(status, headers);
    response.end(body);
    return;
  }
  response.writeHead(status, headers);
  response.flushHeaders();
  await pipeline(Readable.from(body, { objectMode: true, highWaterMark: 1 }), response).catch((thrown: unknown) => {
    if (!response.destroyed) throw thrown;
  });
}

export const jsonResponse = (status: number, value: unknown): WireResponse => ({
  status,
  headers: { "content-type": "application/json" },
  body: `${JSON.stringify(value)}\n`,
});
