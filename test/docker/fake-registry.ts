// For tests: a registry on loopback that serves one image, open or guarded, and lacks all others (OCI distribution 1.1, pull).
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";

export interface FakeRegistry {
  /** `127.0.0.1:port`. */
  readonly host: string;
  readonly digest: string;
  /** How often the manifest of `published` was asked for. */
  readonly asked: () => number;
  close(): Promise<void>;
}

export const credentials = { username: "somebody", password: "secret" };

const manifestType = "application/vnd.docker.distribution.manifest.v2+json";

/** Serves `published`, a guarded one only to the credentials above. `layer` is a tar archive. */
export async function startFakeRegistry(layer: Buffer, { guarded = false } = {}): Promise<FakeRegistry> {
  const { manifest, blobs } = imageOf(layer);
  let asked = 0;
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const [, , name, kind, reference = ""] = (request.url ?? "").split("/");
    if (guarded && !authorized(request)) return refuse(response);
    if (name === "") return void response.end("{}");
    if (kind === "manifests" && name === "published") {
      asked++;
      return send(response, manifestType, manifest);
    }
    const blob = blobs.get(reference);
    if (kind === "blobs" && blob) return send(response, "application/octet-stream", blob);
    response.writeHead(404, { "content-type": "application/json" });
    response.end(JSON.stringify({ errors: [{ code: "MANIFEST_UNKNOWN", message: "manifest unknown" }] }));
  };
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    digest: digestOf(manifest),
    asked: () => asked,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function imageOf(layer: Buffer): { manifest: Buffer; blobs: Map<string, Buffer> } {
  const packed = gzipSync(layer);
  const architecture = process.arch === "arm64" ? "arm64" : "amd64";
  const config = Buffer.from(
    JSON.stringify({ architecture, os: "linux", config: {}, rootfs: { type: "layers", diff_ids: [digestOf(layer)] } }),
  );
  const describe = (mediaType: string, bytes: Buffer) => ({ mediaType, size: bytes.length, digest: digestOf(bytes) });
  const manifest = {
    schemaVersion: 2,
    mediaType: manifestType,
    config: describe("application/vnd.docker.container.image.v1+json", config),
    layers: [describe("application/vnd.docker.image.rootfs.diff.tar.gzip", packed)],
  };
  const blobs = new Map([config, packed].map((bytes) => [digestOf(bytes), bytes]));
  return { manifest: Buffer.from(JSON.stringify(manifest)), blobs };
}

function authorized({ headers }: IncomingMessage): boolean {
  const { username, password } = credentials;
  return headers.authorization === `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}

function refuse(response: ServerResponse): void {
  response.writeHead(401, { "www-authenticate": 'Basic realm="fake"', "content-type": "application/json" });
  response.end(JSON.stringify({ errors: [{ code: "UNAUTHORIZED", message: "authentication required" }] }));
}

function send(response: ServerResponse, type: string, bytes: Buffer): void {
  const headers = { "content-type": type, "content-length": bytes.length, "docker-content-digest": digestOf(bytes) };
  response.writeHead(200, headers);
  response.end(response.req.method === "HEAD" ? undefined : bytes);
}

function digestOf(bytes: Buffer): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}
