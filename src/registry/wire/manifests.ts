// Manifests: look, fetch, push, delete. OCI distribution-spec 1.1, pulling, pushing and deleting manifests.
import { isDigest } from "../meaning/digest.ts";
import { longestManifestBytes } from "../meaning/manifest.ts";
import { pushManifest } from "../meaning/push-manifest.ts";
import { Refusal } from "../ports.ts";
import type { ManifestRecord } from "../ports.ts";
import { sendBytes, sendEmpty } from "./answer.ts";
import { WireError } from "./errors.ts";
import { admit } from "./exchange.ts";
import type { Exchange, RouteTo } from "./exchange.ts";
import { tagIn } from "./route.ts";

type ManifestRoute = RouteTo<"manifest">;

export async function handleManifest(exchange: Exchange, route: ManifestRoute): Promise<void> {
  if (exchange.method === "PUT") return putManifest(exchange, route);
  if (exchange.method === "DELETE") return deleteManifest(exchange, route);
  await getManifest(exchange, route);
}

async function getManifest(exchange: Exchange, route: ManifestRoute): Promise<void> {
  const { res, req, method, catalogue, blobs } = exchange;
  admit(exchange, route, "pull");
  const record = catalogue.resolve(route.repository, route.reference);
  if (!record) throw unknown(route);
  const headers = headersOf(record);
  if (req.headers["if-none-match"] === headers.ETag) return sendEmpty(res, 304, headers);
  // A HEAD is answered from the catalogue alone: clients send one before every pull.
  if (method === "HEAD") return sendEmpty(res, 200, { ...headers, "Content-Length": record.sizeBytes });
  const bytes = await blobs.readAll(record.digest);
  if (!bytes) throw unknown(route);
  catalogue.recordPull?.(route.repository, record.digest);
  sendBytes(res, 200, bytes, headers);
}

function headersOf({ mediaType, digest }: ManifestRecord) {
  return { "Content-Type": mediaType, "Docker-Content-Digest": digest, ETag: `"${digest}"` };
}

function unknown({ path, reference }: ManifestRoute): Refusal {
  return new Refusal("MANIFEST_UNKNOWN", `${path} has no manifest ${reference}`, { reference });
}

async function putManifest(exchange: Exchange, route: ManifestRoute): Promise<void> {
  const { res, req, catalogue } = exchange;
  const { repository, reference, path } = route;
  admit(exchange, route, "push");
  const named = isDigest(reference) ? { digest: reference } : { tag: tagIn(reference) };
  const bytes = await readManifest(exchange);
  await catalogue.preparePush(repository);
  const record = await pushManifest(exchange, repository, { bytes, mediaType: req.headers["content-type"], ...named });
  sendEmpty(res, 201, {
    Location: `/v2/${path}/manifests/${record.digest}`,
    "Docker-Content-Digest": record.digest,
    // Tells the client that it need not keep a list of referrers itself.
    ...(record.subject && { "OCI-Subject": record.subject }),
  });
}

async function readManifest({ req }: Exchange): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length;
    if (sizeBytes <= longestManifestBytes) chunks.push(chunk);
  }
  if (sizeBytes <= longestManifestBytes) return Buffer.concat(chunks);
  const message = `a manifest has at most ${longestManifestBytes} bytes; this one has ${sizeBytes}`;
  throw new WireError({ status: 413, code: "MANIFEST_INVALID", message });
}

async function deleteManifest(exchange: Exchange, route: ManifestRoute): Promise<void> {
  admit(exchange, route, "delete");
  await exchange.catalogue.deleteReference(route.repository, route.reference);
  sendEmpty(exchange.res, 202);
}
