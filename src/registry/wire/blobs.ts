// Blobs: look, fetch (whole or in part), delete. OCI distribution-spec 1.1, pulling blobs, deleting blobs.
import { Refusal } from "../ports.ts";
import { sendBlocks, sendEmpty } from "./answer.ts";
import { WireError } from "./errors.ts";
import { admit } from "./exchange.ts";
import type { Exchange, RouteTo } from "./exchange.ts";
import { requestedRange } from "./ranges.ts";

type BlobRoute = RouteTo<"blob">;

export async function handleBlob(exchange: Exchange, route: BlobRoute): Promise<void> {
  if (exchange.method === "DELETE") return deleteBlob(exchange, route);
  admit(exchange, route, "pull");
  const sizeBytes = await sizeOf(exchange, route);
  const headers = {
    "Content-Type": "application/octet-stream",
    "Docker-Content-Digest": route.digest,
    "Accept-Ranges": "bytes",
    "Cache-Control": "max-age=31536000",
    ETag: `"${route.digest}"`,
  };
  if (exchange.req.headers["if-none-match"] === headers.ETag) return sendEmpty(exchange.res, 304, headers);
  await sendBlob(exchange, route, sizeBytes, headers);
}

async function sizeOf({ blobs, catalogue }: Exchange, { repository, digest, path }: BlobRoute): Promise<number> {
  const sizeBytes = catalogue.hasBlob(repository, digest) ? await blobs.size(digest) : undefined;
  if (sizeBytes === undefined) throw new Refusal("BLOB_UNKNOWN", `${path} has no blob ${digest}`, { digest });
  return sizeBytes;
}

async function sendBlob(
  { req, res, method, blobs }: Exchange,
  { digest }: BlobRoute,
  sizeBytes: number,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const range = requestedRange(req.headers.range, sizeBytes);
  if (range === "unsatisfiable") throw unsatisfiable(sizeBytes);
  const { start, end } = range ?? { start: 0, end: sizeBytes - 1 };
  const partial = range && { "Content-Range": `bytes ${start}-${end}/${sizeBytes}` };
  const blocks = method === "HEAD" ? undefined : await blobs.read(digest, { start, end });
  res.writeHead(range ? 206 : 200, { ...headers, ...partial, "Content-Length": end - start + 1 });
  if (blocks) await sendBlocks(res, blocks);
  else res.end();
}

function unsatisfiable(sizeBytes: number): WireError {
  const headers = { "Content-Range": `bytes */${sizeBytes}` };
  return new WireError({ status: 416, code: "RANGE_INVALID", message: `the blob has ${sizeBytes} bytes`, headers });
}

async function deleteBlob(exchange: Exchange, route: BlobRoute): Promise<void> {
  admit(exchange, route, "delete");
  await exchange.catalogue.unlinkBlob(route.repository, route.digest);
  sendEmpty(exchange.res, 202);
}
