// A client as lean as can be, so that the registries are measured and not the client: pushes layers the way docker does
// (POST, PATCH without length, PUT), and pulls them without looking at the bytes.
import { createHash } from "node:crypto";
import { once } from "node:events";
import { Agent, request } from "node:http";
import type { ClientRequest, IncomingMessage } from "node:http";

export interface Layer {
  readonly digest: string;
  readonly bytes: Uint8Array;
}

const pieceBytes = 1 << 20;

export class Client {
  readonly #port: number;
  readonly #agent = new Agent({ keepAlive: true });
  readonly #authorization = `Basic ${Buffer.from("AWS:bench").toString("base64")}`;

  constructor(port: number) {
    this.#port = port;
  }

  close(): void {
    this.#agent.destroy();
  }

  async pushLayer(name: string, { digest, bytes }: Layer): Promise<void> {
    const begun = await this.#call("POST", `/v2/${name}/blobs/uploads/`, 202);
    const patched = await this.#call("PATCH", begun.headers.location ?? "", 202, bytes);
    const end = new URL(patched.headers.location ?? "", "http://registry");
    end.searchParams.set("digest", digest);
    await this.#call("PUT", end.pathname + end.search, 201);
  }

  async pushManifest(name: string, tag: string, layers: readonly Layer[]): Promise<void> {
    const config = Buffer.from(JSON.stringify({ architecture: "amd64", os: "linux", tag }));
    const configLayer = { digest: `sha256:${createHash("sha256").update(config).digest("hex")}`, bytes: config };
    await this.pushLayer(name, configLayer);
    const describe = (mediaType: string, { digest, bytes }: Layer) => ({ mediaType, digest, size: bytes.length });
    const manifest = {
      schemaVersion: 2,
      mediaType,
      config: describe("application/vnd.docker.container.image.v1+json", configLayer),
      layers: layers.map((layer) => describe("application/vnd.docker.image.rootfs.diff.tar.gzip", layer)),
    };
    await this.#call("PUT", `/v2/${name}/manifests/${tag}`, 201, Buffer.from(JSON.stringify(manifest)), mediaType);
  }

  /** Fetches a layer and returns how many bytes came. */
  async pullLayer(name: string, digest: string): Promise<number> {
    let received = 0;
    await this.#call("GET", `/v2/${name}/blobs/${digest}`, 200, undefined, undefined, (size) => (received += size));
    return received;
  }

  async #call(
    method: string,
    path: string,
    expected: number,
    body?: Uint8Array,
    type = "application/octet-stream",
    onBytes: (size: number) => void = () => {},
  ): Promise<IncomingMessage> {
    const headers = { authorization: this.#authorization, ...(body && { "content-type": type }) };
    const options = { host: "127.0.0.1", port: this.#port, method, path: path.replace(/^http:\/\/[^/]+/, ""), headers };
    const req = request({ ...options, agent: this.#agent });
    const answered = once(req, "response") as Promise<[IncomingMessage]>;
    await send(req, body);
    const [response] = await answered;
    const ended = once(response, "end");
    response.on("data", (chunk: Buffer) => onBytes(chunk.length));
    await ended;
    if (response.statusCode !== expected) throw new Error(`${method} ${path}: ${response.statusCode}`);
    return response;
  }
}

const mediaType = "application/vnd.docker.distribution.manifest.v2+json";

async function send(req: ClientRequest, body: Uint8Array | undefined): Promise<void> {
  for (let at = 0; body && at < body.length; at += pieceBytes)
    if (!req.write(body.subarray(at, at + pieceBytes))) await once(req, "drain");
  req.end();
}
