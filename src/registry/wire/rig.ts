// What the wire's tests share: a registry with one user, requests, and images to push.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { must } from "../../kit/assert.ts";
import { FakeClock } from "../../kit/fake-clock.ts";
import { seededDice } from "../../kit/ids.ts";
import { silentLog } from "../../kit/log.ts";
import { openLoopbackRegistry } from "../loopback.ts";
import type { LoopbackOptions, LoopbackRegistry } from "../loopback.ts";
import { digestOf } from "../meaning/digest.ts";
import type { Digest } from "../ports.ts";

export const ociManifest = "application/vnd.oci.image.manifest.v1+json";
export const ociIndex = "application/vnd.oci.image.index.v1+json";

export const authorization = (password: string) => `Basic ${Buffer.from(`AWS:${password}`).toString("base64")}`;

export interface Call {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | ReadableStream<Uint8Array>;
  /** Default: the default account's. Empty: no credentials. */
  readonly password?: string;
}

export class Rig {
  readonly clock = new FakeClock();
  readonly directory: string;
  readonly #options: Partial<LoopbackOptions>;
  #registry: LoopbackRegistry | undefined;
  #opened = 0;

  static async open(options: Partial<LoopbackOptions> = {}): Promise<Rig> {
    const rig = new Rig(await mkdtemp(join(tmpdir(), "muelle-registry-")), options);
    await rig.#listen(options.catalogue);
    return rig;
  }

  private constructor(directory: string, options: Partial<LoopbackOptions>) {
    this.directory = directory;
    this.#options = options;
  }

  get registry(): LoopbackRegistry {
    return must(this.#registry, "an open registry");
  }

  async #listen(catalogue: LoopbackOptions["catalogue"]): Promise<void> {
    this.#registry = await openLoopbackRegistry({
      directory: this.directory,
      clock: this.clock,
      dice: seededDice(this.#opened++),
      log: silentLog,
      passwords: { secret: "000000000000", other: "111111111111" },
      ...this.#options,
      catalogue,
    });
  }

  /** A new store and server over the same directory; names stay. */
  async restart(): Promise<void> {
    const { catalogue } = this.registry;
    await this.registry.close();
    await this.#listen(catalogue);
  }

  async close(): Promise<void> {
    await this.registry.close();
    await rm(this.directory, { recursive: true });
  }

  url(path: string): string {
    return `http://127.0.0.1:${this.registry.port}${path}`;
  }

  call(method: string, path: string, { headers, body, password = "secret" }: Call = {}): Promise<Response> {
    const auth = password === "" ? {} : { authorization: authorization(password) };
    const init: RequestInit = { method, headers: { ...auth, ...headers }, redirect: "manual" };
    if (body !== undefined) init.body = body instanceof Uint8Array ? new Uint8Array(body) : body;
    if (body instanceof ReadableStream) init.duplex = "half";
    return fetch(this.url(path), init);
  }

  /** The address of a new upload. */
  async startUpload(name: string): Promise<string> {
    const response = await this.call("POST", `/v2/${name}/blobs/uploads/`);
    if (response.status !== 202) throw new Error(`${response.status} ${await response.text()}`);
    return response.headers.get("location") ?? "";
  }

  async pushBlob(name: string, bytes: Uint8Array): Promise<Digest> {
    const digest = digestOf(bytes);
    const response = await this.call("POST", `/v2/${name}/blobs/uploads/?digest=${digest}`, { body: bytes });
    if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
    return digest;
  }

  putManifest(name: string, reference: string, manifest: unknown, mediaType = ociManifest): Promise<Response> {
    const body = typeof manifest === "string" ? manifest : JSON.stringify(manifest);
    return this.call("PUT", `/v2/${name}/manifests/${reference}`, { body, headers: { "content-type": mediaType } });
  }

  /** Pushes an image of one layer; returns its digest and manifest. */
  async pushImage(name: string, tag: string, layer = `layer of ${tag}`, more: object = {}) {
    const manifest = { ...(await this.imageOf(name, Buffer.from(layer))), ...more };
    const response = await this.putManifest(name, tag, manifest);
    if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
    return { digest: response.headers.get("docker-content-digest") ?? "", manifest };
  }

  /** The manifest of an image whose blobs are pushed. */
  async imageOf(name: string, layer: Uint8Array) {
    const config = Buffer.from(JSON.stringify({ architecture: "amd64", os: "linux", rootfs: { type: "layers" } }));
    await this.pushBlob(name, config);
    await this.pushBlob(name, layer);
    return {
      schemaVersion: 2,
      mediaType: ociManifest,
      config: descriptor("application/vnd.oci.image.config.v1+json", config),
      layers: [descriptor("application/vnd.oci.image.layer.v1.tar+gzip", layer)],
    };
  }
}

export function descriptor(mediaType: string, bytes: Uint8Array) {
  return { mediaType, digest: digestOf(bytes), size: bytes.byteLength };
}

/** Status and OCI error code of an answer, as text to compare. */
export async function outcome(response: Response): Promise<string> {
  const text = await response.text();
  const body = text === "" ? undefined : (JSON.parse(text) as { errors?: { code: string }[] });
  return [response.status, ...(body?.errors ?? []).map((error) => error.code)].join(" ");
}
