// The signature that a request should bear, computed from it as AWS does. The vendor's signer cannot verify: it rebuilds
// presigned URLs its own way and keeps its canonical request to itself.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
import { hash, timingSafeEqual } from "node:crypto";
import type { WireRequest } from "../wire/message.ts";
import type { Signature } from "./signature.ts";

const sha256 = (data: string | Uint8Array) => hash("sha256", data, "hex");

const blockBytes = 64;

/** HMAC-SHA256 (RFC 2104) with its key prepared: node's own Hmac spends most of its time on preparing it for each message. */
class HmacKey {
  readonly #inner = Buffer.alloc(blockBytes, 0x36);
  readonly #outer = Buffer.alloc(blockBytes, 0x5c);

  constructor(secret: Uint8Array) {
    const key = secret.length > blockBytes ? hash("sha256", secret, "buffer") : secret;
    key.forEach((byte, i) => {
      this.#inner[i] = byte ^ 0x36;
      this.#outer[i] = byte ^ 0x5c;
    });
  }

  sign(text: string): Buffer {
    const inner = hash("sha256", Buffer.concat([this.#inner, Buffer.from(text, "utf8")]), "buffer");
    return hash("sha256", Buffer.concat([this.#outer, inner]), "buffer");
  }
}

/** Keys that are remembered; a key holds for one secret, day, region and service. */
const mostKeys = 1000;

export class SigV4 {
  readonly #keys = new Map<string, HmacKey>();

  /** Whether `secret` made the signature over this request. */
  verifies(request: WireRequest, signature: Signature, secret: string): boolean {
    const { date, region, service, time } = signature;
    const scope = `${date}/${region}/${service}/aws4_request`;
    const text = `AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(canonicalRequest(request, signature))}`;
    return timingSafeEqual(this.#key(secret, signature).sign(text), Buffer.from(signature.signature, "hex"));
  }

  #key(secret: string, { date, region, service }: Signature): HmacKey {
    const name = `${secret}\n${date}\n${region}\n${service}`;
    let key = this.#keys.get(name);
    if (!key) {
      const steps = [date, region, service, "aws4_request"];
      key = steps.reduce((last, step) => new HmacKey(last.sign(step)), new HmacKey(Buffer.from(`AWS4${secret}`)));
      if (this.#keys.size >= mostKeys) this.#keys.clear();
      this.#keys.set(name, key);
    }
    return key;
  }
}

/** The hash that the request declares for its body does not fit the body. */
export function bodyIsTampered({ headers, body, sentBody }: WireRequest): boolean {
  const declared = headers["x-amz-content-sha256"];
  return declared !== undefined && /^[0-9a-f]{64}$/.test(declared) && declared !== sha256(sentBody ?? body);
}

function canonicalRequest(request: WireRequest, signature: Signature): string {
  const { method, path, headers, body, sentBody } = request;
  const { signedHeaders } = signature;
  const lines = signedHeaders.map((name) => `${name}:${headerOf(headers, name)}\n`).join("");
  const query = canonicalQuery(request.query);
  return [method, canonicalPath(path), query, lines, signedHeaders.join(";"), sha256(sentBody ?? body)].join("\n");
}

/** The signer chooses the names: `constructor` is no header, and node keeps `set-cookie` as a list. */
const headerOf = (headers: WireRequest["headers"], name: string) =>
  Object.hasOwn(headers, name) ? String(headers[name]).trim().replace(/\s+/g, " ") : "";

const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** Every service but S3 encodes the path that was sent once more, and drops empty segments. */
function canonicalPath(path: string): string {
  if (path === "/" || path === "") return "/";
  return path
    .split("/")
    .map(encode)
    .join("/")
    .replace(/\/{2,}/g, "/");
}

function canonicalQuery(query: string): string {
  if (query === "") return "";
  const pairs = [...new URLSearchParams(query)]
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => [encode(name), encode(value)] as const);
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return pairs
    .sort((a, b) => order(a[0], b[0]) || order(a[1], b[1]))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}
