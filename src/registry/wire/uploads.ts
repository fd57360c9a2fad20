// Pushing blobs: at once, in chunks, as a stream, or by mounting one from another repository. OCI distribution-spec 1.1,
// pushing blobs; the 416 answers say how much has arrived, so that a client can go on from there.
import { isKind } from "../../kit/machine-error.ts";
import { isDigest } from "../meaning/digest.ts";
import { repositoryFromPath } from "../meaning/repository-path.ts";
import { Refusal } from "../ports.ts";
import type { Digest } from "../ports.ts";
import { sendEmpty } from "./answer.ts";
import { bodyOf } from "./body.ts";
import { WireError } from "./errors.ts";
import { admit } from "./exchange.ts";
import type { Exchange, RouteTo } from "./exchange.ts";
import { chunkRange, receivedRange } from "./ranges.ts";
import { digestIn } from "./route.ts";

type UploadRoute = RouteTo<"upload">;
type UploadsRoute = RouteTo<"uploads">;

/** POST: begins an upload, or does all of it. */
export async function handleUploads(exchange: Exchange, route: UploadsRoute): Promise<void> {
  const { blobs, catalogue, query, res } = exchange;
  const digest = query.get("digest");
  const expected = digest === null ? undefined : digestIn(digest);
  admit(exchange, route, "push");
  await catalogue.preparePush(route.repository);
  const mounted = await mountable(exchange);
  if (mounted) {
    await catalogue.linkBlob(route.repository, mounted.digest, mounted.sizeBytes);
    return sendCreated(exchange, route, mounted.digest);
  }
  const uploadId = await blobs.startUpload();
  if (expected) return uploadAtOnce(exchange, { ...route, endpoint: "upload", uploadId }, expected);
  sendEmpty(res, 202, { ...progress({ ...route, uploadId }, 0), "OCI-Chunk-Min-Length": 1 });
}

/** Everything about one upload: how far it is, its next chunk, its end. */
export async function handleUpload(exchange: Exchange, route: UploadRoute): Promise<void> {
  admit(exchange, route, "push");
  exchange.catalogue.assertRepository(route.repository);
  if (exchange.method === "GET") return sendProgress(exchange, route, 204);
  if (exchange.method === "PATCH") {
    await receive(exchange, route);
    return sendProgress(exchange, route, 202);
  }
  if (exchange.method === "PUT") return finish(exchange, route);
  await exchange.blobs.cancelUpload(route.uploadId);
  sendEmpty(exchange.res, 204);
}

/** The blob that `mount` names, if the caller may pull it from `from`. Otherwise the client is offered an upload. */
async function mountable({
  blobs,
  catalogue,
  guard,
  caller,
  query,
  defaults,
}: Exchange): Promise<{ readonly digest: Digest; readonly sizeBytes: number } | undefined> {
  const digest = query.get("mount");
  const source = repositoryFromPath(query.get("from") ?? "", defaults);
  if (digest === null || !isDigest(digest) || !source) return undefined;
  try {
    guard.authorise(caller, "pull", source);
    if (!catalogue.hasBlob(source, digest)) return undefined;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
  const sizeBytes = await blobs.size(digest);
  return sizeBytes === undefined ? undefined : { digest, sizeBytes };
}

async function uploadAtOnce(exchange: Exchange, route: UploadRoute, digest: Digest): Promise<void> {
  try {
    await receive(exchange, route);
    await keep(exchange, route, digest);
  } catch (error) {
    // The client was never told this upload's address: nobody can go on with it.
    await exchange.blobs.cancelUpload(route.uploadId).catch(() => {});
    throw error;
  }
}

async function finish(exchange: Exchange, route: UploadRoute): Promise<void> {
  const digest = digestIn(exchange.query.get("digest") ?? "");
  if (hasBody(exchange)) await receive(exchange, route);
  await keep(exchange, route, digest);
}

async function keep(exchange: Exchange, route: UploadRoute, digest: Digest): Promise<void> {
  const sizeBytes = await exchange.blobs.commit(route.uploadId, digest);
  await exchange.catalogue.linkBlob(route.repository, digest, sizeBytes);
  sendCreated(exchange, route, digest);
}

function hasBody({ req }: Exchange): boolean {
  return req.headers["transfer-encoding"] !== undefined || Number(req.headers["content-length"] ?? 0) > 0;
}

/** Appends the request's body where it says that it belongs. */
async function receive({ blobs, req }: Exchange, route: UploadRoute): Promise<void> {
  const range = chunkRange(req.headers["content-range"]);
  if (range === "invalid") throw await outOfRange({ blobs }, route, "Content-Range must be <start>-<end>");
  const length = req.headers["content-length"];
  if (range && length !== undefined && Number(length) !== range.end - range.start + 1)
    throw new Refusal(
      "SIZE_INVALID",
      `Content-Range names ${range.end - range.start + 1} bytes, Content-Length ${length}`,
    );
  try {
    await blobs.append(route.uploadId, bodyOf(req), range?.start);
  } catch (error) {
    if (isKind(error, "conflict")) throw await outOfRange({ blobs }, route, (error as Error).message);
    throw error;
  }
}

async function outOfRange({ blobs }: Pick<Exchange, "blobs">, route: UploadRoute, message: string): Promise<WireError> {
  const headers = progress(route, (await blobs.uploadSize(route.uploadId)) ?? 0);
  return new WireError({ status: 416, code: "RANGE_INVALID", message, headers });
}

async function sendProgress({ blobs, res }: Exchange, route: UploadRoute, status: number): Promise<void> {
  const sizeBytes = await blobs.uploadSize(route.uploadId);
  if (sizeBytes === undefined) throw new Refusal("BLOB_UPLOAD_UNKNOWN", `there is no upload ${route.uploadId}`);
  sendEmpty(res, status, progress(route, sizeBytes));
}

function progress({ path, uploadId }: Pick<UploadRoute, "path" | "uploadId">, sizeBytes: number) {
  return {
    Location: `/v2/${path}/blobs/uploads/${uploadId}`,
    Range: receivedRange(sizeBytes),
    "Docker-Upload-UUID": uploadId,
  };
}

function sendCreated({ res }: Exchange, { path }: Pick<UploadRoute, "path">, digest: Digest): void {
  sendEmpty(res, 201, { Location: `/v2/${path}/blobs/${digest}`, "Docker-Content-Digest": digest });
}
