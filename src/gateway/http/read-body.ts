// A request's body, whole: bounded in size before and after decompression.
import type { IncomingMessage } from "node:http";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { AwsError } from "../../model/errors.ts";

/** Far above AWS's own limits for the JSON and query services (ECS 256 KiB, CloudWatch Logs 1 MiB, ECR layer parts 20 MB). */
export const mostBodyBytes = 32 * 1024 * 1024;

/** Of all bodies that one door is reading: nobody is known yet, and a task may send many at once, slowly. */
export const mostHeldBytes = 8 * mostBodyBytes;

/** What the unfinished bodies of a door hold in memory. */
export interface BodiesHeld {
  heldBytes: number;
}

const tooLarge = () =>
  new AwsError("RequestEntityTooLarge", `The request body is larger than ${mostBodyBytes} bytes.`, 413);

const tooMany = () =>
  new AwsError("ServiceUnavailable", "Too many large requests are under way at once; try again shortly.", 503);

export interface RequestBody {
  /** Decompressed. */
  readonly body: Buffer;
  /** As sent, when that differs. */
  readonly sentBody?: Buffer;
}

const decompress = promisify(gunzip);

/** Throws AwsErrors (413 too large, 400 unreadable, 503 too many at once), and what the socket throws. */
export async function readBody(request: IncomingMessage, held: BodiesHeld): Promise<RequestBody> {
  const declared = Number(request.headers["content-length"] ?? 0);
  if (declared > mostBodyBytes) throw tooLarge();
  const body = await collect(request, held);
  const encoding = request.headers["content-encoding"]?.toLowerCase();
  if (encoding === undefined || encoding === "identity") return { body };
  if (encoding === "gzip") return { body: await inflate(body), sentBody: body };
  throw new AwsError("UnsupportedMediaType", `Content-Encoding '${encoding}' is not supported; gzip is.`, 415);
}

/** By events: an async iterator costs as much as the rest of a small request. */
function collect(request: IncomingMessage, held: BodiesHeld): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (done: () => void) => {
      held.heldBytes -= size;
      size = 0;
      done();
    };
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      held.heldBytes += chunk.length;
      if (size <= mostBodyBytes && held.heldBytes <= mostHeldBytes) return void chunks.push(chunk);
      request.pause();
      const refusal = size > mostBodyBytes ? tooLarge() : tooMany();
      settle(() => reject(refusal));
    });
    const whole = () => (chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));
    request.once("end", () => settle(() => resolve(whole())));
    request.once("error", (error) => settle(() => reject(error)));
    request.once("close", () => request.complete || settle(() => reject(new Error("the client went away"))));
  });
}

async function inflate(body: Buffer): Promise<Buffer> {
  try {
    return await decompress(body, { maxOutputLength: mostBodyBytes });
  } catch (thrown) {
    if (thrown instanceof RangeError) throw tooLarge();
    throw new AwsError("SerializationException", "The request body is not valid gzip data.");
  }
}
