// Request bodies as the blob store likes them.
import type { IncomingMessage } from "node:http";

/**
 * The body's chunks. The memory of each is freed when the next one is asked for, not when the garbage collector comes: a
 * gigabyte of chunks would make it come dozens of times, each time through the whole heap of the control plane.
 */
export async function* bodyOf(req: IncomingMessage): AsyncGenerator<Uint8Array> {
  // A reader that stops half-way (a full disk) still answers: destroying the request would take the socket with it.
  for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    yield chunk;
    release(chunk);
  }
}

/** Only memory that is this chunk's alone; small buffers share theirs. */
function release({ buffer, byteLength }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}
